import { atLeast, existsIn } from '../../facts/release.ts';
import { settingOf } from '../../model/configuration.ts';
import { type RestrictionItem, readRestrictions } from '../../model/restrictionList.ts';
import { sourceOf } from '../../model/typedValue.ts';
import { splitList } from '../../syntax/splitList.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { removeItem } from '../fixes/listEdit.ts';
import { nearestWord } from '../nearestWord.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { Context, Fix, RuleData, ValueContext, ValueRule } from '../rule.ts';

/**
 * smtpd_check.c: `unknown smtpd restriction: "x"`, and the client gets `451 4.3.5 Server configuration error` when the
 * item is reached. A restriction that 3.9 removed answers the same, with a message of its own. Old names that still
 * work are hints.
 */
export const unknownRestriction: ValueRule<'unknown-restriction'> = {
  code: 'unknown-restriction',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'restriction-list',
  check(value, context, report) {
    const { knowledge } = context.configuration;
    const items = judgedItems(value, { isOwn: !knowledge.parameters.has(value.parameter.name) });
    for (const item of readRestrictions(items, knowledge, context.used.classes, context.lookup)) {
      const found = problemOf(item, context);
      if (!found) continue;
      // What a known parameter brings in through `$name` is told of at its own line.
      if (!item.word.written && broughtIn(value.logical.text.slice(item.word.span.start, item.word.span.end), context))
        continue;
      report({
        span: sourceOf(value, item.word.span),
        data: { ...found, written: item.word.written },
        ...(found.deprecated === undefined ? {} : { severity: 'hint', tag: 'deprecated' }),
      });
    }
  },
  fixes({ span, data }, context) {
    if (!data.written) return [];
    if (data.suggestion !== undefined) return [replaceValue(span, data.suggestion)];
    if (data.name.toLowerCase() === 'reject_maps_rbl') return blackLists(span, context);
    const replacements = data.replacement ?? [];
    if (data.name.toLowerCase() === 'check_relay_domains') return [replaceValue(span, replacements.join(', '))];
    if (data.deprecated !== undefined)
      return replacements
        .filter((one) => context.configuration.knowledge.restrictions.has(one))
        .map((one) => replaceValue(span, one, { safe: true }));
    const remove: Fix = {
      title: { key: 'removeLine', data: { name: data.name } },
      edits: [removeItem(context.text, span)],
    };
    return [...replacements.map((one) => replaceValue(span, one, { preferred: false })), remove];
  },
};

type Data = RuleData<'unknown-restriction'>;

function problemOf(
  { kind, word, name, facts, uncertain }: RestrictionItem,
  { configuration, used }: ValueContext,
): Data | undefined {
  const { release, knowledge } = configuration;
  if (kind === 'unknown') {
    if (uncertain) return undefined;
    const known = [...knowledge.restrictions]
      .filter(([, one]) => existsIn(one, release) && !one.deprecated)
      .map(([one]) => one);
    const suggestion = nearestWord(word.text, [...known, ...used.classes]);
    return { name: word.text, release, ...(suggestion === undefined ? {} : { suggestion }) };
  }
  if (!facts || name === undefined) return undefined;
  const replacement = facts.deprecated?.replacedBy ? { replacement: facts.deprecated.replacedBy } : {};
  if (existsIn(facts, release)) {
    if (!facts.deprecated || !atLeast(release, facts.deprecated.since)) return undefined;
    return { name: word.text, release, deprecated: facts.deprecated.since, ...replacement };
  }
  if (facts.removed && atLeast(release, facts.removed))
    return { name: word.text, release, removed: facts.removed, ...replacement };
  return { name: word.text, release, newer: facts.since };
}

function broughtIn(macro: string, { configuration, used }: ValueContext): boolean {
  const name = /^\$\{?(\w+)\}?$/.exec(macro)?.[1];
  return name !== undefined && (configuration.knowledge.parameters.has(name) || used.classes.has(name));
}

/** `reject_maps_rbl` looked at the domains of maps_rbl_domains. */
function blackLists(span: { start: number; end: number }, { configuration }: Context): Fix[] {
  const domains = splitList(settingOf(configuration, 'maps_rbl_domains')?.element.value.text ?? '').map(
    ({ text }) => text,
  );
  if (!domains.length || domains.some((one) => one.includes('$'))) return [];
  return [replaceValue(span, domains.map((one) => `reject_rbl_client ${one}`).join(', '))];
}
