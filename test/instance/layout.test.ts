import assert from 'node:assert/strict';
import test from 'node:test';
import { languageOf, ownPathOf, placeOfDirectory, tablePathOf } from '../../server/src/instance/layout.ts';

test('a language by what the client says, else by the name', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['/etc/postfix/transport', '', 'indexed'],
    ['/etc/postfix/transport', 'postfix-pcre', 'pcre'],
    ['/etc/postfix/sasl_passwd', 'plaintext', 'indexed'],
    ['/etc/postfix/header_checks', '', 'regexp'],
    ['/etc/postfix/header_checks.pcre', '', 'pcre'],
    ['/etc/postfix/clients.cidr', '', 'cidr'],
    ['/etc/postfix/main.cf', '', 'main.cf'],
    ['/etc/postfix/master.cf.proto', '', 'master.cf'],
    ['/etc/postfix/transport', 'postfix-main-cf', 'main.cf'],
    ['/etc/postfix/whatever', '', 'main.cf'],
  ];
  for (const [uri, id, language] of cases) assert.equal(languageOf(uri, id), language, `${uri} ${id}`);
});

test('a value in a checkout means the file beside it', () => {
  const cases: readonly (readonly [string, string | undefined, string, (readonly string[])?])[] = [
    ['/etc/postfix/x', '/home/me/repo/postfix', '/home/me/repo/postfix/x'],
    ['/etc/postfix/maps/x', '/home/me/repo', '/home/me/repo/maps/x'],
    ['/usr/local/etc/postfix/x', '/home/me/repo', '/home/me/repo/x'],
    ['/opt/homebrew/etc/postfix/x', '/home/me/repo', '/home/me/repo/x'],
    ['/srv/mail/x', '/home/me/repo', '/home/me/repo/x', ['/srv/mail/']],
    ['/etc/postfix-out/x', '/home/me/repo/postfix-out', '/home/me/repo/postfix-out/x'],
    // Not of this directory.
    ['/etc/aliases', '/home/me/repo', '/etc/aliases'],
    ['/etc/postfixed/x', '/home/me/repo', '/etc/postfixed/x'],
    ['/home/me/repo/x', '/home/me/repo', '/home/me/repo/x'],
    // Installed already: what is said is meant.
    ['/etc/postfix/x', '/etc/postfix', '/etc/postfix/x'],
    ['/etc/postfix/x', '/etc/postfix-out', '/etc/postfix/x'],
    ['/usr/local/etc/postfix/x', '/etc/postfix', '/usr/local/etc/postfix/x'],
    ['/etc/postfix/x', undefined, '/etc/postfix/x'],
  ];
  for (const [named, directory, own, installed] of cases)
    assert.equal(ownPathOf(named, directory, installed), own, `${named} in ${String(directory)}`);
});

test('a table and its address', () => {
  assert.equal(tablePathOf('file:///etc/postfix/a%20b'), '/etc/postfix/a b');
  assert.equal(tablePathOf('vscode-vfs://github/me/repo/postfix/x?y#z'), '/me/repo/postfix/x');
  assert.equal(tablePathOf('untitled:Untitled-1'), '/untitled:Untitled-1');
  assert.equal(tablePathOf('file:///bad%'), '/bad%');
  const { uriOf } = placeOfDirectory('vscode-vfs://github/me/repo/');
  assert.equal(uriOf('main.cf'), 'vscode-vfs://github/me/repo/main.cf');
  assert.equal(uriOf('/me/repo/a b'), 'vscode-vfs://github/me/repo/a%20b');
});
