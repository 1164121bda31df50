import { column } from '../../model/masterService.ts';
import { existsIn } from '../../facts/release.ts';
import { type MasterEntry, type MasterWord, columnCount } from '../../syntax/masterCf.ts';
import { nearestWord } from '../nearestWord.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { byteOrderMark } from './byteOrderMark.ts';
import { isTemplate, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import type { MasterContext, ServiceRule } from '../rule.ts';
import type { ColumnProblem } from './data.ts';

/** The names that master uses in its messages (master_ent.c). */
const columnNames = [
  'service name',
  'transport type',
  'private',
  'unprivileged',
  'chroot',
  'wakeup_time',
  'max_proc',
  'command',
] as const;

/**
 * master_ent.c: each of these is fatal when master starts or reloads, but for `half-number`. postconf_master.c refuses
 * what is not a column, a type, y, n, - or a number, and postfix-script then says `cannot execute postconf!`.
 */
export const masterColumns: ServiceRule<'master-columns'> = {
  code: 'master-columns',
  severity: 'error',
  scope: 'service',
  check(entry, context, report) {
    if (entry.stray) return;
    const { columns } = entry;
    const first = columns[0];
    if (columns.length < columnCount) {
      // Without its byte order mark it may be a comment.
      if (first && !first.text.startsWith(byteOrderMark))
        report({
          span: { start: first.span.start, end: columns.at(-1)?.span.end ?? first.span.end },
          data: { problem: 'missing', column: columnNames[columns.length] ?? '', value: '', count: columns.length },
        });
      return;
    }
    for (const [index, word] of columns.entries()) {
      const found =
        upperCasePlaceholder.test(word.text) || isTemplate(word.text)
          ? undefined
          : problemOf(index, word, entry, context);
      if (!found) continue;
      report({ span: word.span, data: { ...found, column: columnNames[index] ?? '', value: word.text } });
    }
  },
  fixes: ({ span, data }) =>
    data.suggestion === undefined ? [] : [{ ...replaceValue(span, data.suggestion), safe: data.sure === true }],
};

interface Problem {
  readonly problem: ColumnProblem;
  readonly suggestion?: string;
  readonly sure?: boolean;
  readonly choices?: readonly string[];
}

function problemOf(
  index: number,
  { text }: MasterWord,
  entry: MasterEntry,
  { configuration: { knowledge, release } }: MasterContext,
): Problem | undefined {
  const type = entry.columns[column.type]?.text;
  switch (index) {
    case column.service:
      return type === 'inet' && !portIsReadable(text) ? { problem: 'port' } : undefined;
    case column.type: {
      const known = knowledge.master.types.find(({ name }) => name === text);
      if (known && existsIn(known, release)) return undefined;
      const choices = knowledge.master.types.filter((one) => existsIn(one, release)).map(({ name }) => name);
      const suggestion = nearestWord(text, choices) ?? (text === 'tcp' ? 'inet' : undefined);
      return { problem: 'type', choices, ...(suggestion ? { suggestion } : {}) };
    }
    case column.private:
    case column.unprivileged:
    case column.chroot: {
      if (text === 'y' || text === 'n' || text === '-') {
        // The default is private, and a port cannot be.
        return index === column.private && type === 'inet' && text !== 'n'
          ? { problem: 'private-inet', suggestion: 'n', sure: true }
          : undefined;
      }
      const meant = /^(?:(y|yes|true)|n|no|false)$/i.exec(text);
      return { problem: 'flag', ...(meant ? { suggestion: meant[1] === undefined ? 'n' : 'y', sure: true } : {}) };
    }
    case column.wakeup:
      return numberProblem(text, /^(?:-|\d+\??)$/, text === '-?' ? '-' : /^\d+/.exec(text)?.[0]);
    case column.processLimit:
      return numberProblem(text, /^(?:-|\d+)$/, /^\d+/.exec(text)?.[0]);
    default:
      return text === '-' ? { problem: 'no-default' } : undefined;
  }
}

/** get_int_ent(): atoi() of what starts with a digit; pcf_check_master_entry() wants digits alone. */
function numberProblem(text: string, wanted: RegExp, digits: string | undefined): Problem | undefined {
  if (wanted.test(text)) return undefined;
  const suggestion = digits === undefined ? {} : { suggestion: digits };
  if (/^\d/.test(text)) return { problem: 'half-number', ...suggestion };
  return { problem: 'number', ...suggestion };
}

/** host_port(): `[host]:port`, `host:port` or `port`; behind a digit at its start, a port has digits alone. */
function portIsReadable(text: string): boolean {
  const bracketed = /^\[[^\]]*\](.*)$/s.exec(text);
  if (bracketed) return /^:./.test(bracketed[1] ?? '') && portOk((bracketed[1] ?? '').slice(1));
  return !text.startsWith('[') && portOk(text.slice(text.lastIndexOf(':') + 1));
}

function portOk(port: string): boolean {
  return port !== '' && (!/^\d/.test(port) || (/^\d+$/.test(port) && Number(port) <= 65535));
}
