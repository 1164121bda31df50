import assert from 'node:assert/strict';
import test from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Pair } from '../../server/src/languages/masterCf/masterOccurrences.ts';
import { prepareSharedRename, sharedDefinition, sharedHighlights, sharedReferences, sharedRename } from '../../server/src/ide/masterNavigation.ts';
import { mark } from './open.ts';
import { covered, openMaster } from './openMaster.ts';

/** The pair of two texts, of which one has the cursor mark. */
function pairAt(main: string, master: string): { pair: Pair; file: 'main' | 'master'; offset: number } {
  const file = main.includes(mark) ? 'main' : 'master';
  const offset = (file === 'main' ? main : master).indexOf(mark);
  const document = openMaster(master.replace(mark, ''), { main: main.replace(mark, '') });
  return { pair: { main: document.main, master: document }, file, offset };
}

const shown = (pair: Pair, found: readonly { uri: string; range: { start: { line: number; character: number }; end: { line: number; character: number } } }[]): string[] =>
  found.map(({ uri, range }) => {
    const document = uri.endsWith('main.cf') ? pair.main : pair.master;
    return `${uri.slice(uri.lastIndexOf('/') + 1)}:${range.start.line}:${range.start.character} ${document ? covered(document, range) : ''}`;
  });

const main = `default_transport = slow:
slow_destination_rate_delay = 5s
virtual_transport = lmtp:unix:private/dovecot
smtpd_recipient_restrictions = check_policy_service unix:private/policy, $mine
mine = reject
`;
const master = `smtp inet n - n - - smtpd -o smtpd_helo_restrictions=$mine -o content_filter=slow:[127.0.0.1]:10025
slow unix - - n - - smtp
policy unix - n n - 0 spawn user=x argv=/x
`;

test('a service is found from main.cf', () => {
  const { pair, file, offset } = pairAt(main.replace('= slow', '= sl‸ow'), master);
  assert.deepEqual(shown(pair, sharedDefinition(pair, file, offset)), ['master.cf:1:0 slow']);
  assert.deepEqual(shown(pair, sharedReferences(pair, file, offset, true)), ['main.cf:0:20 slow', 'main.cf:1:0 slow', 'master.cf:0:77 slow', 'master.cf:1:0 slow']);
});

test('the socket of a policy service is found', () => {
  const { pair, file, offset } = pairAt(main.replace('private/policy', 'private/po‸licy'), master);
  assert.deepEqual(shown(pair, sharedDefinition(pair, file, offset)), ['master.cf:2:0 policy']);
});

test('a parameter of main.cf is found from master.cf', () => {
  const { pair, file, offset } = pairAt(main, master.replace('$mine', '$mi‸ne'));
  assert.deepEqual(shown(pair, sharedDefinition(pair, file, offset)), ['main.cf:4:0 mine']);
  assert.deepEqual(shown(pair, sharedReferences(pair, file, offset, false)), ['main.cf:3:74 mine', 'master.cf:0:54 mine']);
  assert.equal(sharedHighlights(pair, file, offset).length, 1);
});

/** Both texts after a rename; undefined where it is refused. */
function renamed(mainText: string, masterText: string, name: string): { main: string; master: string } | undefined {
  const { pair, file, offset } = pairAt(mainText, masterText);
  const edit = sharedRename(pair, file, offset, name);
  if (!edit?.changes) return undefined;
  const apply = (document: Pair['main'] | Pair['master']): string => (document ? TextDocument.applyEdits(document.lines as TextDocument, edit.changes?.[document.uri] ?? []) : '');
  return { main: apply(pair.main), master: apply(pair.master) };
}

test('renaming a service changes both files', () => {
  const got = renamed(main, master.replace('\nslow', '\nsl‸ow'), 'gentle');
  assert.deepEqual(got, { main: main.replaceAll('slow', 'gentle'), master: master.replaceAll('slow', 'gentle') });
});

test('renaming a parameter changes both files', () => {
  const got = renamed(main.replace('\nmine', '\nmi‸ne'), master, 'ours');
  assert.deepEqual(got, { main: main.replaceAll('mine', 'ours'), master: master.replaceAll('mine', 'ours') });
});

test('what is Postfix’s own, taken or unreadable is refused', () => {
  assert.equal(renamed(main, master.replace('smtpd_helo', 'smtpd_h‸elo'), 'x'), undefined, 'parameter of Postfix');
  assert.equal(renamed(main, `${master}re‸lay unix - - n - - smtp\n`, 'x'), undefined, 'service that Postfix ships');
  assert.equal(renamed(main, master.replace('\nslow', '\nsl‸ow'), 'policy'), undefined, 'taken');
  assert.equal(renamed(main, master.replace('\nslow', '\nsl‸ow'), 'a b'), undefined, 'two words');
  assert.equal(renamed(main.replace('private/dovecot', 'private/dove‸cot'), master, 'x'), undefined, 'a socket that is not of master.cf');
  const { pair, file, offset } = pairAt(main, master.replace('\nslow', '\nsl‸ow'));
  assert.equal(prepareSharedRename(pair, file, offset)?.placeholder, 'slow');
});
