import type { RestrictionArgument } from '../../facts/factTypes.ts';
import { type RestrictionItem, readRestrictions } from '../../model/restrictionList.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { splitList, unbrace } from '../../syntax/splitList.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { removeItem } from '../fixes/listEdit.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { Fix, ValueContext, ValueRule } from '../rule.ts';
import { usualType } from '../tables/usualType.ts';
import type { ArgumentProblem } from './data.ts';

interface Problem {
  readonly problem: ArgumentProblem;
  readonly argument?: string;
  readonly suggestion?: string;
}

/**
 * smtpd_check.c: `restriction check_client_access: bad argument "x": need maptype:mapname`, `restriction
 * check_policy_service must be followed by transport:server`, `restriction sleep must be followed by number` (all with
 * `451 4.3.5 Server configuration error`), `restriction reject_rbl_client requires domain name argument`, `specify one
 * of (check_client_access, …) before DATA restriction "x"`. A policy service that auto_clnt_create() cannot read is
 * fatal.
 */
export const restrictionArgument: ValueRule<'restriction-argument'> = {
  code: 'restriction-argument',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'restriction-list',
  check(value, context, report) {
    const { parameter, logical } = value;
    const { knowledge } = context.configuration;
    const bare = knowledge.restrictionLists[parameter.name];
    for (const item of readRestrictions(judgedItems(value), knowledge, context.used.classes, context.lookup)) {
      const { word, argument, facts } = item;
      if (!word.written && !(argument?.written ?? false)) continue;
      if (item.kind === 'table' && bare && bare.bareTable === undefined && !item.uncertain) {
        // An endpoint without check_policy_service has a type that unknown-table-type tells of.
        if (!knowledge.tableTypes.has(word.text.slice(0, word.text.indexOf(':')))) continue;
        report({
          span: sourceOf(value, word.span),
          data: { name: word.text, problem: 'bare-table', list: parameter.name },
        });
        continue;
      }
      const found = facts?.argument && problemOf(item, facts.argument, context, logical.text);
      if (!found) continue;
      const at = found.argument !== undefined && argument ? argument.span : word.span;
      report({
        span: sourceOf(value, at),
        data: { name: word.text, list: parameter.name, expected: facts?.argument ?? 'map', ...found },
        ...(facts?.argument === 'restriction' ? { severity: 'warning' } : {}),
      });
    }
  },
  fixes({ span, data }, context) {
    const { problem, argument, suggestion } = data;
    if (suggestion !== undefined) return [replaceValue(span, suggestion)];
    if (problem === 'untyped' && argument?.startsWith('/'))
      return [replaceValue(span, `${usualType(context, argument)}:${argument}`)];
    if (problem === 'missing')
      return [
        {
          title: { key: 'removeLine', data: { name: data.name } },
          edits: [removeItem(context.text, span)],
          preferred: data.expected === 'restriction',
        },
      ];
    if (problem !== 'bare-table') return [];
    return ['check_recipient_access', 'check_sender_access', 'check_client_access'].map((word): Fix => ({
      title: { key: 'insertWord', data: { word } },
      edits: [{ span: { start: span.start, end: span.start }, text: `${word} ` }],
    }));
  },
};

function problemOf(
  item: RestrictionItem,
  expected: RestrictionArgument,
  context: ValueContext,
  text: string,
): Problem | undefined {
  const { argument, uncertain, word } = item;
  if (expected === 'restriction') {
    // In case the list ends with warn_if_reject, generic_checks() just forgets it.
    return /^[\s,]*$/.test(text.slice(word.span.end)) ? { problem: 'missing' } : undefined;
  }
  if (!argument) return uncertain ? undefined : { problem: 'missing' };
  const own = argument.text;
  const { knowledge } = context.configuration;
  const isRestriction = knowledge.restrictions.has(own.toLowerCase()) || context.used.classes.has(own);
  switch (expected) {
    case 'map':
    case 'map-or-search-order':
      if (expected === 'map' && own.startsWith('{'))
        return { problem: 'braced', argument: own, suggestion: unbrace(own).text };
      if (own.includes(':')) return undefined;
      return { problem: isRestriction ? 'restriction' : 'untyped', argument: own };
    case 'dns-list':
      return isRestriction ? { problem: 'restriction', argument: own } : undefined;
    case 'seconds':
      if (/^\d+$/.test(own)) return undefined;
      if (isRestriction) return { problem: 'restriction', argument: own };
      return {
        problem: 'number',
        argument: own,
        ...(/^\d+s(?:ec(?:onds?)?)?$/.test(own) ? { suggestion: String(parseInt(own, 10)) } : {}),
      };
    case 'policy-endpoint':
      return isRestriction ? { problem: 'restriction', argument: own } : endpointProblem(own);
  }
}

/** auto_clnt.c: `need service transport:endpoint instead of "x"`, `invalid transport name: x in service: x:y`. */
function endpointProblem(text: string): Problem | undefined {
  const endpoint = text.startsWith('{') ? (splitList(unbrace(text).text, { braces: false })[0]?.text ?? '') : text;
  if (endpoint.includes('$') || /^(?:inet|unix|local):./.test(endpoint)) return undefined;
  const suggestion = meantEndpoint(endpoint);
  return {
    problem: 'endpoint',
    argument: endpoint,
    ...(suggestion !== undefined && !text.startsWith('{') ? { suggestion } : {}),
  };
}

/** The endpoint that a text without a transport, or with one in capitals, stands for. */
function meantEndpoint(text: string): string | undefined {
  if (/^(?:\/|private\/|public\/)/.test(text)) return `unix:${text}`;
  if (/^(?:\[[\da-fA-F:.]+\]|[\w.-]+):\d+$/.test(text) && !/^(?:tcp|udp):/i.test(text)) return `inet:${text}`;
  return /^(?:inet|unix|local):./i.test(text) ? text.replace(/^\w+/, (name) => name.toLowerCase()) : undefined;
}
