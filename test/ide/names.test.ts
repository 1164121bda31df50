import assert from 'node:assert/strict';
import test from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { definition, highlights, references } from '../../server/src/ide/navigation.ts';
import { prepareRename, rename } from '../../server/src/ide/rename.ts';
import type { LanguageDocument } from '../../server/src/languages/language.ts';
import { covered, mark } from './open.ts';
import { openMaster } from './openMaster.ts';

/** The one of two files that has the cursor mark, with the other beside it. */
function openPair(
  main: string,
  master: string,
): { document: LanguageDocument; offset: number; files: readonly LanguageDocument[] } {
  const opened = openMaster(master.replace(mark, ''), { main: main.replace(mark, '') });
  const files = [...opened.others(), opened];
  const isMain = main.includes(mark);
  const document = files.find(({ uri }) => uri.endsWith(isMain ? 'main.cf' : 'master.cf')) ?? assert.fail();
  return { document, offset: (isMain ? main : master).indexOf(mark), files };
}

interface Place {
  readonly uri: string;
  readonly range: Parameters<typeof covered>[1];
}
const shown = (files: readonly LanguageDocument[], found: readonly Place[]): string[] =>
  found.map(({ uri, range }) => {
    const document = files.find((file) => file.uri === uri) ?? assert.fail(uri);
    return (
      `${uri.slice(uri.lastIndexOf('/') + 1)}:${range.start.line}:${range.start.character} ` +
      `${covered(document, range)}`
    );
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
  const { document, offset, files } = openPair(main.replace('= slow', '= sl‸ow'), master);
  assert.deepEqual(shown(files, definition(document, offset)), ['master.cf:1:0 slow']);
  assert.deepEqual(shown(files, references(document, offset, true)), [
    'main.cf:0:20 slow',
    'main.cf:1:0 slow',
    'master.cf:0:77 slow',
    'master.cf:1:0 slow',
  ]);
});

test('the socket of a policy service is found', () => {
  const { document, offset, files } = openPair(main.replace('private/policy', 'private/po‸licy'), master);
  assert.deepEqual(shown(files, definition(document, offset)), ['master.cf:2:0 policy']);
});

test('a parameter of main.cf is found from master.cf', () => {
  const { document, offset, files } = openPair(main, master.replace('$mine', '$mi‸ne'));
  assert.deepEqual(shown(files, definition(document, offset)), ['main.cf:4:0 mine']);
  assert.deepEqual(shown(files, references(document, offset, false)), ['main.cf:3:74 mine', 'master.cf:0:54 mine']);
  assert.equal(highlights(document, offset).length, 1);
});

/** Both texts after a rename; undefined where it is refused. */
function renamed(mainText: string, masterText: string, name: string): { main: string; master: string } | undefined {
  const { document, offset, files } = openPair(mainText, masterText);
  const edit = rename(document, offset, name);
  if (!edit?.changes) return undefined;
  const [main = '', master = ''] = files.map(({ lines, uri }) =>
    TextDocument.applyEdits(lines as TextDocument, edit.changes?.[uri] ?? []),
  );
  return { main, master };
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
  assert.equal(
    renamed(main.replace('private/dovecot', 'private/dove‸cot'), master, 'x'),
    undefined,
    'a socket that is not of master.cf',
  );
  const { document, offset } = openPair(main, master.replace('\nslow', '\nsl‸ow'));
  assert.equal(prepareRename(document, offset)?.placeholder, 'slow');
});
