import assert from 'node:assert/strict';
import test from 'node:test';
import { findingsIn } from '../../server/src/rules/check.ts';
import { contextFor } from '../instanceFor.ts';

const files: readonly (readonly [string, string])[] = [
  ['ansible-vault', '$ANSIBLE_VAULT;1.1;AES256\n61626364\n65666768\n'],
  ['git-crypt', '\0GITCRYPT\0\u{fffd}x\n= y\n'],
  ['sops', '{\n\t"data": "ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]",\n\t"sops": {\n'],
  ['age', '-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n'],
  ['OpenPGP', '-----BEGIN PGP MESSAGE-----\n\nhQ\n'],
  ['binary', 'm\0y\0h\0o\0s\0t\0n\0a\0m\0e\0=\0a\0\n\0x\0\n'],
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
