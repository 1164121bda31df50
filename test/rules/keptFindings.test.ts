// What is kept from one version of a file to the next (findings by element, by what file rules read, names in use)
// must never show: after any edit the findings are those of a file that is opened with that text.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { textOfFile } from '../../server/src/instance/sourceFile.ts';
import { sourceFile } from '../../server/src/languages/parsers.ts';
import { checkInstance, findingsIn } from '../../server/src/rules/check.ts';
import { contextOf } from '../../server/src/rules/context.ts';
import { meet } from '../../server/src/syntax/span.ts';
import { type EditedFile, openEdited } from '../editedFile.ts';

const folder = new URL('cases/', import.meta.url);
const texts = readdirSync(folder).flatMap((rule) =>
  readdirSync(new URL(`${rule}/`, folder))
    .filter((name) => name.endsWith('.cf'))
    .map((name) => readFileSync(new URL(`${rule}/${name}`, folder), 'utf8')),
);
const seeds = [
  ...texts,
  'smtpd_restriction_classes = $mine\n' +
    'mine = one, two\n' +
    'one = permit\n' +
    'two = reject\n' +
    'smtpd_recipient_restrictions = one, permit_mynetworks, reject_unauth_destination\n',
  'a = $b\n' +
    'b = $c\n' +
    'c = x\n' +
    'virtual_alias_maps = ldap:$c\n' +
    'x_server_host = y\n' +
    'mydestination = $mydomain, $a\n' +
    'relay_domains = x\n' +
    'mydomain = example.com\n',
];
const words = [
  'a',
  ' ',
  '\n',
  '$',
  '$a',
  '${c}',
  '$one',
  '$mydomain',
  '${x?y}',
  '#',
  '=',
  ', ',
  'permit',
  'ldap:c',
  'example.com',
  '\n ',
  'no',
  'smtpd_',
  '${',
  '}',
  '/',
  '0',
  ':',
];
const master =
  'smtp inet n - y - - smtpd\n' +
  'submission inet n - y - - smtpd\n' +
  '  -o smtpd_tls_security_level=encrypt\n' +
  '  -o mynetworks=$c\n' +
  'smtp unix - - y - - smtp\n';

const edit = fc.record({ at: fc.nat(), take: fc.nat(6), put: fc.constantFrom('', ...words), asked: fc.boolean() });
const scenario = fc.record({
  text: fc.constantFrom(...seeds),
  withMaster: fc.boolean(),
  edits: fc.array(edit, { minLength: 1, maxLength: 12 }),
});

test('findings and diagnostics after edits are those of a file that is opened so', () => {
  fc.assert(
    fc.property(scenario, ({ text, withMaster, edits }) => {
      const open = (content: string): EditedFile =>
        openEdited('main.cf', { main: content, master: withMaster ? master : undefined });
      const file = open(text);
      file.diagnostics();
      let version = 1;
      let content = text;
      for (const [i, { at, take, put, asked }] of edits.entries()) {
        const lines = TextDocument.create('file:///copy', 'postfix-main-cf', version, content);
        const start = at % (content.length + 1);
        const range = {
          start: lines.positionAt(start),
          end: lines.positionAt(Math.min(content.length, start + take)),
        };
        content = TextDocument.applyEdits(lines, [{ range, newText: put }]);
        version++;
        file.change([{ range, text: put }]);
        // Edits that nobody asks about in between are read as one.
        if (!asked && i < edits.length - 1) continue;
        assert.equal(file.text(), content);
        const fresh = open(content);
        assert.deepEqual(file.findings(), fresh.findings());
        const span = { start, end: Math.min(content.length, start + 9) };
        assert.deepEqual(
          file.findingsAt(span).filter((one) => meet(one.span, span)),
          file.findings().filter((one) => meet(one.span, span)),
        );
        assert.deepEqual(file.diagnostics(), fresh.diagnostics());
      }
    }),
    { numRuns: Number(process.env['KEPT_RUNS'] ?? 300) },
  );
});

test('found by npm run fuzz: where an expansion fails, items of a list may change and the whole seem the same', () => {
  const list = 'smtpd_recipient_restrictions = reject $ - $own - d${rop\nown = ';
  const file = openEdited('main.cf', { main: `${list}x\n` });
  file.findings();
  const [start, end] = [file.lines().positionAt(list.length), file.lines().positionAt(list.length + 1)];
  file.change([{ range: { start, end }, text: 'permit y' }]);
  assert.deepEqual(file.findings(), openEdited('main.cf', { main: file.text() }).findings());
});

test('whatever comes, goes or is edited of either file, the findings are those of files that are opened so', () => {
  const change = fc.oneof(
    fc.record({
      kind: fc.constant('edit' as const),
      file: fc.constantFrom('main.cf' as const, 'master.cf' as const),
      at: fc.nat(),
      put: fc.constantFrom(...words),
    }),
    fc.record({
      kind: fc.constantFrom('absent' as const, 'wanted' as const, 'file' as const),
      file: fc.constantFrom('main.cf' as const, 'master.cf' as const),
    }),
    fc.record({ kind: fc.constant('release' as const), release: fc.constantFrom('3.11', '2.11') }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.array(change, { minLength: 1, maxLength: 10 }), (text, changes) => {
      const file = openEdited('main.cf', { main: text, master });
      const told = (instance: ReturnType<typeof file.instance>): unknown => {
        const context = contextOf(instance);
        return [
          findingsIn(context, 'main.cf'),
          findingsIn(context, 'master.cf'),
          [...checkInstance.main(context).faults, ...checkInstance.master(context).faults],
        ];
      };
      for (const one of changes) {
        const { files } = file.instance();
        if (one.kind === 'release') file.apply([one]);
        else if (one.kind === 'file')
          file.apply([
            {
              kind: 'file',
              file: sourceFile(one.file, `file:///etc/postfix/${one.file}`, one.file === 'main.cf' ? text : master),
            },
          ]);
        else if (one.kind === 'edit') {
          const now = files[one.file];
          if (now === undefined || now === 'absent') continue;
          const start = one.at % (textOfFile(now).length + 1);
          file.apply([{ kind: 'edit', file: one.file, change: { start, oldEnd: start, text: one.put } }]);
        } else file.apply([{ kind: one.kind, file: one.file }]);
        // The same inputs with nothing kept of the versions before.
        const fresh = { ...file.instance(), identity: {} };
        assert.deepEqual(told(file.instance()), told(fresh));
      }
    }),
    { numRuns: Number(process.env['KEPT_RUNS'] ?? 300) },
  );
});

test('a keystroke that changes nothing of what is found leaves the very findings, and the very diagnostics', () => {
  const text =
    'a_name_of_none = 1\n' +
    'myorigin = $mydomain\n' +
    'relayhost = [relay.example.com]\n' +
    'mail_name = Post\n' +
    'myhostname = mx.example.com\n';
  const file = openEdited('main.cf', { main: text });
  const found = (): unknown[] => checkInstance.main(file.context()).findings.map(({ finding }) => finding);
  const [findings, before] = [found(), file.diagnostics()];
  const type = (line: number, character: number, put: string): void => {
    file.change([{ range: { start: { line, character }, end: { line, character } }, text: put }]);
  };
  type(3, 12, 's');
  assert.equal(findings.length, 1);
  assert.equal(found()[0], findings[0]);
  assert.equal(file.diagnostics()[0], before[0]);
  // One line more above the finding: the same is found, at another place.
  type(0, 0, '\n');
  assert.deepEqual(
    file.diagnostics().map(({ range }) => range.start.line),
    [1],
  );
});
