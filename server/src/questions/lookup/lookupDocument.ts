import type { DocumentLink } from 'vscode-languageserver-types';
import { textOfBytes } from '../../base/byteString.ts';
import type { LookupAnswer, TablePlace, TableWarning } from '../../lookup/answer.ts';
import type { LookupTable, TableName } from '../../lookup/table.ts';
import { type Locale, locales } from '../../texts/locales.ts';
import type { TraceDocument } from '../trace/traceDocument.ts';
import type { KeyAnswer } from './lookUpKey.ts';
import { type LookupTexts, lookupTexts } from './lookupTexts.ts';

/** How an answer is shown. */
export interface LookupView {
  readonly release: string;
  readonly locale: Locale;
  /** The values are passwords: none is shown. */
  readonly isSecret: boolean;
  /** The address of a table's file. */
  readonly uriOfTable: (name: string) => string | undefined;
  /** What is wrong with the index of a table, where that is known. */
  readonly indexOf: (table: TableName) => { readonly state: 'missing' | 'older'; readonly index: string } | undefined;
}

/** A line; where it names a line of a table, that stands between the two texts. */
interface Row {
  readonly before: string;
  readonly place?: TablePlace | undefined;
  readonly after?: string;
}

/** The answers to a key as a text for people, with links to the lines that answered. */
export function lookupDocument(answers: readonly KeyAnswer[], view: LookupView): TraceDocument {
  const rows = answers.flatMap((answer, index) => [...(index > 0 ? [plain('')] : []), ...rowsOf(answer, view)]);
  const links: DocumentLink[] = [];
  const lines = rows.map(({ before, place, after = '' }, line) => {
    if (!place) return oneLine(before + after);
    const shown = `${textOfBytes(place.file)}:${place.line}`;
    const target = view.uriOfTable(place.file);
    const range = {
      start: { line, character: before.length },
      end: { line, character: before.length + shown.length },
    };
    if (target !== undefined) links.push({ range, target: `${target}#L${place.line}` });
    return oneLine(before + shown + after);
  });
  return { text: lines.map((line) => `${line}\n`).join(''), links };
}

function plain(before: string): Row {
  return { before };
}

function rowsOf({ question, daemon, postmap }: KeyAnswer, view: LookupView): Row[] {
  const texts = lookupTexts[view.locale];
  const rows = [plain(`# ${texts.title(question.key, question.role, view.release)}`), plain('')];
  if (postmap.length === 0) return [...rows, plain(texts.noTables(question.role ?? question.key))];
  if (daemon) {
    const { answer, program, tables } = daemon;
    rows.push(plain(`${texts.gets(program)}: ${resultOf(answer, texts, view)}`), plain(''));
    let last: string | undefined;
    for (const { key, table, answer: one } of answer.asked) {
      if (key.key !== last) rows.push(plain(`"${textOfBytes(key.key)}"`));
      last = key.key;
      rows.push(answerRow(`  ${nameOf(table)} -> `, one, texts, view));
    }
    if (answer.asked.length === 0) rows.push(plain(texts.noKeys));
    rows.push(...warningRows(program, [...tables.flatMap(openingOf), ...answer.warnings]));
    rows.push(plain(''));
  }
  rows.push(plain(`postmap -q "${question.key}"`));
  for (const { table, failure, answer } of postmap) {
    const asked = `  ${nameOf(table)} -> `;
    if (failure === undefined) rows.push(answerRow(asked, answer, texts, view));
    else rows.push(plain(`${asked}${texts.failed}: ${textOfBytes(failure)}`));
    rows.push(...warningRows('postmap', answer.warnings));
  }
  for (const { table } of postmap) {
    const index = view.indexOf(table);
    if (index)
      rows.push(plain(index.state === 'missing' ? texts.indexMissing(index.index) : texts.indexOlder(index.index)));
  }
  return rows;
}

function nameOf({ type, name }: TableName): string {
  return `${type}:${textOfBytes(name)}`;
}

function openingOf({ warnings, failure }: LookupTable): TableWarning[] {
  return failure === undefined ? [...warnings] : [...warnings, { severity: 'error', message: failure }];
}

function warningRows(program: string, warnings: readonly TableWarning[]): Row[] {
  const said = new Set(warnings.map(({ severity, message }) => `${program}: ${severity}: ${textOfBytes(message)}`));
  return [...said].map(plain);
}

function answerRow(asked: string, answer: LookupAnswer, texts: LookupTexts, view: LookupView): Row {
  switch (answer.kind) {
    case 'notFound':
      return plain(asked + texts.notFound);
    case 'error':
      return plain(asked + texts.failed);
    case 'unknown':
      return plain(asked + locales[view.locale].query.unknown(answer.reason));
    case 'found': {
      const value = view.isSecret ? texts.secret : textOfBytes(answer.value);
      return answer.place ? { before: `${asked}${value} (`, place: answer.place, after: ')' } : plain(asked + value);
    }
  }
}

function resultOf(
  answer: NonNullable<KeyAnswer['daemon']>['answer'],
  texts: LookupTexts,
  { isSecret, locale }: LookupView,
): string {
  if (answer.kind === 'found') return isSecret ? texts.secret : textOfBytes(answer.value);
  if (answer.kind === 'notFound') return texts.gotNothing;
  return answer.kind === 'error' ? texts.gotFailure : locales[locale].query.unknown(answer.reason);
}

/** A value may hold any character; a row stays one line, character for character. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]/g, ' ');
}
