import type { NameRuleData } from '../../../rules/names/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about names of parameters say. */
export const enNameRules: TextsOf<NameRuleData> = {
  'unknown-parameter': (d) => {
    if (d.service !== undefined) return `master.cf has no service "${d.service}", so Postfix ignores "${d.name}".`;
    if (d.suggestion) return `Postfix has no parameter "${d.name}"; `
      + `did you mean "${d.suggestion}"? Postfix ignores this setting.`;
    return `Postfix has no parameter "${d.name}"; it ignores this setting.`;
  },
  'duplicate-parameter': (d) =>
    d.same
      ? `"${d.name}" is set again below, to the same value.`
      : `"${d.name}" is set again below, and Postfix uses the last value ("overriding earlier entry").`,
  'deprecated-parameter': (d) =>
    d.replacement
      ? `Use "${d.replacement}" instead: "${d.name}" has been deprecated since Postfix ${d.since}.`
      : `"${d.name}" has been deprecated since Postfix ${d.since}.`,
  'removed-parameter': (d) =>
    d.replacement
      ? `Use "${d.replacement}" instead: Postfix ${d.removed} removed "${d.name}" and ignores this setting.`
      : `Postfix ${d.removed} removed "${d.name}" and ignores this setting.`,
  'newer-parameter': (d) => `"${d.name}" needs Postfix ${d.since} or newer; `
    + `Postfix ${d.release} ignores this setting.`,
  'read-only-parameter': (d) =>
    `This setting has no effect: each Postfix program sets "${d.name}" itself ("read-only parameter assignment").`,
};
