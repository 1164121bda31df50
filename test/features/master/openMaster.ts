import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import { editsOfSafe } from '../../../server/src/features/codeActions.ts';
import type { MasterDocument } from '../../../server/src/features/master/masterDocument.ts';
import { knowledge } from '../../../server/src/knowledge/knowledge.ts';
import { type Prose, noProse } from '../../../server/src/knowledge/prose.ts';
import { locales } from '../../../server/src/texts/locales.ts';
import type { Messages } from '../../../server/src/texts/messages.ts';
import { masterContext, masterFixesOf } from '../../../server/src/rules/master/check.ts';
import type { MasterFinding } from '../../../server/src/rules/master/masterRule.ts';
import { parseMainCf } from '../../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../../server/src/syntax/masterCf.ts';
import { mark, open } from '../open.ts';

export interface MasterOpening { readonly release?: string; readonly main?: string; readonly prose?: Prose; readonly messages?: Messages }

/** A master.cf as features get it. */
export function openMaster(text: string, { release = '3.11', main, prose = noProse, messages = locales.en }: MasterOpening = {}): MasterDocument {
  const uri = 'file:///etc/postfix/master.cf';
  const tree = main === undefined ? undefined : parseMainCf(main);
  const context = masterContext(knowledge, release, text, parseMasterCf(text), tree);
  const lines = TextDocument.create(uri, 'postfix-master-cf', 1, text);
  return { uri, lines, context, messages, prose, ...(main === undefined ? {} : { main: open(main, { release, master: text, prose, messages }) }) };
}

/** The same for a text with a cursor mark `‸` in it. */
export function openMasterAt(marked: string, opening?: MasterOpening): { document: MasterDocument; offset: number } {
  const offset = marked.indexOf(mark);
  if (offset < 0) throw new Error('no cursor mark');
  return { document: openMaster(marked.replace(mark, ''), opening), offset };
}

/** The edits of all safe fixes. */
export function safeEdits({ context }: Pick<MasterDocument, 'context'>, findings: readonly MasterFinding[]): ReturnType<typeof editsOfSafe> {
  return editsOfSafe(findings, (finding) => masterFixesOf(finding, context));
}

/** The text that a range covers. */
export function covered(document: Pick<MasterDocument, 'lines'>, range: Range): string {
  const lines = document.lines as TextDocument;
  return lines.getText().slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}

/** The text with edits applied. */
export function edited(document: Pick<MasterDocument, 'lines'>, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(document.lines as TextDocument, [...edits]);
}

/** Services and options as the daemons see them: what formatting must not change. */
export function asRead(text: string): unknown {
  return parseMasterCf(text).entries.filter(({ stray }) => !stray).map(({ columns, arguments: args, overrides }) => ({
    words: [...columns, ...args].map((word) => [word.text, word.braced, word.problem]), overrides: overrides.map(({ name, value, problem }) => [name, value.text, problem]),
  }));
}
