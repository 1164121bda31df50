import assert from 'node:assert/strict';
import test from 'node:test';
import { findingsIn } from '../../server/src/rules/check.ts';
import { fixesOf } from '../../server/src/rules/fixesOf.ts';
import { contextFor } from '../instanceFor.ts';

const files: readonly (readonly [string, string])[] = [
  ['ansible-vault', '$ANSIBLE_VAULT;1.1;AES256\n61626364\n65666768\n'],
  ['git-crypt', '\0GITCRYPT\0\u{fffd}x\n= y\n'],
  ['sops', '{\n\t"data": "ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]",\n\t"sops": {\n'],
  ['age', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n'],
  ['OpenPGP', '-----BEGIN PGP MESSAGE-----\n\nhQ\n'],
  ['UTF-16', 'm\0y\0h\0o\0s\0t\0n\0a\0m\0e\0=\0a\0\n\0x\0\n'],
  ['UTF-16', '\u00ff\u00feb\0i\0f\0f\0=\0n\0o\0\n\0'],
  ['UTF-16', '\u{fffd}\u{fffd}\0b\0i\0f\0f\0=\0n\0o\0\n'],
  ['binary', '\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0\n'],
];

for (const [as, text] of files) {
  test(`one finding alone for a file that is ${as}`, () => {
    const inMain = findingsIn(contextFor({ main: text }), 'main.cf');
    assert.deepEqual(
      inMain.map(({ code, data }) => [code, data]),
      [['not-plain-text', { as }]],
    );
    const inMaster = findingsIn(contextFor({ main: 'myhostname = a.example\n', master: text }), 'master.cf');
    assert.deepEqual(
      inMaster.map(({ code, data }) => [code, data]),
      [['not-plain-text', { as }]],
    );
  });
}

test('a text that speaks of one is text', () => {
  const found = findingsIn(contextFor({ main: '# $ANSIBLE_VAULT;1.1;AES256\nmyhostname = a.example\n' }), 'main.cf');
  assert.deepEqual(
    found.filter(({ code }) => code === 'not-plain-text'),
    [],
  );
});

test('a byte order mark is told once', () => {
  const first = (main: string): readonly string[] =>
    findingsIn(contextFor({ main }), 'main.cf').flatMap(({ code, span }) => (span.start === 0 ? [code] : []));
  for (const text of ['biff = no\n', 'no_such_name = 1\n', '# comment\nbiff = no\n', '\n'])
    assert.deepEqual(first(`\u{feff}${text}`), ['full-width-character'], JSON.stringify(text));
});

test('a byte order mark is told once in master.cf, and its fix takes it away', () => {
  for (const [text, effect] of [
    ['# comment\n', 'syntax'],
    ['mine unix n - y - - smtp\n', 'name'],
  ] as const) {
    const master = `\u{feff}${text}smtp inet n - y - - smtpd\n`;
    const context = contextFor({ master });
    const found = findingsIn(context, 'master.cf').filter(({ span }) => span.start === 0);
    assert.deepEqual(
      found.map(({ code, data }) => [code, data]),
      [['full-width-character', { character: '', code: 'U+FEFF', ascii: '', place: effect }]],
    );
    const [fix] = found[0] ? fixesOf(found[0], context) : [];
    assert.deepEqual(fix?.edits, [{ span: { start: 0, end: 1 }, text: '' }]);
  }
});
