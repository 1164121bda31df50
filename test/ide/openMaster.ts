import { TextDocument } from 'vscode-languageserver-textdocument';
import { editsOfSafe } from '../../server/src/ide/codeActions.ts';
import type { LanguageDocument } from '../../server/src/languages/language.ts';
import { masterCf } from '../../server/src/languages/masterCf/masterCf.ts';
import type { MasterDocument } from '../../server/src/languages/masterCf/masterDocument.ts';
import { type Prose, noProse } from '../../server/src/facts/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';
import type { Messages } from '../../server/src/texts/messages.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';
import { findingsIn } from '../../server/src/rules/check.ts';
import { fixesOf } from '../../server/src/rules/fixesOf.ts';
import type { Finding, MasterContext } from '../../server/src/rules/rule.ts';
import { masterContextFor } from '../instanceFor.ts';
import { mark, open } from './open.ts';

export interface MasterOpening {
  readonly release?: string;
  readonly main?: string;
  readonly prose?: Prose;
  readonly messages?: Messages;
}

/** A master.cf as features get it. */
export function openMaster(
  text: string,
  { release = '3.11', main, prose = noProse, messages = locales.en }: MasterOpening = {},
): MasterDocument {
  const uri = 'file:///etc/postfix/master.cf';
  const context = masterContextFor({ main, master: text, release });
  const lines = TextDocument.create(uri, 'postfix-master-cf', 1, text);
  const beside =
    main === undefined ? [] : [open(main, { release, master: text, prose, messages, others: () => [document] })];
  const document: MasterDocument = {
    uri,
    id: 'master.cf',
    language: masterCf,
    lengthIn: (start, end) => end - start,
    lines,
    context,
    messages,
    prose,
    others: (): LanguageDocument[] => beside.map((one) => ({ ...one })),
  };
  return document;
}

/** The same for a text with a cursor mark `‸` in it. */
export function openMasterAt(marked: string, opening?: MasterOpening): { document: MasterDocument; offset: number } {
  const offset = marked.indexOf(mark);
  if (offset < 0) throw new Error('no cursor mark');
  return { document: openMaster(marked.replace(mark, ''), opening), offset };
}

/** What is found in it. */
export function checkMaster(context: MasterContext): readonly Finding[] {
  return findingsIn(context.instance, 'master.cf');
}

/** The edits of all safe fixes. */
export function safeEdits(
  { context }: Pick<MasterDocument, 'context'>,
  findings: readonly Finding[],
): ReturnType<typeof editsOfSafe> {
  return editsOfSafe(findings, (finding) => fixesOf(finding, context.instance));
}

/** Services and options as the daemons see them: what formatting must not change. */
export function asRead(text: string): unknown {
  return parseMasterCf(text)
    .entries.filter(({ stray }) => !stray)
    .map(({ columns, arguments: args, overrides }) => ({
      words: [...columns, ...args].map((word) => [word.text, word.braced, word.problem]),
      overrides: overrides.map(({ name, value, problem }) => [name, value.text, problem]),
    }));
}
