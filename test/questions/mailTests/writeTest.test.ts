import assert from 'node:assert/strict';
import test from 'node:test';
import { readMailTests } from '../../../server/src/questions/mailTests/readTests.ts';
import { appendTest } from '../../../server/src/questions/mailTests/writeTest.ts';

const session = { client: '203.0.113.5', helo: 'x.test', from: 'a@x.test', to: ['b@example.com'], tls: false };

function withTest(text: string, expected = '554 5.7.1', service = 'smtp/inet'): string {
  const written = appendTest(text, session, service, expected);
  assert.ok(written, text);
  return text.slice(0, written.from) + written.text + text.slice(written.to);
}

const entry = '{ client: 192.0.2.1, to: x@example.com, expect: accepted }';

test('a test is appended, and what was there stays as it is', () => {
  const texts = [
    '',
    '\n',
    `tests:\n  - ${entry}\n`,
    `tests:\n  - ${entry}`,
    `tests:\n- ${entry}\n`,
    `# mine\nworld: { dnsComplete: true } # all\ntests:\n    - client: 192.0.2.1\n      to: x@example.com\n` +
      '      expect: accepted\n\n# end\n',
    `tests:\n  - ${entry} # why\nservice: smtp/inet\n`,
    `tests:\r\n  - ${entry}\r\n`,
    `tests: [${entry}]\n`,
    'service: smtp/inet\n',
    'tests: []\n',
    'tests:\n',
  ];
  for (const text of texts) {
    const after = withTest(text);
    const read = readMailTests(after, () => undefined);
    assert.equal(read.kind, 'tests', `${after}\n${JSON.stringify(read)}`);
    const last = read.kind === 'tests' ? read.tests.at(-1) : undefined;
    assert.deepEqual(
      [last?.client, last?.helo, last?.from, last?.to, last?.expect],
      [session.client, session.helo, session.from, session.to, { kind: 'refused', code: '554', status: '5.7.1' }],
      after,
    );
    const old = text.split(/\r?\n/).filter((line) => line.includes('#') || line.includes('- '));
    for (const line of old) assert.ok(after.includes(line), `${JSON.stringify(line)} in ${after}`);
    const before = text.includes('192.0.2.1') ? 1 : 0;
    assert.equal(read.kind === 'tests' && read.tests.length, before + 1, after);
  }
});

test('words that mean something to YAML stay words', () => {
  const written = appendTest('', { ...session, helo: 'yes', from: '"a b"@x.test', to: ['a: b@x'] }, 'a/inet', '550');
  const read = readMailTests(written?.text ?? '', () => undefined);
  const [one] = read.kind === 'tests' ? read.tests : [];
  assert.deepEqual([one?.helo, one?.from, one?.to, one?.service], ['yes', '"a b"@x.test', ['a: b@x'], 'a/inet']);
});

test('what is no file of tests is not touched', () => {
  for (const text of ['- a\n', 'tests: 7\n', 'tests: [\n', '{\n', 'word\n'])
    assert.equal(appendTest(text, session, 'smtp/inet', 'accepted'), undefined, text);
});
