import type { ByteString } from '../../base/byteString.ts';
import { atoi } from '../../base/cInt.ts';
import { type ReplacementPart, readReplacement } from '../../syntax/tables/replacement.ts';
import type { GroupSpan } from '../pcre/engine.ts';

/** The result of a rule, checked. */
export type ResultTemplate =
  /** Nothing is put in: `$$` is `$` already. */
  | { readonly kind: 'literal'; readonly text: ByteString }
  | {
      readonly kind: 'template';
      readonly parts: readonly ReplacementPart[];
      /** The largest number of a group, as the C code holds it: a size_t. */
      readonly largest: number;
      /** The same as `%d` prints it. */
      readonly printed: number;
    }
  | { readonly kind: 'bad' };

/** How a table's type words an index of 0, and the text in front of it all. */
export interface ResultWords {
  readonly outOfRange: string;
  /** Warns with the place of the rule in front. */
  readonly say: (message: string) => void;
  /** Warns without it, as mac_parse.c does. */
  readonly sayPlain: (message: string) => void;
}

/** Checks the `$number`s of a result: dict_regexp_prescan(), dict_pcre_prescan(). */
export function checkResult(text: ByteString, { outOfRange, say, sayPlain }: ResultWords): ResultTemplate {
  const { parts, problem } = readReplacement(text);
  let isBad = false;
  let largest = 0;
  let printed = 0;
  for (const part of parts) {
    if (part.kind === 'literal') continue;
    // Behind an error mac_parse() ends without a word at the next one in brackets.
    if (isBad && part.isBracketed) return { kind: 'bad' };
    if (!/^[0-9]+$/.test(part.name)) {
      say(`non-numeric replacement index "${part.name}"`);
      isBad = true;
      continue;
    }
    const number = atoi(part.name);
    // A negative number is a large size_t.
    const size = number < 0 ? number + 2 ** 64 : number;
    if (size < 1) {
      say(`${outOfRange} replacement index "${part.name}"`);
      isBad = true;
    } else if (size > largest) {
      largest = size;
      printed = number;
    }
  }
  if (problem?.code === 'truncated') sayPlain(`truncated macro reference: "${text}"`);
  else if (problem && !(isBad && problem.isBracketed)) sayPlain(`empty macro name: "${text}"`);
  if (problem || isBad) return { kind: 'bad' };
  if (largest > 0) return { kind: 'template', parts, largest, printed };
  return { kind: 'literal', text: parts.map((part) => (part.kind === 'literal' ? part.text : '')).join('') };
}

/** The result with groups put in; a group that took no part is empty. */
export function expandResult(
  parts: readonly ReplacementPart[],
  key: ByteString,
  groups: readonly GroupSpan[],
): ByteString {
  let text = '';
  for (const part of parts) {
    if (part.kind === 'literal') text += part.text;
    else {
      const span = groups[atoi(part.name)];
      if (span) text += key.slice(span.start, span.end);
    }
  }
  return text;
}
