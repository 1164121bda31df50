import assert from 'node:assert/strict';
import test from 'node:test';
import { shortened } from '../../client/src/shortenedAddresses.ts';

const cases: readonly (readonly [before: string, after: string])[] = [
  ['hover file:///home/alice/acme/main.cf: TypeError', 'hover …/main.cf: TypeError'],
  ['at run (/home/alice/.vscode/extensions/x/dist/server.core.cjs:1:2)', 'at run (…/server.core.cjs:1:2)'],
  [
    'acme/main.cf: Postfix 3.7.11 (set in acme/.postfix-lint.json)',
    '…/main.cf: Postfix 3.7.11 (set in …/.postfix-lint.json)',
  ],
  ['C:\\Users\\alice\\main.cf', '…/main.cf'],
  ['vscode-remote://ssh-remote+mail.example.com/etc/postfix/main.cf', '…/main.cf'],
  ['Postfix 3.11.6 (newest stable; installed: 3.7.11)', 'Postfix 3.11.6 (newest stable; installed: 3.7.11)'],
];
for (const [before, after] of cases) test(`in a report: ${after}`, () => assert.equal(shortened(before), after));
