import type { Prose } from '../../facts/prose.ts';
import type { Messages } from '../../texts/messages.ts';
import type { Context } from '../../rules/rule.ts';
import type { LanguageDocument } from '../language.ts';

/**
 * What texts about parameters and their values are made from: main.cf's settings as one reader of them has them, which
 * is main.cf itself or a service of master.cf with its `-o`.
 */
export interface ParameterView {
  /** Offsets of settings in it are those of main.cf; the text is that of the file that is looked at. */
  readonly context: Context;
  /** Those of the main.cf. */
  readonly lines: LanguageDocument['lines'];
  readonly messages: Messages;
  readonly prose: Prose;
}
