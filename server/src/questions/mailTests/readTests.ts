import { LineCounter, type YAMLMap, isMap, isSeq, parseDocument } from 'yaml';
import type { WorldFile } from '../../evaluate/worldFile.ts';
import { type Fields, type FieldsOfFile, fieldsOf, lineOfOffset } from './fields.ts';
import type { Expectation, MailTest, MailTestProblem } from './mailTest.ts';
import { worldFault } from '../trace/worldFault.ts';

/** The tests of a file, or all that is wrong with it. */
export type ReadMailTests =
  | { readonly kind: 'tests'; readonly tests: readonly MailTest[] }
  | { readonly kind: 'problems'; readonly problems: readonly MailTestProblem[] };

const fileKeys = ['$schema', 'service', 'world', 'tests'];
const testKeys = [
  'name',
  'client',
  'client-name',
  'reverse-name',
  'helo',
  'login',
  'tls',
  'service',
  'from',
  'to',
  'expect',
  'world',
];

/**
 * Reads mail-tests.yml.
 * @param readWorld the world of a JSON file that the tests name; undefined where it cannot be read
 */
export function readMailTests(text: string, readWorld: (path: string) => unknown): ReadMailTests {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: MailTestProblem[] = document.errors.map(({ pos, message }) => ({
    line: lineOfOffset(pos[0], lines),
    problem: { kind: 'syntax', detail: message },
  }));
  if (problems.length > 0) return { kind: 'problems', problems };
  const root = document.contents;
  if (!isMap(root)) return { kind: 'problems', problems: [{ line: 1, problem: { kind: 'missing', key: 'tests' } }] };
  const file: FieldsOfFile = { document, lines, problems };
  const fields = fieldsOf(root as YAMLMap, fileKeys, file);
  const entries: unknown = root.get('tests', true);
  const shared: Shared = { service: fields.text('service'), world: worldOf(fields, readWorld, problems), readWorld };
  const tests: MailTest[] = [];
  if (!isSeq(entries)) problems.push({ line: fields.line, problem: { kind: 'missing', key: 'tests' } });
  else {
    for (const entry of entries.items) {
      if (isMap(entry)) tests.push(testOf(fieldsOf(entry as YAMLMap, testKeys, file), shared, problems));
      else fields.wrong('tests', '{ client, from, to, expect }');
    }
  }
  problems.sort((one, other) => one.line - other.line);
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'tests', tests };
}

interface Shared {
  readonly service: string | undefined;
  readonly world: WorldFile;
  readonly readWorld: (path: string) => unknown;
}

function testOf(fields: Fields, shared: Shared, problems: MailTestProblem[]): MailTest {
  const { line, text, flag } = fields;
  for (const key of ['client', 'to', 'expect']) {
    if (!fields.has(key)) problems.push({ line, problem: { kind: 'missing', key } });
  }
  const to = recipientsOf(fields);
  const from = text('from') ?? '';
  return {
    line,
    to,
    from,
    title: text('name') ?? `<${from}> -> ${to.map((one) => `<${one}>`).join(', ')}`,
    client: text('client') ?? '',
    clientName: text('client-name'),
    reverseName: text('reverse-name'),
    helo: text('helo'),
    login: text('login'),
    tls: flag('tls'),
    service: text('service') ?? shared.service,
    expect: expectationOf(fields),
    world: { ...shared.world, ...worldOf(fields, shared.readWorld, problems) },
  };
}

function recipientsOf(fields: Fields): readonly string[] {
  const value = fields.value('to');
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = list.filter((one) => typeof one === 'string');
  if (fields.has('to') && (texts.length < list.length || texts.length === 0)) fields.wrong('to', '"…", ["…"]');
  return texts;
}

function expectationOf(fields: Fields): Expectation {
  const value = fields.value('expect');
  if (value === 'accepted') return { kind: 'accepted' };
  if (value === 'refused') return { kind: 'refused' };
  const word = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const match = /^([45]\d\d)(?: ([45]\.\d{1,3}\.\d{1,3}))?$/.exec(word);
  const [, code, status] = match ?? [];
  if (code === undefined) {
    if (fields.has('expect')) fields.wrong('expect', 'accepted, refused, 554, "554 5.7.1"');
    return { kind: 'refused' };
  }
  return { kind: 'refused', code, ...(status === undefined ? {} : { status }) };
}

/** A world is written out, or in a JSON file that is named. */
function worldOf(fields: Fields, readWorld: Shared['readWorld'], problems: MailTestProblem[]): WorldFile {
  const value = fields.value('world');
  if (value === undefined) return {};
  const world = typeof value === 'string' ? readWorld(value) : value;
  if (world === undefined) problems.push({ line: fields.line, problem: { kind: 'noFile', path: String(value) } });
  else {
    const fault = worldFault(world);
    if (fault === undefined) return world as WorldFile;
    fields.wrong(fault.at === undefined ? 'world' : `world.${fault.at}`, fault.wanted);
  }
  return {};
}
