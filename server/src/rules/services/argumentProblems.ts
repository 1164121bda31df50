import {
  type ServiceArguments,
  isComplete,
  optionLetters,
  programOf,
  readServiceArguments,
  valueLetters,
} from '../../model/masterService.ts';
import type { MasterEntry, MasterOverride, MasterWord } from '../../syntax/masterCf.ts';
import type { Span } from '../../syntax/span.ts';
import { isTemplate } from '../reportedByOtherRule.ts';
import type { CommentEffect, OptionProblem } from './data.ts';

/** What is wrong with the arguments of a service, before anyone looks at what they say. */
export type ArgumentFault =
  | {
      readonly kind: 'spacing';
      readonly override: MasterOverride;
      readonly words: readonly MasterWord[];
      readonly span: Span;
    }
  | {
      readonly kind: 'split';
      readonly override: MasterOverride;
      readonly words: readonly MasterWord[];
      readonly span: Span;
      readonly comma: boolean;
      readonly quoted: boolean;
    }
  | { readonly kind: 'comment'; readonly span: Span; readonly text: string; readonly effect: CommentEffect }
  | { readonly kind: 'extra'; readonly span: Span; readonly text: string }
  | { readonly kind: 'option'; readonly problem: OptionProblem; readonly span: Span; readonly text: string };

/** Programs that read arguments of their own behind the options. */
export const attributePrograms: ReadonlySet<string> = new Set(['pipe', 'spawn', 'smtp', 'lmtp']);
/** postscreen.c and nbdb_reindexd.c do not look at theirs. */
const heedless = new Set(['postscreen', 'nbdb_reindexd']);

/** The faults of an entry's arguments, in file order. */
export function argumentFaults(entry: MasterEntry, text: string): ArgumentFault[] {
  const program = programOf(entry);
  if (
    !isComplete(entry) ||
    program === undefined ||
    entry.arguments.length === 0 ||
    isTemplate(text.slice(entry.span.start, entry.span.end))
  )
    return [];
  const faults: ArgumentFault[] = [];
  const args = readServiceArguments(entry);
  optionFaults(entry, args, faults);
  restFault(entry, program, args, text, faults);
  return faults.sort((a, b) => a.span.start - b.span.start);
}

function optionFaults(entry: MasterEntry, { options, rest }: ServiceArguments, faults: ArgumentFault[]): void {
  for (const word of entry.arguments) {
    if (word.problem && word.braced)
      faults.push({ kind: 'option', problem: word.problem, span: word.span, text: word.text });
    else if (!word.braced && isOpen(word.text))
      faults.push({ kind: 'option', problem: 'swallowing', span: word.span, text: word.text.slice(0, 40) });
  }
  for (const { word, value } of options) {
    if (value || [...word.text.slice(1)].some((letter) => valueLetters.includes(letter))) continue;
    const letter = [...word.text.slice(1)].find((one) => !optionLetters.includes(one));
    if (letter !== undefined) faults.push({ kind: 'option', problem: 'letter', span: word.span, text: letter });
  }
  for (const override of entry.overrides) {
    if (!override.problem || override.problem === 'unclosed' || override.problem === 'trailing') continue;
    // `-o a = b` is told of as one thing.
    if (override === entry.overrides.at(-1) && override.name !== '' && rest[0] && /^=/.test(rest[0].text)) continue;
    const problem = override.problem === 'missing-equals' && override.name === '' ? 'missing-value' : override.problem;
    faults.push({ kind: 'option', problem, span: override.span, text: override.name });
  }
}

/** balpar() of an unclosed `{` inside a word: mystrtokq() goes on to the end of the entry. */
function isOpen(text: string): boolean {
  if (!text.includes('{') || !/\s/.test(text)) return false;
  let level = 0;
  for (const character of text) {
    if (character === '{') level++;
    else if (character === '}' && level > 0) level--;
  }
  return level > 0;
}

function restFault(
  entry: MasterEntry,
  program: string,
  { options, rest }: ServiceArguments,
  text: string,
  faults: ArgumentFault[],
): void {
  const comment = rest.findIndex(
    (word) => word.text.startsWith('#') && !word.braced && startsAfterBlank(text, word.span.start),
  );
  const attributes = attributePrograms.has(program);
  const words = comment < 0 ? rest : rest.slice(0, comment);
  const first = words[0];
  if (first && !heedless.has(program)) {
    const last = options.at(-1);
    // `-so x`: to the daemon `o` is the value of `-s`, to postconf an option; what it takes for one may stand behind.
    const override =
      last?.word.text.includes('o') && !last.value?.braced
        ? entry.overrides.findLast(({ span }) => span.end <= first.span.start)
        : undefined;
    const behind = override && (last?.value ?? last?.word)?.text.endsWith('=') ? 'equals' : 'value';
    const isAttribute = attributes && /^[a-z_]+=/i.test(first.text);
    const span = { start: override ? override.span.start : first.span.start, end: wordsEnd(words, attributes) };
    if (override && override.problem === 'missing-equals' && first.text.startsWith('='))
      faults.push({ kind: 'spacing', override, words: ownWords(words, attributes), span });
    else if (override && !override.problem && behind === 'equals' && !isAttribute)
      faults.push({ kind: 'spacing', override, words: ownWords(words, attributes), span });
    else if (override && !override.problem && behind === 'value' && !isAttribute) {
      faults.push({
        kind: 'split',
        override,
        words: ownWords(words, attributes),
        span,
        comma: override.value.text.endsWith(',') || first.text.startsWith(','),
        quoted: /^["']/.test(override.value.text),
      });
    } else if (!attributes)
      faults.push({ kind: 'extra', span: { start: first.span.start, end: wordsEnd(words, false) }, text: first.text });
  }
  const hash = rest[comment];
  if (!hash) return;
  const lineEnd = text.indexOf('\n', hash.span.start);
  const end =
    rest.filter(({ span }) => span.start >= hash.span.start && (lineEnd < 0 || span.start < lineEnd)).at(-1)?.span
      .end ?? hash.span.end;
  const inCommand =
    (program === 'pipe' || program === 'spawn') && rest.slice(0, comment).some((word) => /^argv=/i.test(word.text));
  // A command's own `#` is no comment unless a blank stands on both sides of it, as nobody writes it there.
  if (inCommand && hash.text !== '#' && !/^#[ \w]/.test(hash.text)) return;
  const onArgument = inCommand ? 'passed' : 'stops';
  const effect = heedless.has(program) ? 'ignored' : onArgument;
  faults.push({
    kind: 'comment',
    span: { start: hash.span.start, end },
    text: text.slice(hash.span.start, end),
    effect,
  });
}

function startsAfterBlank(text: string, at: number): boolean {
  return at > 0 && /\s/.test(text.charAt(at - 1));
}

/** The words that belong to the value before: up to the next option, or for pipe and its like up to an attribute. */
function ownWords(words: readonly MasterWord[], attributes: boolean): readonly MasterWord[] {
  const end = words.findIndex(({ text }) => text.startsWith('-') || (attributes && /^[a-z_]+=/i.test(text)));
  return end < 0 ? words : words.slice(0, end);
}

function wordsEnd(words: readonly MasterWord[], attributes: boolean): number {
  return (ownWords(words, attributes).at(-1) ?? words[0])?.span.end ?? 0;
}
