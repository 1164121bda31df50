import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { NetworkProblem } from '../../server/src/rules/relay/data.ts';
import { readNetwork } from '../../server/src/rules/relay/network.ts';
import { requirePostfix } from './instance.ts';
import { writeSettled } from './settled.ts';

const addresses = [
  '127.0.0.0',
  '127.0.0.1',
  '10.0.0.0',
  '10.1.2.3',
  '0.0.0.0',
  '255.255.255.255',
  '192.168.7.128',
  '127',
  '10.1',
  '192.168.7',
  '01.2.3.4',
  '256.0.0.0',
  '1.2.3.4.5',
  '1..2.3',
  '.1.2.3',
  '[::1]',
  '[::]',
  '[fe80::]',
  '[fe80::1]',
  '[2001:db8::]',
  '[2001:db8:0:1::5]',
  '[::ffff:127.0.0.0]',
  '[::ffff:127.0.0]',
  '[1:2:3:4:5:6:7:8]',
  '[1:2:3:4:5:6:7]',
  '[1:2:3:4:5:6:7:8:9]',
  '[1::2::3]',
  '[:1::2]',
  '[12345::]',
  '[2001:DB8::]',
  '[127.0.0.0]',
  '[1:2:3:4:5:6:1.2.3.4]',
  '[1.2.3.4::]',
  '[::1',
  '[]',
  '[:]',
  '[:::]',
  '[1::]',
  '[0:0:0:0:0:0:0:0]',
  '[1:2:3:4:5:6:7::]',
  '[::2:3:4:5:6:7:8]',
  '[1:2:3:4::5:6:7:8]',
];
const lengths = [
  '',
  '/0',
  '/1',
  '/7',
  '/8',
  '/9',
  '/24',
  '/25',
  '/32',
  '/33',
  '/64',
  '/104',
  '/128',
  '/129',
  '/',
  '/8/8',
  '/255.0.0.0',
  '/-1',
  '/08',
  '/a',
];

const logged: Readonly<Record<Exclude<NetworkProblem, 'ignored'>, string>> = {
  'host-bits': 'non-null host address bits',
  'mask-value': 'bad mask value',
  'mask-length': 'bad mask length',
  'network-value': 'bad network value',
  bracket: "missing ']' character",
  garbage: 'garbage after',
  address: 'bad address pattern',
};

test('blocks of addresses: the same are right and wrong to us as to cidr_match_parse(), for the same reason', () => {
  requirePostfix();
  // What has neither `:` nor `/` is no matter of cidr_match_parse() in an address list.
  const patterns = addresses
    .flatMap((address) => lengths.map((length) => address + length))
    .filter((pattern) => /[:/]/.test(pattern) && /^[\d.a-f:[\]/]*$/i.test(pattern));
  const folder = mkdtempSync(join(tmpdir(), 'postfix-cidr-'));
  try {
    writeSettled(join(folder, 'main.cf'), 'compatibility_level = 3.6\nmyhostname = mx.example.test\n');
    writeFileSync(join(folder, 'table'), patterns.map((pattern) => `${pattern} x\n`).join(''));
    const { stderr } = spawnSync('/usr/sbin/postmap', ['-c', folder, '-q', '203.0.113.1', `cidr:${folder}/table`], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const warnings = new Map(
      [...stderr.matchAll(/line (\d+): (.*?)(?:: skipping this rule)?$/gm)].map(([, line, text]) => [
        Number(line) - 1,
        text ?? '',
      ]),
    );
    assert.ok(warnings.size > 100 && warnings.size < patterns.length, `${warnings.size} of ${patterns.length}`);
    const differences = patterns.flatMap((pattern, index) => {
      const read = readNetwork(pattern);
      const problem = read.kind === 'problem' ? read.problem : undefined;
      const ours = problem === undefined || problem === 'ignored' ? (problem ?? '') : logged[problem];
      const theirs = warnings.get(index) ?? '';
      if (theirs === '' ? ours === '' : ours !== '' && theirs.includes(ours)) return [];
      return [`${pattern}: Postfix “${theirs}”, we “${ours}”`];
    });
    assert.deepEqual(differences, []);
    for (const [index, text] of warnings) {
      const proposed = /perhaps you should use "([^"]+)" instead/.exec(text)?.[1];
      const read = readNetwork(patterns[index] ?? '');
      if (proposed === undefined || read.kind !== 'problem' || read.suggestion === undefined) continue;
      // It leaves out the brackets that address lists need.
      assert.deepEqual(
        readNetwork(read.suggestion),
        readNetwork(proposed.includes(':') ? `[${proposed}]` : proposed),
        patterns[index],
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
