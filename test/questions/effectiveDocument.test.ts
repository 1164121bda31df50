import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { comparison } from '../../server/src/questions/comparison.ts';
import {
  type EffectiveDocumentRequest,
  effectiveDocument,
  serviceNames,
} from '../../server/src/questions/effectiveDocument.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { locales } from '../../server/src/texts/locales.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';

/** What 3.7 stands for. */
const level = knowledge.newestPatch['3.7'] ?? '';

const master =
  'smtp inet n - y - - smtpd\n' +
  'submission inet n - y - - smtpd\n' +
  '  -o smtpd_tls_security_level=encrypt\n' +
  '  -o { syslog_name = postfix/$service_name }\n';
const main =
  'myhostname = mail.example.com\n' +
  'myorigin = $mydomain\n\n' +
  'mydomain = example.com\n' +
  '  # between\n' +
  '  and more\n' +
  'compatibility_level = 3.6\n' +
  'no_such_name = 1\n';

function shown(
  request: EffectiveDocumentRequest,
  {
    text = main,
    masterText = master,
    locale = 'en',
    path = 'main.cf',
  }: { text?: string; masterText?: string | null; locale?: 'en' | 'zh-cn'; path?: string } = {},
) {
  const configuration = configure(
    knowledge,
    '3.7',
    parseMainCf(text),
    masterText === null ? undefined : parseMasterCf(masterText),
  );
  return effectiveDocument(
    {
      configuration,
      main: { path, uri: 'file:///m/main.cf', text },
      master: masterText === null ? undefined : { path: 'master.cf', uri: 'file:///m/master.cf', text: masterText },
    },
    request,
    locales[locale],
  );
}

test('settings of main.cf and of services, each below the line that it comes from', () => {
  const { text, links } = shown({});
  assert.equal(
    text,
    `# main.cf as Postfix ${level} (the newest known of 3.7) reads it: postconf -n, postconf -P
# Each comment says where the lines below it come from.

# main.cf:7
compatibility_level = 3.6
# main.cf:4
mydomain = example.com and more
# main.cf:1
myhostname = mail.example.com
# main.cf:2
myorigin = $mydomain
# master.cf:3
submission/inet/smtpd_tls_security_level = encrypt
# master.cf:4
submission/inet/syslog_name = postfix/$service_name
`,
  );
  const lines = text.split('\n');
  assert.deepEqual(
    links.map(({ range: { start, end }, target }) => [
      lines[start.line]?.slice(start.character, end.character),
      target,
    ]),
    [
      ['main.cf:7', 'file:///m/main.cf#L7'],
      ['main.cf:4', 'file:///m/main.cf#L4'],
      ['main.cf:1', 'file:///m/main.cf#L1'],
      ['main.cf:2', 'file:///m/main.cf#L2'],
      ['master.cf:3', 'file:///m/master.cf#L3'],
      ['master.cf:4', 'file:///m/master.cf#L4'],
    ],
  );
});

test('expanded, everything, and one service', () => {
  assert.match(
    shown({ expand: true }).text,
    /^# .*postconf -nx, postconf -Px$[^]*^myorigin = example\.com and more$/m,
  );
  const all = shown({ all: true }).text;
  assert.match(all, new RegExp(`^# default of Postfix ${level}\n[a-z_]+ = `, 'm'));
  assert.match(
    all,
    new RegExp(`^# default of Postfix ${level} at compatibility_level 3.6\nappend_dot_mydomain = `, 'm'),
  );
  assert.ok(all.split('\n').length > 900);
  assert.equal(shown({ service: 'submission/inet' }).text.match(/ = /g)?.length, 2);
  assert.match(
    shown({ service: 'submission/inet', all: true, expand: true }).text,
    /^submission\/inet\/myorigin = example\.com and more$/m,
  );
});

test('nothing to show, a service that is not there, and what Postfix refuses', () => {
  assert.match(shown({}, { text: '', masterText: null }).text, /\n# Nothing is set\.\n$/);
  assert.match(shown({ service: 'smtp/inet' }).text, /smtp\/inet overrides no settings/);
  assert.match(shown({ service: 'no/unix' }).text, /master\.cf has no service no\/unix/);
  assert.match(shown({}, { text: 'biff = no\n\nnonsense\n' }).text, /^# main\.cf:3: Postfix exits here/m);
  assert.match(
    shown({ expand: true }, { text: 'myorigin = $myhostname\n' }).text,
    /^# Values that only the host knows[^]*\nmyorigin = \$\{myhostname\}\n/m,
  );
});

test('in Chinese', () => {
  assert.match(
    shown({ all: true }, { locale: 'zh-cn' }).text,
    new RegExp(
      `^# Postfix ${level}（3.7 已知的最新版本） 读取 main.cf 的结果：postconf, postconf -P\n# 每条注释[^]*\n# Postfix ${level} 的默认值\n`,
    ),
  );
});

test('every line is one that main.cf may hold', () => {
  for (const request of [
    {},
    { all: true },
    { service: 'submission/inet', all: true, expand: true },
  ] satisfies EffectiveDocumentRequest[]) {
    const { elements } = parseMainCf(shown(request, { path: 'a\nb.cf' }).text);
    const kinds = new Set(elements.map(({ kind }) => kind));
    assert.ok(!kinds.has('malformed') && kinds.has('assignment'), [...kinds].join(' '));
  }
});

test('services, once each', () => {
  assert.deepEqual(
    serviceNames(configure(knowledge, '3.7', parseMainCf(''), parseMasterCf(`${master}smtp inet n - y - - smtpd\n`))),
    ['smtp/inet', 'submission/inet'],
  );
  assert.deepEqual(serviceNames(configure(knowledge, '3.7', parseMainCf(''))), []);
});

const compared = (before: string, after: string, releases = ['3.7', '3.7']) =>
  comparison(
    configure(knowledge, releases[0] as '3.7', parseMainCf(before)),
    configure(knowledge, releases[1] as '3.7', parseMainCf(after)),
  );

test('a comparison holds what differs in meaning alone', () => {
  const { before, after, names } = compared(
    'mydomain = example.com\n' +
      'myorigin = $mydomain\n' +
      'biff = YES\n' +
      'maximal_queue_lifetime = 1d\n' +
      '# a comment\n' +
      'relay_domains = a, b\n' +
      'mailbox_size_limit = 0\n',
    'relay_domains = a b\n' +
      'mydomain = example.com\n' +
      'maximal_queue_lifetime = 24h\n' +
      'myorigin = example.com\n' +
      'relayhost = [x]\n' +
      'biff = yes\n',
  );
  // The first follows relayhost by its default.
  assert.deepEqual(names, ['address_verify_relayhost', 'mailbox_size_limit', 'relayhost']);
  assert.equal(before, 'address_verify_relayhost =\nmailbox_size_limit = 0\nrelayhost =\n');
  assert.equal(after, 'address_verify_relayhost = [x]\nmailbox_size_limit = 51200000\nrelayhost = [x]\n');
});

test('no difference, and two releases', () => {
  assert.deepEqual(compared('biff = no\n', '# other\nbiff=no\n'), { before: '', after: '', names: [] });
  const { names, after } = compared('', '', ['3.5', '3.7']);
  assert.ok(names.includes('smtpd_sasl_mechanism_filter'), names.join(' '));
  assert.match(after, /^smtpd_sasl_mechanism_filter = !external, static:rest$/m);
});

const piece = fc.constantFrom(
  'myorigin',
  'relay_domains',
  '=',
  ' ',
  '\n',
  '\n  ',
  '$',
  '${',
  '}',
  '{',
  '#',
  '\r',
  '\u2028',
  '\v',
  'smtp inet n - y - - smtpd',
  ' -o ',
  'a=b',
  '=',
  '\0',
  '：',
  '$mydomain',
);
const anyText = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));

test('what a service sees of what is set, its own settings in place of those of main.cf', () => {
  const text = `${main}smtpd_tls_security_level = may\n`;
  const { text: seen } = shown(
    { service: 'submission/inet', all: true, expand: true, withoutDefaults: true },
    { text },
  );
  assert.match(seen, /postconf -PPx submission\/inet, without defaults/);
  assert.deepEqual(
    seen.split('\n').filter((line) => line !== '' && !line.startsWith('#')),
    [
      'submission/inet/compatibility_level = 3.6',
      'submission/inet/mydomain = example.com and more',
      'submission/inet/myhostname = mail.example.com',
      'submission/inet/myorigin = example.com and more',
      'submission/inet/smtpd_tls_security_level = encrypt',
      'submission/inet/syslog_name = postfix/submission',
    ],
  );
});

test('any two texts have an effective configuration and a comparison, each line of which is one of main.cf', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.boolean(), (text, masterText, expand) => {
      const { elements } = parseMainCf(shown({ expand }, { text, masterText }).text);
      assert.ok(elements.every(({ kind }) => kind !== 'malformed'));
      assert.deepEqual(compared(text, text).names, []);
      compared(text, masterText);
    }),
    { numRuns: 150 },
  );
});

test('the patch level that an answer is for', () => {
  const title = (release: string) => {
    const source = {
      configuration: configure(knowledge, release, parseMainCf('biff = no\n')),
      main: { path: 'main.cf', uri: 'file:///main.cf', text: 'biff = no\n' },
      master: undefined,
    };
    return effectiveDocument(source, {}, locales.en)
      .text.split('\n')[0]
      ?.replace(/ reads it.*/, '');
  };
  assert.equal(title('3.7.11'), '# main.cf as Postfix 3.7.11');
  assert.equal(title('3.7.999'), `# main.cf as Postfix ${level} (the nearest known below 3.7.999)`);
  assert.equal(title('3.12'), `# main.cf as Postfix ${knowledge.newestPatch['3.12'] ?? '3.12'}`);
});
