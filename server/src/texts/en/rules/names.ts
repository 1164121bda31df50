import type { NameRuleData } from '../../../rules/names/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about names of parameters say. */
export const enNameRules: TextsOf<NameRuleData> = {
  'unknown-parameter': (d) => {
    if (d.service !== undefined) return `master.cf has no service "${d.service}", so Postfix ignores "${d.name}".`;
    if (d.suggestion)
      return (
        `Postfix has no parameter "${d.name}"; ` + `did you mean "${d.suggestion}"? Postfix ignores this setting.`
      );
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
  'newer-parameter': (d) =>
    `"${d.name}" needs Postfix ${d.since} or newer; ` + `Postfix ${d.release} ignores this setting.`,
  'read-only-parameter': (d) =>
    `This setting has no effect: each Postfix program sets "${d.name}" itself ("read-only parameter assignment").`,
  'no-compatibility-level': (d) => {
    const effects = [
      ...(d.services.length > 0 ? [`"-" in the chroot column means y (${d.services.join(', ')})`] : []),
      ...(d.relay ? ['"smtpd_relay_restrictions" is empty'] : []),
    ];
    return (
      'Set compatibility_level: without it, the defaults of level 0 apply ' +
      '("Postfix is using backwards-compatible default ' +
      `settings")${effects.length > 0 ? ': ' : ''}${effects.join(', and ')}.`
    );
  },
  'setting-without-effect': (d) =>
    d.skipped
      ? `Set "${d.other}" too: without it, a client that sends no HELO skips "${d.name}".`
      : `"${d.name}" has no effect without "${d.other}".`,
};
