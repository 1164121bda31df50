import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folder, postfixLint, smtpService } from './command.ts';

const cwd = folder({
  'main.cf':
    'myhostname = mail.example.com\n' +
    'mydomain = example.com\n\n' +
    'myorigin = $mydomain\n' +
    '\tand more\n' +
    'no_such_name = 1\n' +
    'compatibility_level = 3.6\n',
  'master.cf':
    `${smtpService}submission inet n - y - - smtpd\n` +
    '  -o smtpd_tls_security_level=encrypt\n' +
    '  -o { syslog_name = postfix/$service_name }\n',
});

test('as postconf prints it, with the origin behind a tab', () => {
  const { status, out } = postfixLint(cwd, ['--show-effective']);
  assert.equal(status, 0);
  assert.equal(
    out,
    [
      'compatibility_level = 3.6\t# main.cf:7',
      'mydomain = example.com\t# main.cf:2',
      'myhostname = mail.example.com\t# main.cf:1',
      'myorigin = $mydomain and more\t# main.cf:4',
      'submission/inet/smtpd_tls_security_level = encrypt\t# master.cf:3',
      'submission/inet/syslog_name = postfix/$service_name\t# master.cf:4',
      '',
    ].join('\n'),
  );
});

test('expanded, and of one service', () => {
  assert.match(postfixLint(cwd, ['--show-effective', '--expand']).out, /^myorigin = example\.com and more\t/m);
  const { out } = postfixLint(cwd, ['--show-effective', '--expand', '--service', 'submission']);
  assert.equal(
    out,
    'submission/inet/smtpd_tls_security_level = encrypt\t# master.cf:3\n' +
      'submission/inet/syslog_name = postfix/submission\t# master.cf:4\n',
  );
});

test('everything, with where each value comes from', () => {
  const { out } = postfixLint(cwd, [
    '--show-effective',
    '--all',
    '--expand',
    '--service',
    'submission/inet',
    '--target-version',
    '3.7',
  ]);
  assert.match(
    out,
    /^submission\/inet\/relay_domains =\t# default of Postfix 3\.7\.\d+ at compatibility_level 3\.6$/m,
  );
  assert.match(out, /^submission\/inet\/smtpd_tls_security_level = encrypt\t# master\.cf:3$/m);
  assert.match(out, /^submission\/inet\/biff = yes\t# default of Postfix 3\.7\.\d+$/m);
  assert.match(out, /^submission\/inet\/service_name = submission\t# set by the program itself$/m);
  assert.match(out, /^submission\/inet\/myorigin = example\.com and more\t# main\.cf:4$/m);
  assert.match(
    postfixLint(cwd, ['--show-effective', '--all', '--lang', 'zh-cn', '--target-version', '3.7']).out,
    /^biff = yes\t# Postfix 3\.7\.\d+ 的默认值$/m,
  );
});

test('json', () => {
  const { out } = postfixLint(cwd, ['--show-effective', '--format', 'json', '--service', 'submission/inet']);
  const [{ entries }] = (JSON.parse(out) as { configurations: [{ entries: unknown[] }] }).configurations;
  assert.deepEqual(entries[1], {
    name: 'syslog_name',
    service: 'submission/inet',
    written: 'postfix/$service_name',
    value: 'postfix/submission',
    certainty: 'exact',
    origin: { kind: 'service', service: 'submission/inet', path: 'master.cf', line: 4 },
  });
});

test('a service that is not there, and a file that Postfix refuses', () => {
  assert.match(
    postfixLint(cwd, ['--show-effective', '--service', 'nothing/unix']).err,
    /master\.cf has no service "nothing\/unix"/,
  );
  const refused = postfixLint(folder({ 'main.cf': 'biff = no\n\nnonsense\n' }), ['--show-effective']);
  assert.equal(refused.status, 1);
  assert.match(refused.err, /main\.cf:3: Postfix exits here/);
  assert.match(refused.out, /^biff = no\t/);
});
