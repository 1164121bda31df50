import { parameterOf } from '../../model/parameter.ts';
import type { Target } from '../rule.ts';

/**
 * What a setting's value is made of, as far as stray characters in it are concerned. `text`: a person or a shell reads
 * it, so that `#`, quotes and any character can be meant. `unknown`: a name of the user's own, mostly a list.
 */
export type ValueUse = 'words' | 'text' | 'unknown';

const textKinds = new Set([
  'text',
  'text-template',
  'shell-command',
  'strftime-format',
  'smtp-reply-action',
  'character-set',
  'syslog-tag',
  'date',
  'version',
]);

/**
 * What people call texts of their own, and settings of patched Postfix builds such as `virtual_maildir_limit_message`.
 */
const textName = /(?:^|_)(?:message|text|banner|reason|reply|footer|subject|command|password|query|filter|label)$/;

/** How the value of a name is used; releases do not differ in that. */
export function valueUse({ knowledge, release }: Target, name: string): ValueUse {
  const parameter = parameterOf({ knowledge, release }, name, { anyRelease: true });
  if (!parameter) return textName.test(name) ? 'text' : 'unknown';
  return parameter.raw || textKinds.has(parameter.value ?? '') ? 'text' : 'words';
}
