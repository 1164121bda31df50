// What is kept from one version of a file to the next (findings by element, by what file rules read, names in use) must
// never show: after any edit the findings are those of a file that is opened with that text.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type MainEntry, diagnosticsOf } from '../../server/src/connection/entry.ts';
import { openFile } from '../../server/src/connection/openFile.ts';
import { noProse } from '../../server/src/knowledge/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';
import { meet } from '../../server/src/syntax/span.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';

const folder = new URL('cases/', import.meta.url);
const texts = readdirSync(folder).flatMap((rule) => readdirSync(new URL(`${rule}/`, folder)).filter((name) => name.endsWith('.cf')).map((name) => readFileSync(new URL(`${rule}/${name}`, folder), 'utf8')));
const seeds = [
  ...texts,
  'smtpd_restriction_classes = $mine\nmine = one, two\none = permit\ntwo = reject\nsmtpd_recipient_restrictions = one, permit_mynetworks, reject_unauth_destination\n',
  'a = $b\nb = $c\nc = x\nvirtual_alias_maps = ldap:$c\nx_server_host = y\nmydestination = $mydomain, $a\nrelay_domains = x\nmydomain = example.com\n',
];
const words = ['a', ' ', '\n', '$', '$a', '${c}', '$one', '$mydomain', '${x?y}', '#', '=', ', ', 'permit', 'ldap:c', 'example.com', '\n ', 'no', 'smtpd_', '${', '}', '/', '0', ':'];
const master = parseMasterCf('smtp inet n - y - - smtpd\nsubmission inet n - y - - smtpd\n  -o smtpd_tls_security_level=encrypt\n  -o mynetworks=$c\nsmtp unix - - y - - smtp\n');

const edit = fc.record({ at: fc.nat(), take: fc.nat(6), put: fc.constantFrom('', ...words), asked: fc.boolean() });
const scenario = fc.record({ text: fc.constantFrom(...seeds), withMaster: fc.boolean(), edits: fc.array(edit, { minLength: 1, maxLength: 12 }) });

test('findings and diagnostics after edits are those of a file that is opened so', () => {
  fc.assert(fc.property(scenario, ({ text, withMaster, edits }) => {
    const open = (content: string): MainEntry => {
      const file = openFile('file:///etc/postfix/main.cf', 1, content, '3.11');
      if (withMaster) file.judgeBy('3.11', master);
      return { kind: 'main', uri: file.uri, file, made: undefined, settings: { rules: {} } } as unknown as MainEntry;
    };
    const told = (entry: MainEntry): unknown => diagnosticsOf(entry, { messages: locales.en, prose: noProse });
    const entry = open(text);
    const { file } = entry;
    told(entry);
    let version = 1;
    let content = text;
    for (const [i, { at, take, put, asked }] of edits.entries()) {
      const lines = TextDocument.create('file:///copy', 'postfix-main-cf', version, content);
      const start = at % (content.length + 1);
      const range = { start: lines.positionAt(start), end: lines.positionAt(Math.min(content.length, start + take)) };
      content = TextDocument.applyEdits(lines, [{ range, newText: put }]);
      file.change([{ range, text: put }], ++version);
      // Edits that nobody asks about in between are read as one.
      if (!asked && i < edits.length - 1) continue;
      assert.equal(file.lines().getText(), content);
      const fresh = open(content);
      assert.deepEqual(file.findings(), fresh.file.findings());
      const span = { start, end: Math.min(content.length, start + 9) };
      assert.deepEqual(file.findingsAt(span).filter((one) => meet(one.span, span)), file.findings().filter((one) => meet(one.span, span)));
      assert.deepEqual(told(entry), told(fresh));
    }
  }), { numRuns: Number(process.env['KEPT_RUNS'] ?? 300) });
});

test('found by npm run fuzz: where an expansion fails, the items of a list may change although the whole seems the same', () => {
  const list = 'smtpd_recipient_restrictions = reject $ - $own - d${rop\nown = ';
  const file = openFile('file:///etc/postfix/main.cf', 1, `${list}x\n`, '3.11');
  file.findings();
  const [start, end] = [file.lines().positionAt(list.length), file.lines().positionAt(list.length + 1)];
  file.change([{ range: { start, end }, text: 'permit y' }], 2);
  assert.deepEqual(file.findings(), openFile('file:///etc/postfix/main.cf', 1, file.lines().getText(), '3.11').findings());
});

test('a keystroke that changes nothing of what is found leaves the very list of findings, and of diagnostics', () => {
  const text = 'a_name_of_none = 1\nmyorigin = $mydomain\nrelayhost = [relay.example.com]\nmail_name = Post\nmyhostname = mx.example.com\n';
  const file = openFile('file:///etc/postfix/main.cf', 1, text, '3.11');
  const entry = { kind: 'main', uri: file.uri, file, made: undefined, settings: { rules: {} } } as unknown as MainEntry;
  const told = (): unknown => diagnosticsOf(entry, { messages: locales.en, prose: noProse });
  const [placed, before] = [file.placed(), told()];
  const type = (line: number, character: number, put: string): void => file.change([{ range: { start: { line, character }, end: { line, character } }, text: put }], file.version() + 1);
  type(3, 12, 's');
  assert.equal(file.placed(), placed);
  assert.equal(told(), before);
  // One line more above the finding: the same is found, at another place.
  type(0, 0, '\n');
  assert.notEqual(told(), before);
  assert.deepEqual((told() as { range: { start: { line: number } } }[]).map(({ range }) => range.start.line), [1]);
});
