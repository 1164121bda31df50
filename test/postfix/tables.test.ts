import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { bytesOfArray, bytesOfText } from '../../server/src/base/byteString.ts';
import { featureRelease } from '../../server/src/facts/release.ts';
import { openTable } from '../../server/src/lookup/openTable.ts';
import { logLines, postmapQueries } from '../../server/src/lookup/postmapQuery.ts';
import { pcre2 } from '../lookup/pcre2.ts';
import { seed } from '../seed.ts';
import { requirePostfix } from './instance.ts';
import { writeSettled } from './settled.ts';
import { indexedSample } from './tables/indexed.ts';
import { namedSample } from './tables/named.ts';
import { cidrSample } from './tables/networks.ts';
import { patternSample } from './tables/patterns.ts';
import type { TableSample } from './tables/samples.ts';
import { unless } from '../needs.ts';

requirePostfix();
/** How many pairs of table and key: 50,000 by `TABLE_PAIRS=50000`. */
const pairs = Number(process.env['TABLE_PAIRS'] ?? 1_000);
/** A fatal error makes postmap sleep for a second: so many run at once. */
const atOnce = 12;
const folder = mkdtempSync(join(tmpdir(), 'postfix-tables-'));
writeSettled(join(folder, 'main.cf'), 'compatibility_level = 3.6\nmyhostname = mx.example.test\n');
const release = featureRelease(postconf('-dh', 'mail_version')) ?? '3.7';
const types = new Set(postconf('-m').split('\n'));
const wanted: readonly (readonly [string, fc.Arbitrary<TableSample>])[] = [
  ['regexp', patternSample('regexp')],
  ['pcre', patternSample('pcre')],
  ['cidr', cidrSample],
  ['texthash', indexedSample('texthash')],
  ['hash', indexedSample('hash')],
  ['btree', indexedSample('btree')],
  ['lmdb', indexedSample('lmdb')],
  ['cdb', indexedSample('cdb')],
  ['inline', namedSample],
];

test.after(() => rmSync(folder, { recursive: true }));

for (const [type, samples] of wanted) {
  const skip = unless(types.has(type), `the installed Postfix has no ${type} (Debian: postfix-${type})`);
  test(`${type}: what postmap -q says is what we say: value, status and warnings`, { skip }, async (t) => {
    let asked = 0;
    let unknown = 0;
    const differences: string[] = [];
    const compare = async (sample: TableSample, place: string): Promise<void> => {
      const ours = answerOurselves(sample);
      asked += sample.keys.length;
      if (ours.unknown) {
        unknown += sample.keys.length;
        return;
      }
      const { stdout, stderr, status, index } = ours;
      const theirs = await answerOfPostfix(sample, place);
      if (JSON.stringify(theirs) !== JSON.stringify({ stdout, stderr, status, index }))
        differences.push(JSON.stringify({ sample, theirs, ours }));
    };
    for (let round = 0; asked < pairs / wanted.length && differences.length < 20; round++) {
      const batch = fc.sample(samples, { numRuns: atOnce, seed: seed + round });
      await Promise.all(batch.map((sample, index) => compare(sample, join(folder, String(index)))));
    }
    t.diagnostic(`${asked} pairs of table and key, ${unknown} of them unknown to us`);
    assert.deepEqual(differences, []);
    assert.ok(unknown <= asked / 50, `${unknown} of ${asked} are unknown`);
  });
}

const indexed = new Set(['hash', 'btree', 'lmdb', 'cdb']);

function nameOf({ text, isFile }: TableSample): string {
  return isFile ? 't' : text;
}

function inputOf({ keys }: TableSample): string {
  return keys.map((key) => `${key}\n`).join('');
}

async function answerOfPostfix(sample: TableSample, place: string) {
  const table = `${sample.type}:${nameOf(sample)}`;
  mkdirSync(place, { recursive: true });
  if (sample.isFile) writeSettled(join(place, 't'), sample.text);
  const index = indexed.has(sample.type) ? (await postmap([table], '', place)).stderr : undefined;
  const { stdout, stderr, status } = await postmap(['-q', '-', table], inputOf(sample), place);
  return { stdout, stderr, status, index };
}

function postmap(
  args: readonly string[],
  input: string,
  cwd: string,
): Promise<{ stdout: string; stderr: string; status: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn('/usr/sbin/postmap', ['-c', folder, ...args], { cwd, env: { LC_ALL: 'C.UTF-8' } });
    const said = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (chunk: Buffer) => {
        said[name] += bytesOfArray(chunk);
      });
    child.on('error', reject);
    child.on('close', (status) => resolve({ ...said, status }));
    // It may have ended before it read all keys.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function postconf(...args: readonly string[]): string {
  return spawnSync('/usr/sbin/postconf', ['-c', folder, ...args], { encoding: 'utf8' }).stdout;
}

function answerOurselves(sample: TableSample) {
  const bytes = bytesOfText(sample.text);
  const table = openTable(
    { type: sample.type, name: bytesOfText(nameOf(sample)) },
    {
      read: (name) =>
        sample.isFile && name === 't'
          ? { kind: 'text', bytes }
          : { kind: 'absent', reason: 'No such file or directory' },
    },
    { release, program: 'postmap', pcre2: pcre2(release === '3.7' ? '10.42' : '10.46') },
  );
  const { stdout, stderr, status, unknown } = postmapQueries([table], bytesOfText(inputOf(sample)));
  return { stdout, stderr, status, index: table.indexing && logLines('postmap', table.indexing().warnings), unknown };
}
