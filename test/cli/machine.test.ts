import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { folder, postfixLint } from './command.ts';

/** An environment whose `postconf` says that it reads the main.cf of a folder. */
function postconfOf(folderOfMain: string): Record<string, string> {
  const bin = folder({
    postconf:
      '#!/bin/sh\n' +
      `case "$1" in -d) printf '%s\\n' 3.3.1 '${folderOfMain}' ;; -m) printf '%s\\n' hash texthash ;; *) ` +
      `printf '\\n\\n' ;; esac\n`,
  });
  chmodSync(join(bin, 'postconf'), 0o755);
  return { PATH: `${bin}:${process.env['PATH'] ?? ''}` };
}

// command.ts switches off what is not its subject.
const ours = ['missing-file', 'stale-map', 'unavailable-table-type'].flatMap((code) => ['--rule', `${code}=error`]);
const json = ['--format', 'json', ...ours];

const codesOf = (out: string): string[] =>
  (JSON.parse(out) as { files: { problems: { code: string }[] }[] }).files
    .flatMap(({ problems }) => problems.map(({ code }) => code))
    .sort();

test('the files that a main.cf names in its own folder, unless told not to look', () => {
  const path = folder({ virtual: 'a b\n' });
  const main =
    `virtual_alias_maps = hash:${path}/virtual\n` +
    `header_checks = texthash:${path}/none\n` +
    'body_checks = texthash:/etc/of-another-machine\n';
  const own = folder({});
  for (const [args, wanted] of [
    [[], ['missing-file', 'stale-map']],
    [['--no-files'], []],
  ] as const) {
    const { out } = postfixLint(path, [...json, '--stdin-filename', 'main.cf', ...args], { input: main });
    assert.deepEqual(codesOf(out), wanted);
  }
  assert.deepEqual(
    codesOf(postfixLint(own, [...json, '--stdin-filename', 'main.cf'], { input: main }).out),
    [],
    'a copy elsewhere',
  );
  assert.deepEqual(
    codesOf(postfixLint(path, [...json, '--stdin-filename', 'main.cf.bak'], { input: main }).out),
    [],
    'a copy beside',
  );
});

test('the files that a -o of master.cf names', () => {
  const path = folder({});
  const master =
    'submission inet n - y - - smtpd\n' +
    ` -o smtpd_sender_login_maps=texthash:${path}/none\n` +
    ' -o smtpd_client_restrictions=check_client_access,texthash:/etc/of-another-machine\n';
  assert.deepEqual(codesOf(postfixLint(path, [...json, '--stdin-filename', 'master.cf'], { input: master }).out), [
    'missing-file',
  ]);
  assert.deepEqual(
    codesOf(postfixLint(path, [...json, '--stdin-filename', 'master.cf.bak'], { input: master }).out),
    [],
  );
});

test('the main.cf that the Postfix here reads: its release, its table types, all paths', () => {
  const elsewhere = folder({});
  // smtp_tls_connection_reuse came with 3.4.
  const live = folder({
    'main.cf':
      'smtp_tls_connection_reuse = yes\n' +
      'header_checks = pcre:/etc/passwd\n' +
      `body_checks = texthash:${elsewhere}/none\n`,
  });
  const env = postconfOf(live);
  const run = (...args: string[]): string[] => codesOf(postfixLint(live, [...json, ...args], { env }).out);
  assert.deepEqual(run(), ['missing-file', 'newer-parameter', 'unavailable-table-type']);
  assert.deepEqual(run('--target-version', '3.9'), ['missing-file', 'unavailable-table-type']);
  assert.deepEqual(run('--no-files'), []);
  assert.match(postfixLint(live, [], { env }).out, /^Checked against Postfix 3\.3\.1, which is installed here\.$/m);
});
