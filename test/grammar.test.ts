import assert from 'node:assert/strict';
import { test } from 'node:test';
import textmate from 'vscode-textmate';
import { createRegistry, read, tokenize } from './tokenize.ts';

/**
 * `want` lists tokens in the order in which they stand; tokens between them do
 * not matter. A scope is met by itself and by what it begins (`constant.numeric`
 * by `constant.numeric.postfix-main-cf`). `never` names scopes no token may have.
 */
interface Case {
  readonly name: string;
  readonly text: string;
  readonly want: readonly (readonly [text: string, scope: string])[];
  readonly never?: readonly string[];
}

const NAME = 'variable.other.constant';
const EQUALS = 'keyword.operator.assignment';
const VALUE = 'string.unquoted.value';
const MACRO = 'variable.parameter.macro';
const COMMENT = 'comment.line.number-sign';
const TABLE = 'storage.type.table';
const BOOLEAN = 'constant.language.boolean';
const TERNARY = 'keyword.operator.ternary';

const mainCf: readonly Case[] = [
  {
    name: 'an assignment',
    text: 'myhostname = mail.example.com',
    want: [
      ['myhostname', NAME],
      ['=', EQUALS],
      ['mail.example.com', VALUE],
    ],
  },
  {
    name: 'no blanks around =',
    text: '2bounce_notice_recipient=root',
    want: [
      ['2bounce_notice_recipient', NAME],
      ['=', EQUALS],
      ['root', VALUE],
    ],
  },
  {
    name: 'a name in any script',
    text: 'inet协议 = inet',
    want: [
      ['inet协议', NAME],
      ['inet', VALUE],
    ],
    never: ['invalid'],
  },
  {
    name: 'only the first = splits',
    text: 'a = b=c',
    want: [
      ['a', NAME],
      ['=', EQUALS],
      ['b=c', VALUE],
    ],
  },
  {
    name: 'an empty value',
    text: 'mydestination =\nrelayhost =',
    want: [
      ['mydestination', NAME],
      ['relayhost', NAME],
      ['=', EQUALS],
    ],
    never: ['invalid'],
  },

  {
    name: 'yes and no, in any case',
    text: 'biff = no\nsoft_bounce=YES',
    want: [
      ['no', BOOLEAN],
      ['YES', BOOLEAN],
    ],
  },
  { name: 'yes on a continuation line', text: 'biff =\n  yes\n', want: [['yes', BOOLEAN]] },
  {
    name: 'no inside a sentence is text',
    text: 'smtpd_banner = no spam',
    want: [
      ['no', VALUE],
      ['spam', VALUE],
    ],
  },
  {
    name: 'numbers',
    text: 'default_process_limit = 100\nx = -1, 20',
    want: [
      ['100', 'constant.numeric'],
      ['-1', 'constant.numeric'],
      [',', 'punctuation.separator.list'],
      ['20', 'constant.numeric'],
    ],
  },
  {
    name: 'times',
    text: 'anvil_rate_time_unit = 60s\nmaximal_queue_lifetime = 5d',
    want: [
      ['60', 'constant.numeric'],
      ['s', 'keyword.other.unit.time'],
      ['5', 'constant.numeric'],
      ['d', 'keyword.other.unit.time'],
    ],
  },
  {
    name: 'digits inside a word are text',
    text: 'relayhost = [mx1.example.com]:587',
    want: [['[mx1.example.com]:587', VALUE]],
    never: ['constant.numeric'],
  },
  {
    name: 'addresses',
    text: 'mynetworks = 127.0.0.0/8, [::1]/128 192.0.2.1',
    want: [
      ['127.0.0.0/8', 'constant.numeric.address'],
      ['[::1]/128', 'constant.numeric.address'],
      ['192.0.2.1', 'constant.numeric.address'],
    ],
  },
  { name: 'a TLS level', text: 'smtp_tls_security_level = dane', want: [['dane', 'constant.language.level']] },

  {
    name: 'a table',
    text: 'alias_maps = hash:/etc/aliases',
    want: [
      ['hash', TABLE],
      [':', 'punctuation.separator.type'],
      ['/etc/aliases', VALUE],
    ],
  },
  {
    name: 'tables in tables',
    text: 'x = proxy:mysql:/etc/v.cf, unionmap:{static:a,pcre:/p}',
    want: [
      ['proxy', TABLE],
      ['mysql', TABLE],
      ['/etc/v.cf', VALUE],
      ['unionmap', TABLE],
      ['{', 'punctuation.section.braces.begin'],
      ['static', TABLE],
      ['pcre', TABLE],
      ['}', 'punctuation.section.braces.end'],
    ],
  },
  {
    name: 'a table behind =, with a macro in its name',
    text: 'x=lmdb:$config_directory/t',
    want: [
      ['lmdb', TABLE],
      ['config_directory', MACRO],
      ['/t', VALUE],
    ],
  },
  {
    name: 'an endpoint',
    text: 'smtpd_milters = inet:127.0.0.1:8891 unix:opendkim.sock',
    want: [
      ['inet', 'storage.type.endpoint'],
      ['unix', 'storage.type.endpoint'],
    ],
  },
  {
    name: 'attributes in braces',
    text: 'smtpd_milters = { inet:localhost:1, timeout = 5s }',
    want: [
      ['inet', 'storage.type.endpoint'],
      ['timeout', 'variable.parameter.attribute'],
      ['=', EQUALS],
      ['5', 'constant.numeric'],
    ],
  },

  {
    name: 'restrictions',
    text:
      'smtpd_relay_restrictions = permit_mynetworks,\n' +
      '    reject_unauth_destination, defer_unauth_destination\n' +
      '    check_client_access hash:/x warn_if_reject reject_unknown_client_hostname',
    want: [
      ['permit_mynetworks', 'keyword.control.restriction.permit'],
      ['reject_unauth_destination', 'keyword.control.restriction.reject'],
      ['defer_unauth_destination', 'keyword.control.restriction.defer'],
      ['check_client_access', 'keyword.control.restriction.check'],
      ['hash', TABLE],
      ['warn_if_reject', 'keyword.control.restriction.modifier'],
    ],
  },
  {
    name: 'permit, reject, defer in a restriction list',
    text: 'smtpd_data_restrictions = permit\n  reject, defer',
    want: [
      ['permit', 'keyword.control.restriction.permit'],
      ['reject', 'keyword.control.restriction.reject'],
      ['defer', 'keyword.control.restriction.defer'],
    ],
  },
  {
    name: 'the word reject elsewhere',
    text: 'smtpd_banner = we reject spam',
    want: [['reject', VALUE]],
    never: ['keyword.control'],
  },
  {
    name: 'a part of a restriction name',
    text: 'x = permit_mynetworks_only',
    want: [['permit_mynetworks_only', VALUE]],
  },

  {
    name: '$name',
    text: 'myorigin = $mydomain-x',
    want: [
      ['$', 'punctuation.definition.macro.begin'],
      ['mydomain', MACRO],
      ['-x', VALUE],
    ],
  },
  {
    name: '${name} and $(name)',
    text: 'x = ${ mydomain }$(myhostname).',
    want: [
      ['mydomain', MACRO],
      ['}', 'punctuation.definition.macro.end'],
      ['$(', 'punctuation.definition.macro.begin'],
      ['myhostname', MACRO],
      [')', 'punctuation.definition.macro.end'],
      ['.', VALUE],
    ],
  },
  {
    name: '${name?x}',
    text: 'x = ${relayhost?A:B} c',
    want: [
      ['relayhost', MACRO],
      ['?', TERNARY],
      ['A:B', VALUE],
      ['}', 'punctuation.definition.macro.end'],
      ['c', VALUE],
    ],
  },
  {
    name: '${name:x} with a macro in it',
    text: 'x = ${a:$b} $(c:(d)) e',
    want: [
      ['a', MACRO],
      [':', TERNARY],
      ['b', MACRO],
      ['}', 'punctuation.definition.macro.end'],
      ['c', MACRO],
      [':', TERNARY],
      ['(', VALUE],
      [')', VALUE],
      [')', 'punctuation.definition.macro.end'],
      ['e', VALUE],
    ],
    never: ['invalid'],
  },
  {
    name: '${name?{a}:{b}}',
    text: 'x = ${name ? {yes} : {b $c}} d',
    want: [
      ['name', MACRO],
      ['?', TERNARY],
      ['{', 'punctuation.section.operand.begin'],
      ['yes', BOOLEAN],
      ['}', 'punctuation.section.operand.end'],
      [':', TERNARY],
      ['b', VALUE],
      ['c', MACRO],
      ['}', 'punctuation.section.operand.end'],
      ['}', 'punctuation.definition.macro.end'],
      ['d', VALUE],
    ],
    never: ['invalid'],
  },
  {
    name: '${name?{a}:b}',
    text: 'x = ${name?{a}:b} d',
    want: [
      ['name', MACRO],
      ['?', TERNARY],
      ['a', VALUE],
      [':', TERNARY],
      ['b', VALUE],
      ['}', 'punctuation.definition.macro.end'],
      ['d', VALUE],
    ],
    never: ['invalid'],
  },
  {
    name: '${{a} == {b} ? {x} : {y}}',
    text: 'x = ${{$compatibility_level} <level {3.6} ? {a} : {b}} ${{a}!={b}}',
    want: [
      ['compatibility_level', MACRO],
      ['<', 'keyword.operator.comparison'],
      ['level', 'keyword.operator.comparison.level'],
      ['?', TERNARY],
      ['a', VALUE],
      [':', TERNARY],
      ['b', VALUE],
      ['}', 'punctuation.definition.macro.end'],
      ['!=', 'keyword.operator.comparison'],
    ],
    never: ['invalid'],
  },
  {
    name: '${function{x}}',
    text: 'x = ${domain_to_ascii{$mydomain}}',
    want: [
      ['domain_to_ascii', 'support.function.macro'],
      ['mydomain', MACRO],
    ],
    never: ['invalid'],
  },
  {
    name: '$$',
    text: 'x = a$$b',
    want: [
      ['a', VALUE],
      ['$$', 'constant.character.escape'],
      ['b', VALUE],
    ],
  },
  {
    name: 'a $ before nothing',
    text: 'x = a$/ $',
    want: [
      ['$', 'invalid.illegal.macro'],
      ['/', VALUE],
      ['$', 'invalid.illegal.macro'],
    ],
  },
  {
    name: 'a bad name in ${}',
    text: 'x = ${my-name} y',
    want: [
      ['my-name', 'invalid.illegal.macro'],
      ['}', 'punctuation.definition.macro.end'],
      ['y', VALUE],
    ],
  },
  {
    name: 'an unclosed ${ ends with its logical line',
    text: 'x = ${{a} == {b} ? {c\n  d\ny = 1',
    want: [
      ['d', VALUE],
      ['y', NAME],
      ['1', 'constant.numeric'],
    ],
  },
  {
    name: 'an unclosed $( and { end with their logical line',
    text: 'x = $(a?{\ny = {\nz = yes',
    want: [
      ['y', NAME],
      ['z', NAME],
      ['yes', BOOLEAN],
    ],
  },
  {
    name: 'a macro over two lines',
    text: 'x = ${name?\n    {a}\n# c\n    :{b}}\ny = 1',
    want: [
      ['a', VALUE],
      [' c', COMMENT],
      [':', TERNARY],
      ['b', VALUE],
      ['}', 'punctuation.definition.macro.end'],
      ['y', NAME],
    ],
  },

  {
    name: 'comments',
    text: '# a\n  # b',
    want: [
      ['#', 'punctuation.definition.comment'],
      [' a', COMMENT],
      [' b', COMMENT],
    ],
  },
  {
    name: 'a comment does not end a value',
    text: 'x = a,\n# one\n  # two\n\n  b\ny = c',
    want: [
      ['a', VALUE],
      [' one', COMMENT],
      [' two', COMMENT],
      ['b', VALUE],
      ['y', NAME],
    ],
    never: ['invalid'],
  },
  {
    name: 'text behind a value is value',
    text: 'x = a # b',
    want: [
      ['a', VALUE],
      ['#', VALUE],
      ['b', VALUE],
    ],
    never: ['comment'],
  },
  {
    name: 'an indented assignment is value',
    text: 'x = a\n  y = b',
    want: [
      ['y', VALUE],
      ['=', VALUE],
      ['b', VALUE],
    ],
  },
  {
    name: 'CR LF',
    text: 'x = yes\r\ny = a,\r\n  b\r\n',
    want: [
      ['yes', BOOLEAN],
      ['y', NAME],
      ['b', VALUE],
    ],
  },
  { name: 'a no-break space is not blank', text: 'x = a,\n\u00a0b = c', want: [['\u00a0b', NAME]] },

  {
    name: 'an indented first line',
    text: '# c\n  x = a\n  y = b\nz = c',
    want: [
      ['x = a', 'invalid.illegal.indented-start'],
      ['y = b', 'invalid.illegal.indented-start'],
      ['z', NAME],
    ],
  },
  {
    name: 'a word without =',
    text: 'x = a\nsoft_bounce\ny = b',
    want: [
      ['soft_bounce', 'invalid.illegal.missing-equals'],
      ['y', NAME],
    ],
  },
  {
    name: 'two words before =',
    text: 'dkim_default key = /x\n  more\ny = b',
    want: [
      ['dkim_default key = /x', 'invalid.illegal.missing-equals'],
      ['more', 'invalid.illegal.missing-equals'],
      ['y', NAME],
    ],
  },
  {
    name: 'no name before =',
    text: '= a\ny = b',
    want: [
      ['= a', 'invalid.illegal.missing-name'],
      ['y', NAME],
    ],
  },
  {
    name: '= on the next line',
    text: 'x\n  = yes\ny = b',
    want: [
      ['=', EQUALS],
      ['yes', BOOLEAN],
      ['y', NAME],
    ],
  },
];

const SERVICE = 'entity.name.type.service';
const FLAG = 'constant.language.flag';
const OPTION = 'keyword.other.option';
const COMMAND = 'entity.name.function.command';

const masterCf: readonly Case[] = [
  {
    name: 'eight columns',
    text: 'smtp inet n - y 1000? 100 smtpd',
    want: [
      ['smtp', SERVICE],
      ['inet', 'storage.type.service'],
      ['n', FLAG],
      ['-', 'constant.language.default'],
      ['y', FLAG],
      ['1000', 'constant.numeric.wakeup'],
      ['?', 'keyword.operator.wakeup'],
      ['100', 'constant.numeric.limit'],
      ['smtpd', COMMAND],
    ],
    never: ['invalid'],
  },
  {
    name: 'all defaults',
    text: '[::1]:10025 unix-dgram - - - - - postlogd',
    want: [
      ['[::1]:10025', SERVICE],
      ['unix-dgram', 'storage.type.service'],
      ['-', 'constant.language.default'],
      ['postlogd', COMMAND],
    ],
    never: ['invalid'],
  },
  {
    name: 'bad columns',
    text: 'a tcp n x - -? z c',
    want: [
      ['tcp', 'invalid.illegal.type'],
      ['n', FLAG],
      ['x', 'invalid.illegal.flag'],
      ['-?', 'invalid.illegal.wakeup'],
      ['z', 'invalid.illegal.limit'],
      ['c', COMMAND],
    ],
  },
  {
    name: 'a line being typed',
    text: 'smtp inet n\n# c\nrelay unix',
    want: [
      ['smtp', SERVICE],
      ['n', FLAG],
      [' c', COMMENT],
      ['relay', SERVICE],
      ['unix', 'storage.type.service'],
    ],
    never: ['invalid'],
  },
  {
    name: '-o name=value',
    text: 'smtp inet n - - - - smtpd -v\n  -o smtpd_tls_wrappermode=yes\n# no end\n  -o content_filter=',
    want: [
      ['-v', OPTION],
      ['-o', OPTION],
      ['smtpd_tls_wrappermode', NAME],
      ['=', EQUALS],
      ['yes', BOOLEAN],
      [' no end', COMMENT],
      ['content_filter', NAME],
      ['=', EQUALS],
    ],
    never: ['invalid'],
  },
  {
    name: '-oname=value and -vo',
    text: 'smtp inet n - - - - smtpd -osoft_bounce=no -vo mydomain=$a',
    want: [
      ['-o', OPTION],
      ['soft_bounce', NAME],
      ['no', BOOLEAN],
      ['-vo', OPTION],
      ['mydomain', NAME],
      ['a', MACRO],
    ],
  },
  {
    name: 'a restriction list',
    text: 'smtp inet n - - - - smtpd -o smtpd_relay_restrictions=permit_sasl_authenticated,reject',
    want: [
      ['permit_sasl_authenticated', 'keyword.control.restriction.permit'],
      ['reject', 'keyword.control.restriction.reject'],
    ],
  },
  {
    name: '-o { name = value }',
    text: 'smtp inet n - - - - smtpd -o { smtpd_banner = $myhostname ready } -o { biff = no }',
    want: [
      ['{', 'punctuation.section.braces.begin'],
      ['smtpd_banner', NAME],
      ['=', EQUALS],
      ['myhostname', MACRO],
      ['ready', VALUE],
      ['}', 'punctuation.section.braces.end'],
      ['biff', NAME],
      ['no', BOOLEAN],
    ],
    never: ['invalid'],
  },
  {
    name: 'blanks around =',
    text: 'smtp inet n - - - - smtpd -o soft_bounce = no',
    want: [['soft_bounce', 'invalid.illegal.missing-equals']],
  },
  {
    name: 'pipe',
    text: 'dovecot unix - n n - - pipe\n  flags=DRhu user=vmail argv=/usr/lib/d -f ${sender} { a b }',
    want: [
      ['flags', 'variable.parameter.attribute'],
      ['=', EQUALS],
      ['DRhu', VALUE],
      ['argv', 'variable.parameter.attribute'],
      ['/usr/lib/d', VALUE],
      ['-f', OPTION],
      ['sender', MACRO],
      ['{', 'punctuation.section.braces.begin'],
      ['b', VALUE],
      ['}', 'punctuation.section.braces.end'],
    ],
  },
  {
    name: 'an unclosed { ends with its service',
    text: 'a unix - n n - - pipe { b\nc unix - n n - - smtp',
    want: [
      ['c', SERVICE],
      ['smtp', COMMAND],
    ],
  },
  {
    name: 'an indented first line',
    text: '  -o a=b\nsmtp inet n - - - - smtpd',
    want: [
      ['-o a=b', 'invalid.illegal.indented-start'],
      ['smtp', SERVICE],
    ],
  },
];

const EMBEDDED = 'meta.embedded.block.postfix-main-cf';
const markdown: readonly Case[] = [
  {
    name: 'a fence',
    text: 'a\n```postfix-main-cf\nx = ${y\n  yes\n```\nz = b',
    want: [
      ['```', 'punctuation.definition.markdown'],
      ['x', NAME],
      ['x', EMBEDDED],
      ['y', MACRO],
      ['```', 'punctuation.definition.markdown'],
      ['z = b', 'text.html.markdown'],
    ],
    never: ['invalid'],
  },
  {
    name: 'an empty fence',
    text: '~~~ postfix-main-cf\n~~~\nz = b',
    want: [
      ['~~~', 'punctuation.definition.markdown'],
      ['~~~', 'punctuation.definition.markdown'],
      ['z = b', 'text.html.markdown'],
    ],
  },
  {
    name: 'a master.cf fence',
    text: '```postfix-master-cf\nsmtp inet n - - - - smtpd\n```',
    want: [
      ['smtp', 'meta.embedded.block.postfix-master-cf'],
      ['smtpd', COMMAND],
    ],
  },
  {
    name: 'another language',
    text: '```postfix-main-cfx\nx = y\n```',
    want: [['x = y', 'text.html.markdown']],
    never: [EMBEDDED],
  },
];

const registry = createRegistry();
const groups = [
  { scope: 'source.postfix-main-cf', cases: mainCf },
  { scope: 'source.postfix-master-cf', cases: masterCf },
  { scope: 'text.html.markdown', cases: markdown },
];
for (const { scope, cases } of groups) {
  for (const { name, text, want, never } of cases) {
    test(`${scope}: ${name}`, async () => {
      const grammar = await registry.loadGrammar(scope);
      assert.ok(grammar);
      const tokens = tokenize(grammar, text);
      const shown = tokens.map((t) => `${JSON.stringify(t.text)} ${t.scopes.join(' ')}`).join('\n');
      let at = 0;
      for (const [expected, wanted] of want) {
        let found = tokens.findIndex((t, i) => i >= at && t.text === expected && hasScope(t.scopes, wanted));
        // The same token may be asked for twice, with two of its scopes.
        if (found < 0 && at > 0 && tokens[at - 1]?.text === expected && hasScope(tokens[at - 1]?.scopes ?? [], wanted))
          found = at - 1;
        assert.ok(found >= 0, `${JSON.stringify(expected)} as ${wanted} in\n${shown}`);
        at = found + 1;
      }
      for (const unwanted of never ?? [])
        assert.ok(!tokens.some((t) => hasScope(t.scopes, unwanted)), `${unwanted} in\n${shown}`);
    });
  }
}

test('every restriction and table type of the facts is coloured', async () => {
  const facts = (file: string): Record<string, Record<string, unknown>> =>
    JSON.parse(read(`server/src/data/facts/${file}.json`)) as Record<string, Record<string, unknown>>;
  const grammar = await registry.loadGrammar('source.postfix-main-cf');
  assert.ok(grammar);
  const missed: string[] = [];
  for (const name of Object.keys(facts('restrictions')['restrictions'] ?? {})) {
    const token = tokenize(grammar, `smtpd_client_restrictions = ${name}`).find((t) => t.text === name);
    if (!token || !hasScope(token.scopes, 'keyword.control.restriction')) missed.push(name);
  }
  for (const type of Object.keys(facts('tableTypes')['types'] ?? {})) {
    const token = tokenize(grammar, `alias_maps = ${type}:x`).find((t) => t.text === type);
    if (!token || !hasScope(token.scopes, 'storage.type')) missed.push(type);
  }
  assert.deepEqual(missed, []);
});

test('values count as code, so that VS Code suggests and matches brackets in them', async () => {
  // The manifest must contribute these tokenTypes; `string` scopes would switch both off.
  const grammar = await createRegistry().loadGrammarWithConfiguration('source.postfix-main-cf', 1, {
    tokenTypes: { 'string.unquoted.value': 0 },
  });
  assert.ok(grammar);
  const kinds = (line: string): number[] =>
    Array.from(grammar.tokenizeLine2(line, textmate.INITIAL).tokens)
      .filter((_, i) => i % 2 === 1)
      .map((meta) => (meta >>> 8) & 3);
  assert.deepEqual(new Set(kinds('smtpd_banner = $myhostname {a} b')), new Set([0]));
  assert.deepEqual(new Set(kinds('# comment')), new Set([1]));
});

test('a long broken line is coloured in linear time', async () => {
  const grammar = await registry.loadGrammar('source.postfix-main-cf');
  assert.ok(grammar);
  const started = performance.now();
  tokenize(grammar, `x = ${'${a?{'.repeat(400)}${'$(a '.repeat(400)}`);
  assert.ok(performance.now() - started < 5000);
});

function hasScope(scopes: readonly string[], wanted: string): boolean {
  return scopes.some((scope) => scope === wanted || scope.startsWith(`${wanted}.`));
}
