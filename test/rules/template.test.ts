import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import type { Position } from 'vscode-languageserver-types';
import { findingsIn } from '../../server/src/rules/check.ts';
import type { Finding } from '../../server/src/rules/rule.ts';
import { templateOf } from '../../server/src/rules/template.ts';
import { openEdited } from '../editedFile.ts';
import { contextFor } from '../instanceFor.ts';
import { needsShared } from '../needs.ts';

function findingsOf(text: string, uri = ''): readonly Finding[] {
  return findingsIn(contextFor({ main: text, mainUri: uri }), 'main.cf');
}
const codesOf = (text: string, uri?: string): string[] => findingsOf(text, uri).map(({ code }) => code);

const cases: { name: string; text: string; uri?: string; codes: string[] }[] = [
  {
    name: 'Jinja',
    text:
      '{# mail #}\n' +
      '{% if relay %}\n' +
      'relayhost = {{ relay }}\n' +
      '{% else %}\n' +
      'relayhost =\n' +
      '{% endif %}\n' +
      'message_size_limit = {{ size }}\n',
    codes: [],
  },
  {
    name: 'ERB',
    text: '<% if @relay -%>\nrelayhost = <%= @relay %>\n<% else -%>\nrelayhost =\n<% end -%>\nbiff = <%= @biff %>\n',
    codes: [],
  },
  {
    name: 'mustache and Handlebars',
    text:
      '{{#relay}}\n' +
      'relayhost = {{host}}\n' +
      '{{/relay}}\n' +
      '{{^relay}}\n' +
      'relayhost =\n' +
      '{{/relay}}\n' +
      '{{#if x}}\n' +
      'biff = {{y}}\n' +
      '{{/if}}\n',
    codes: [],
  },
  { name: 'Go', text: '{{ if .Relay }}\nrelayhost = {{ .Relay }}\n{{- else }}\nrelayhost =\n{{- end }}\n', codes: [] },
  {
    name: 'a name that is filled in',
    text: '{% for name, value in all %}\n{{ name }} = {{ value }}\n{% endfor %}\n',
    codes: [],
  },
  {
    name: 'a name that its master.cf may use',
    text: '{% if x %}\nmua_restrictions = reject\n{% endif %}\n',
    codes: [],
  },
  {
    name: 'envsubst, by the name of the file',
    text: 'mydomain = ${DOMAIN}\nrelayhost = $RELAY\nmessage_size_limit = ${SIZE}\n',
    uri: 'file:///x/main.cf.envsubst',
    codes: [],
  },
  {
    name: 'the same in what Postfix reads',
    text: 'mydomain = ${DOMAIN}\n',
    uri: 'file:///etc/postfix/main.cf',
    codes: ['undefined-reference'],
  },
  {
    name: 'what is wrong stays wrong',
    text:
      '{% if x %}\n' +
      'biff = maybe\n' +
      'mydistination = {{ x }}\n' +
      'lost line\n' +
      '{% endif %}\n' +
      'smtpd_sasl_application_name = {{ y }}\n',
    codes: ['invalid-boolean', 'unknown-parameter', 'missing-equals', 'removed-parameter'],
  },
  {
    name: 'an undefined name of Postfix’s kind in a template by name',
    text: 'myorigin = $my_origin_name\n',
    uri: 'main.cf.j2',
    codes: ['undefined-reference'],
  },
  {
    name: 'one branch of a list does not make it a list without a gate',
    text:
      'smtpd_relay_restrictions =\n' +
      '  permit_mynetworks,\n' +
      '{% if strict %}\n' +
      '  reject_unauth_destination\n' +
      '{% endif %}\n',
    codes: [],
  },
];
for (const { name, text, uri, codes } of cases)
  test(`template: ${name}`, () => assert.deepEqual(codesOf(text, uri), codes));

const noTemplates = [
  'transport_maps = pcre:{{/x/ DUNNO}}\n',
  'transport_maps = inline:{{a = b}, {c = d}}\n',
  'myorigin = ${{$mydomain} == {x} ? {a} : {b}}\n',
  'transport_maps = pcre:{\n  {/^{2}/ DUNNO}, {{!10.0.0.1 REJECT}} }\n',
  'smtpd_banner = 100% {sure}\n',
  'smtpd_banner = ${x? {# }: {%}} ${x?{% a }:{b #}}\n',
  'myorigin = ${{$x} >={# #} ? {a} : {b}}\n',
];
for (const text of noTemplates)
  test(`no template: ${JSON.stringify(text)}`, () =>
    assert.equal(templateOf(text, 'file:///etc/postfix/main.cf'), undefined));

const corpus = new URL('../../../shared/corpus/templates/', import.meta.url);
test(
  'strangers’ templates: no line of the template’s own language is taken for one of Postfix’s',
  { skip: needsShared('corpus/templates') },
  () => {
    const nonsense: string[] = [];
    for (const file of readdirSync(corpus).filter((name) => name.includes('.main.'))) {
      const text = readFileSync(new URL(file, corpus), 'utf8');
      for (const { code, span } of findingsOf(text, file)) {
        const line = text.slice(text.lastIndexOf('\n', span.start - 1) + 1, text.indexOf('\n', span.end));
        if (
          (code === 'missing-equals' || code === 'duplicate-parameter' || code === 'undefined-reference') &&
          /[{<[][{%#]|[%}]\}|%[>\]]|\$\{?[A-Z]/.test(line)
        )
          nonsense.push(`${file}: ${code}: ${line}`);
      }
    }
    assert.deepEqual(nonsense, []);
  },
);

test('whatever is edited, a file is a template where it would be one if opened so', () => {
  const piece = fc.constantFrom(
    '{{',
    '{',
    '}',
    '}}',
    '{%',
    '%}',
    '{#',
    '#}',
    '<%',
    '%>',
    '$',
    '-',
    ' ',
    '\n',
    '\n ',
    'if',
    ' x',
    '/if',
    '# x',
    'a = ',
    'b\n',
  );
  const edit = fc.record({
    at: fc.nat(),
    take: fc.nat(3),
    put: fc.array(piece, { maxLength: 3 }).map((all) => all.join('')),
  });
  let templates = 0;
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (pieces, edits) => {
        const file = openEdited('main.cf', { main: pieces.join('') });
        file.context();
        for (const { at, take, put } of edits) {
          const { length } = file.text();
          const [start, end] = [at % (length + 1), Math.min(length, (at % (length + 1)) + take)].map((offset) =>
            file.lines().positionAt(offset),
          ) as [Position, Position];
          file.change([{ range: { start, end }, text: put }]);
          const { template } = file.context();
          if (template) templates++;
          assert.deepEqual(template, templateOf(file.text()), file.text());
        }
      },
    ),
    { numRuns: 3000 },
  );
  assert.ok(templates > 300, `${templates} were templates`);
});

test('a name in capitals is no more than information: envsubst(1) may replace it', () => {
  const severity = (text: string): (string | undefined)[] =>
    findingsOf(text)
      .filter(({ code }) => code === 'undefined-reference')
      .map((finding) => finding.severity);
  assert.deepEqual(severity('compatibility_level = 3.6\nmyorigin = ${MAIL_DOMAIN}\n'), ['information']);
  assert.deepEqual(severity('compatibility_level = 3.6\nmyorigin = $mail_domain\n'), [undefined]);
});

test('names of the shipped master.cf are no more than information where none is at hand', () => {
  const text = 'compatibility_level = 3.6\nmua_client_restrictions = reject\nmy_restrictions = reject\n';
  const found = (master?: string): (string | undefined)[] =>
    findingsIn(contextFor({ main: text, ...(master === undefined ? {} : { master }) }), 'main.cf')
      .filter(({ code }) => code === 'unknown-parameter')
      .map(({ severity }) => severity);
  assert.deepEqual(found(), ['information', undefined]);
  assert.deepEqual(found('smtp inet n - n - - smtpd\n'), [undefined, undefined]);
});
