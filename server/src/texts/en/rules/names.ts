import type { NameRuleData } from '../../../rules/names/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about names of parameters say. */
export const enNameRules: TextsOf<NameRuleData> = {
  'unknown-parameter': (d) =>
    d.service !== undefined
      ? `“${d.name}” would be for a service “${d.service}”, which master.cf does not have: Postfix ignores it.`
      : `Postfix has no parameter “${d.name}” and ignores it.${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`,
  'duplicate-parameter': (d) =>
    d.same
      ? `“${d.name}” is set again further down, to the same value.`
      : `“${d.name}” is set again further down: Postfix uses the last value (“overriding earlier entry”).`,
  'deprecated-parameter': (d) =>
    `“${d.name}” is deprecated since Postfix ${d.since}${d.replacement ? `; use “${d.replacement}” instead` : ''}.`,
  'removed-parameter': (d) =>
    `Postfix ${d.removed} removed “${d.name}” and ignores it${d.replacement ? `; use “${d.replacement}” instead` : ''}.`,
  'newer-parameter': (d) =>
    `Postfix ${d.release} does not have “${d.name}” (it came with ${d.since}) and ignores it.`,
  'read-only-parameter': (d) =>
    `Each program sets “${d.name}” for itself: this line has no effect (“read-only parameter assignment”).`,
  'no-compatibility-level': (d) =>
    `compatibility_level is not set, so that the defaults of level 0 hold (“Postfix is using backwards-compatible default settings”)${
      d.services.length > 0 ? `: “-” in the chroot column means y (${d.services.join(', ')})` : ''}${
      d.relay ? `${d.services.length > 0 ? ', and' : ':'} “smtpd_relay_restrictions” is empty` : ''}.`,
  'setting-without-effect': (d) =>
    d.skipped ? `Without “${d.other}” a client that does not say HELO passes “${d.name}” by.` : `“${d.name}” does nothing without “${d.other}”.`,
};
