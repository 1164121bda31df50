import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { type ByteString, bytesOfArray, bytesOfText } from '../../server/src/base/byteString.ts';
import { openTable } from '../../server/src/lookup/openTable.ts';
import { logLines, postmapQuery } from '../../server/src/lookup/postmapQuery.ts';
import type { LookupTable, TableFile } from '../../server/src/lookup/table.ts';
import { pcre2 } from './pcre2.ts';
import { needsShared, sharedPath } from '../needs.ts';

/** What real postmap answered; see its `about`. */
interface OracleCase {
  readonly type: string;
  readonly text?: string;
  readonly text_base64?: string;
  readonly key?: string;
  readonly key_base64?: string;
  readonly release: '3.7' | '3.10';
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
  readonly args?: readonly string[];
  readonly index?: { readonly status: number; readonly stdout: string; readonly stderr: string };
}

const path = sharedPath('oracle/postmap.json');
const skip = needsShared('oracle/postmap.json');
const fileTypes = new Set(['regexp', 'pcre', 'cidr', 'texthash', 'hash', 'btree', 'lmdb', 'cdb']);
/** SQL is asked by nobody but the database itself. */
const unanswered = new Set(['sqlite']);

test('postmap -q: value, status, warnings and errors are those of Postfix', { skip }, (t) => {
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: OracleCase[] };
  const agreement = new Map<string, { same: number; all: number }>();
  const differences: string[] = [];
  for (const one of cases) {
    if (unanswered.has(one.type)) continue;
    const counted = agreement.get(one.type) ?? { same: 0, all: 0 };
    agreement.set(one.type, counted);
    counted.all += 1;
    const theirs = {
      stdout: bytesOfText(one.stdout),
      stderr: bytesOfText(one.stderr),
      status: one.status,
      index: one.index && bytesOfText(one.index.stderr),
    };
    const ours = run(one);
    if (JSON.stringify(theirs) === JSON.stringify(ours)) counted.same += 1;
    else differences.push(JSON.stringify({ ...one, ours }));
  }
  for (const [type, { same, all }] of agreement) t.diagnostic(`${type}: ${same} of ${all}`);
  assert.ok(cases.length > 2_000, 'the oracle has lost cases');
  assert.deepEqual(differences, []);
});

function run({ type, text, text_base64, key, key_base64, release, args, index }: OracleCase) {
  const bytes = decode(text, text_base64);
  const read = (name: ByteString): TableFile =>
    name === 't' ? { kind: 'text', bytes } : { kind: 'absent', reason: 'No such file or directory' };
  const table: LookupTable = openTable(
    { type, name: fileTypes.has(type) ? 't' : bytes },
    { read, environment: () => undefined },
    {
      release,
      program: 'postmap',
      foldsKeys: !args?.includes('-f'),
      pcre2: pcre2(release === '3.7' ? '10.42' : '10.46'),
    },
  );
  const { stdout, stderr, status } = postmapQuery([table], decode(key, key_base64));
  const indexing = table.indexing && logLines('postmap', table.indexing().warnings);
  return { stdout, stderr, status, index: index ? indexing : undefined };
}

function decode(text: string | undefined, base64: string | undefined): ByteString {
  return base64 === undefined ? bytesOfText(text ?? '') : bytesOfArray(Buffer.from(base64, 'base64'));
}
