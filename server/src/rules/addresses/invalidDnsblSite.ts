import { readRestrictions } from '../../model/restrictionList.ts';
import { type TypedValue, sourceOf } from '../../model/typedValue.ts';
import type { Span } from '../../syntax/span.ts';
import { isHostname } from './hostPort.ts';
import { judgedItems, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import type { RuleData, ValueContext, ValueRule } from '../rule.ts';

type Data = RuleData<'invalid-dnsbl-site'>;
interface Site {
  readonly text: string;
  readonly span: Span;
  readonly restriction?: string;
}

/**
 * postscreen_dnsbl.c, psc_dnsbl_add_site(): `bad DNSBL weight factor`, `bad DNSBL filter syntax`, `bad DNSBL domain
 * name`; postscreen dies at each connection. smtpd_check.c reads a filter behind `reject_rbl_client` when it first
 * needs it (`RBL reply error`, fatal), and looks up a name that is none without a message: it is never listed.
 */
export const invalidDnsblSite: ValueRule<'invalid-dnsbl-site'> = {
  code: 'invalid-dnsbl-site',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'dnsbl-site-list' || value === 'restriction-list',
  check(value, context, report) {
    const sites = value.parameter.value === 'restriction-list' ? inRestrictions(value, context) : listed(value);
    for (const { text, span, restriction } of sites) {
      if (/[$<>]/.test(text) || upperCasePlaceholder.test(text)) continue;
      // Behind a restriction, wrong-separator tells of a `;` at the end.
      if (restriction !== undefined && text.endsWith(';')) continue;
      const found = withoutSemicolon(text) ?? problemOf(text, restriction !== undefined);
      if (!found) continue;
      report({
        span: sourceOf(value, span),
        data: { name: value.parameter.name, text, ...(restriction === undefined ? {} : { restriction }), ...found },
        ...(restriction !== undefined && found.problem !== 'filter' ? { severity: 'warning' } : {}),
      });
    }
  },
  fixes: replaceBySuggestion,
};

function listed(value: TypedValue): Site[] {
  return judgedItems(value, { braces: false }).map(({ text, span }) => ({ text, span }));
}

function inRestrictions(value: TypedValue, { configuration, used }: ValueContext): Site[] {
  if (!/_(?:rh?s?bl|dnswl|rhswl)_/i.test(value.logical.text)) return [];
  return readRestrictions(judgedItems(value), configuration.knowledge, used.classes).flatMap(
    ({ name, facts, argument, uncertain }): Site[] => {
      const own = facts?.argument === 'dns-list' && !uncertain && argument?.written ? argument : undefined;
      // What stands there instead of an argument, restriction-argument tells of.
      return own && name !== undefined && !configuration.knowledge.restrictions.has(own.text.toLowerCase())
        ? [{ text: own.text, span: own.span, restriction: name }]
        : [];
    },
  );
}

type Found = Pick<Data, 'problem' | 'suggestion'>;

/** `list*2;`: the rest is as it should be. */
function withoutSemicolon(text: string): Found | undefined {
  if (text.length > 300) return undefined;
  const rest = text.replace(/;+$/, '');
  const found = rest === text ? undefined : problemOf(text, false);
  return found && rest !== '' && !problemOf(rest, false) ? { ...found, suggestion: rest } : undefined;
}

function problemOf(text: string, restriction: boolean): Found | undefined {
  const star = text.indexOf('*');
  const equals = text.indexOf('=');
  // Only postscreen takes weights; smtpd takes a `*` for part of the name, or of the filter.
  const [site, weight] = star >= 0 && !restriction ? [text.slice(0, star), text.slice(star + 1)] : [text, undefined];
  const [domain, filter] =
    equals >= 0 && equals < site.length ? [site.slice(0, equals), site.slice(equals + 1)] : [site, undefined];
  // `list=127.0.0.*`: a wildcard of other software, which the weight begins with here.
  const wildcard =
    /^127(?:\.\d+){1,2}\.$/.test(filter ?? '') && weight === '' ? `${domain}=${filter ?? ''}[0..255]` : undefined;
  if (wildcard !== undefined) return { problem: 'weight', suggestion: wildcard };
  if (weight !== undefined && !/^[+-]?\d+$/.test(weight)) return { problem: 'weight' };
  if (restriction && filter !== undefined && /^\d+(?:\.\d+){2}\.\*$/.test(filter))
    return { problem: 'filter', suggestion: `${domain}=${filter.slice(0, -1)}[0..255]` };
  if (filter !== undefined && !isFilter(filter))
    return restriction && /\*-?\d+$/.test(filter) && isFilter(filter.replace(/\*-?\d+$/, ''))
      ? { problem: 'filter', suggestion: text.replace(/\*-?\d+$/, '') }
      : { problem: 'filter' };
  if (isHostname(domain)) return undefined;
  if (domain.length > 300) return { problem: 'domain' };
  const bare = domain
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[./;]+$/, '')
    .replace(restriction ? /\*-?\d+$/ : /$^/, '');
  return {
    problem: 'domain',
    ...(isHostname(bare) && bare.includes('.') ? { suggestion: bare + text.slice(domain.length) } : {}),
  };
}

/** ip_match_parse() (util/ip_match.c): four fields, each a number or `[ ]` with numbers and ranges between `;`. */
function isFilter(filter: string): boolean {
  const pattern =
    /^\[(?:[^[\]]|\[[^[\]]*\])*\]$/.test(filter) && filter.includes('.') && !/^\[[^[\]]*\]\./.test(filter)
      ? filter.slice(1, -1)
      : filter;
  const fields = pattern.match(/\[[^[\]]*\]|[^.[\]]+/g) ?? [];
  if (fields.length !== 4 || fields.join('.') !== pattern) return false;
  return fields.every((field) =>
    field.startsWith('[') ? field.slice(1, -1).split(';').every(isRange) : isByte(field),
  );
}

function isRange(text: string): boolean {
  const [low, high, ...more] = text.split('..');
  if (low === undefined || !isByte(low) || more.length) return false;
  return high === undefined || (isByte(high) && Number(low) <= Number(high));
}

function isByte(text: string): boolean {
  return /^\d{1,6}$/.test(text) && Number(text) <= 255;
}
