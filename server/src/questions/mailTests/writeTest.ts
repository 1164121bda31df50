import { type YAMLSeq, isMap, isNode, isScalar, isSeq, parseDocument, stringify } from 'yaml';
import type { Alternatives } from '../../evaluate/alternatives.ts';
import type { TraceSession } from '../trace/traceSession.ts';

/** Of what a test says for a session: `accepted`, or the code and status of its refusal. */
export type ExpectedWord = string;

/** A text to put into mail-tests.yml, from one offset to another, and where the new entry is then. */
export interface WrittenTest {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What a session comes to in all cases, in the words of mail-tests.yml; undefined: that is not known. */
export function expectedOf({ alternatives, exhaustive }: Alternatives): ExpectedWord | undefined {
  const words = new Set(
    alternatives.map(({ transcript: { replies, complete } }) => {
      const refusal = replies.find(({ code, closed }) => closed === true || /^[45]/.test(code));
      if (refusal) return refusalWord(refusal);
      return complete ? 'accepted' : undefined;
    }),
  );
  const [word] = words;
  return exhaustive && words.size === 1 ? word : undefined;
}

function refusalWord({ code, status }: { readonly code: string; readonly status?: string | undefined }): string {
  if (!/^[45]\d\d$/.test(code)) return 'refused';
  return status !== undefined && /^[45](\.\d{1,3}){2}$/.test(status) ? `${code} ${status}` : code;
}

/**
 * Appends a test to the text of mail-tests.yml, which stays as it is otherwise.
 * @param text empty for a file that there is not
 * @returns undefined where the text is no file of tests
 */
export function appendTest(
  text: string,
  session: TraceSession,
  service: string,
  expected: ExpectedWord,
): WrittenTest | undefined {
  const entry = entryOf(session, service, expected);
  if (/^\s*$/.test(text)) return { from: 0, to: text.length, text: `tests:\n${indented(entry, '  ')}` };
  const document = parseDocument(text, { prettyErrors: false });
  const root = document.contents;
  if (document.errors.length > 0 || !isMap(root)) return undefined;
  const tests: unknown = root.get('tests', true);
  if (isSeq(tests) && tests.items.length > 0) {
    if (!tests.flow) return behindLast(text, tests as YAMLSeq, entry);
    // A list in brackets: the library lays the file out anew.
    tests.add(document.createNode(entry));
  } else if (isMissing(tests)) document.set('tests', [entry]);
  else return undefined;
  return { from: 0, to: text.length, text: document.toString({ lineWidth: 0 }) };
}

/** No list, an empty one, or nothing behind the key. */
function isMissing(tests: unknown): boolean {
  return tests === undefined || isSeq(tests) || (isScalar(tests) && tests.value === null);
}

/** The block list ends where its last entry does. */
function behindLast(text: string, tests: YAMLSeq, entry: object): WrittenTest | undefined {
  const [start] = tests.range ?? [];
  const last = tests.items.at(-1);
  const end = isNode(last) ? last.range?.[1] : undefined;
  if (start === undefined || end === undefined) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.slice(0, end).endsWith('\n') ? end : lineEndBehind(text, end);
  const before = lineEnd > 0 && text[lineEnd - 1] === '\n' ? '' : '\n';
  return { from: lineEnd, to: lineEnd, text: before + indented(entry, /^ *$/.test(indent) ? indent : '  ') };
}

function lineEndBehind(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

function entryOf(session: TraceSession, service: string, expected: ExpectedWord): object {
  const { client, clientName, reverseName, helo, login, tls, from, to } = session;
  const [recipient = ''] = to;
  const refused = expected === 'accepted' ? 'is accepted' : 'is refused';
  const entry = {
    name: `mail from <${from}> at ${client} to <${recipient}> ${refused}`,
    client,
    'client-name': clientName,
    'reverse-name': reverseName,
    helo,
    login,
    tls: tls ? true : undefined,
    service: service === 'smtp/inet' ? undefined : service,
    from,
    to: to.length === 1 ? recipient : [...to],
    expect: /^\d+$/.test(expected) ? Number(expected) : expected,
  };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

function indented(entry: object, indent: string): string {
  return stringify([entry], { lineWidth: 0 }).replace(/^(?=.)/gm, indent);
}
