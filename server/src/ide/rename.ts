import type { Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { LanguageDocument, NameKind } from '../languages/language.ts';
import { type FoundName, instanceFiles, findName, occurrencesOf } from './names.ts';
import { rangeOf } from './range.ts';

/** The name at an offset, if the author of the files made it up: what Postfix calls something cannot be changed. */
export function prepareRename(
  document: LanguageDocument,
  offset: number,
): { range: Range; placeholder: string } | undefined {
  const found = renamable(document, offset);
  return found && { range: rangeOf(document, found.at.span), placeholder: found.at.name };
}

/** Renames what is named at an offset in all files; undefined where the old or the new name will not do. */
export function rename(document: LanguageDocument, offset: number, newName: string): WorkspaceEdit | undefined {
  const found = renamable(document, offset);
  if (!found || newName === found.at.name || !isFree(document, found.at.kind, newName)) return undefined;
  const changes: Record<string, TextEdit[]> = {};
  for (const { document: file, span } of found.all) {
    const edits = changes[file.uri] ?? [];
    edits.push({ range: rangeOf(file, span), newText: newName });
    changes[file.uri] = edits;
  }
  return { changes };
}

function renamable(document: LanguageDocument, offset: number): FoundName | undefined {
  const found = findName(document, offset);
  // What is not defined here may be the name of something else: another program's socket, a lookup table's next hop.
  if (!found?.all.some(({ role }) => role === 'definition')) return undefined;
  const { kind, name } = found.at;
  const isFixed = namingsOf(document, kind).some(
    ({ file, naming }) => naming.isReserved(file, name) || naming.isHidden?.(file, name),
  );
  return isFixed ? undefined : found;
}

function isFree(document: LanguageDocument, kind: NameKind, name: string): boolean {
  if (occurrencesOf(instanceFiles(document), { kind, name }).length > 0) return false;
  return namingsOf(document, kind).every(
    ({ file, naming }) => naming.pattern.test(name) && !naming.isTaken(file, name),
  );
}

/** What the languages of the files say of names of a kind. */
function namingsOf(document: LanguageDocument, kind: NameKind) {
  return instanceFiles(document).flatMap((file) =>
    (file.language.naming ?? []).filter((naming) => naming.kind === kind).map((naming) => ({ file, naming })),
  );
}
