import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { type PositionEncoding, linesIn } from '../instance/positionEncoding.ts';
import { type SourceFile, textOfFile } from '../instance/sourceFile.ts';
import { ruleOf } from '../rules/index.ts';
import { nameRules } from '../rules/names/index.ts';
import { elementAt } from '../syntax/mainCf.ts';

/** Where the last of several edits ends in the file that they left; undefined where all of it was replaced. */
export function endOfEdit(
  file: SourceFile | undefined,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: PositionEncoding = 'utf-16',
): number | undefined {
  const last = changes.at(-1);
  if (!file || !last || !('range' in last)) return undefined;
  return linesIn(encoding, file).offsetAt(last.range.start) + last.text.length;
}

/**
 * What there is to say while a person types: a value that is still empty is no mistake yet. Names are
 * judged all the same,
 * and so is everything once the file is saved or another place is edited.
 */
export function whileTyping(
  items: Diagnostic[],
  file: SourceFile | undefined,
  typedAt: number | undefined,
  encoding: PositionEncoding = 'utf-16',
): Diagnostic[] {
  if (typedAt === undefined || file?.language !== 'main.cf') return items;
  const { elements, offsets } = file.tree;
  const line = textOfFile(file).slice(0, typedAt).split('\n').at(-1);
  // A new line that has nothing yet ends the value.
  if (line === '') return items;
  let index = elementAt(file.tree, typedAt);
  // One of blanks alone will continue it.
  if (elements[index]?.kind === 'blank') index--;
  const [element, offset = 0] = [elements[index], offsets[index]];
  if (element?.kind !== 'assignment' || element.value.text.trim() !== '') return items;
  // The cursor is in the value: a name may be changed while its value is empty for good.
  if (typedAt <= offset + element.equals) return items;
  const [start, end] = [offset, offsets[index + 1] ?? Infinity];
  const lines = linesIn(encoding, file);
  const isEarly = ({ code, range }: Diagnostic): boolean => {
    const at = lines.offsetAt(range.start);
    return at >= start && at < end && isAboutValue(String(code));
  };
  return items.some(isEarly) ? items.filter((one) => !isEarly(one)) : items;
}

const codesOfNames: ReadonlySet<string> = new Set(nameRules.map(({ code }) => code));

/** Whether a rule looks at what a setting is set to, alone or beside others. */
function isAboutValue(code: string): boolean {
  const scope = ruleOf(code)?.scope;
  return (scope === 'value' || scope === 'instance') && !codesOfNames.has(code);
}
