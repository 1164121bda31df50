import assert from 'node:assert/strict';
import test from 'node:test';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { type Prose, type ProseBlock, type ProseKind, proseOf } from '../../server/src/facts/prose.ts';
import { locales } from '../../server/src/texts/locales.ts';
import { chinese, hoverAt, page, testHovers } from './hovered.ts';
import { openAt } from './open.ts';

test('a parameter: summary, facts, prose, pitfall, value here, links, in this order', () => {
  assert.deepEqual(hoverAt('compatibility_level = 2\nx = y\nappend_dot_my‸domain = $x\n'), {
    word: 'append_dot_mydomain',
    text: [
      '**append_dot_mydomain**: decides X.',
      'yes or no · default `no` (below compatibility level 1: `yes`) · trivial-rewrite',
      'See `mydomain`.',
      '⚠ Mind the gap.',
      `Here: \`y\` (line 3) · See [\`mydomain\`](${page('mydomain')}), ` +
        `[\`local_header_rewrite_clients\`](${page('local_header_rewrite_clients')}) · ` +
        `[manual](${page('append_dot_mydomain')})`,
    ].join('\n\n'),
  });
});

test('an example stands where the file has none of its own: the name is only used, or its value is empty', () => {
  for (const text of ['x = $append_dot_my‸domain\n', 'append_dot_my‸domain =\n']) {
    assert.match(hoverAt(text)?.text ?? '', /\n\n```postfix-main-cf\nappend_dot_mydomain = no\n```\n\n/);
  }
});

test('the same in Chinese', () => {
  assert.equal(
    hoverAt('append_dot_my‸domain = no\n', { prose: chinese, messages: locales['zh-cn'] })?.text,
    [
      '**append_dot_mydomain**：决定 X。',
      'yes 或 no · 默认 `yes`（兼容级别 1 起为 `no`） · trivial-rewrite',
      '⚠ 小心。',
      '本文件：`no`（第 1 行） · 参见 ' +
        `[\`local_header_rewrite_clients\`](${page('local_header_rewrite_clients')})、` +
        `[\`mydomain\`](${page('mydomain')}) · [手册](${page('append_dot_mydomain')})`,
    ].join('\n\n'),
  );
});

testHovers([
  {
    name: 'in $name',
    text: 'a = $soft_b‸ounce\n',
    word: 'soft_bounce',
    has: ['**soft_bounce**: turns failures around.'],
    lacks: ['Here:'],
  },
  {
    name: 'in ${name?…}, with what it comes to',
    text: 'a = ${soft_b‸ounce?{on}:{off}}\n',
    word: 'soft_bounce',
    has: ['Expands to `on`'],
  },
  { name: 'before the name in ${', text: 'a = $‸{soft_bounce}\n', word: '${soft_bounce}', has: ['**soft_bounce**'] },
  {
    name: 'the last of several settings',
    text: 'soft_bounce‸ = yes\nsoft_bounce = no\n',
    word: 'soft_bounce',
    has: ['Here: `no` (line 2, the last of 2 that set it)'],
  },
  { name: 'an empty value', text: 'myorigin‸ =\n', word: 'myorigin', has: ['Here: empty (line 1)'] },
  {
    name: 'a default that refers',
    text: 'myhostname = h.example.com\na = $myori‸gin',
    word: 'myorigin',
    has: ['default `$myhostname` → `h.example.com`'],
  },
  {
    name: 'a default of the run',
    text: 'mydomain‸ = x',
    word: 'mydomain',
    has: ['default `myhostname` without its first label'],
  },
  {
    name: 'a default that a later release changes',
    release: '3.4',
    text: 'a = $smtpd_tls_mandatory_pro‸tocols',
    word: 'smtpd_tls_mandatory_protocols',
    has: ['default `!SSLv2, !SSLv3` (', 'from 3.6 on: `>=TLSv1`'],
  },
  {
    name: 'a default that an earlier release had',
    release: '3.7',
    text: 'a = $smtpd_tls_mandatory_pro‸tocols',
    word: 'smtpd_tls_mandatory_protocols',
    has: ['default `>=TLSv1` (before 3.6: `!SSLv2, !SSLv3`)'],
  },
  {
    name: 'two spellings of a default are one',
    release: '3.7',
    text: 'a = $smtpd_time‸out',
    word: 'smtpd_timeout',
    has: ['default `${stress?{10}:{300}}s` → `300s` · smtpd'],
    lacks: ['before'],
  },
  {
    name: 'values of a closed list',
    text: 'smtp_tls_security_level‸ = may',
    word: 'smtp_tls_security_level',
    has: ['`none`, `may`, ', ' or `dane-only` · '],
  },
  {
    name: 'a range',
    text: 'default_delivery_slot_discount‸ = 1',
    word: 'default_delivery_slot_discount',
    has: ['number ≤ 100 · default `50`'],
  },
  {
    name: 'a unit',
    text: 'maximal_queue_lifetime‸ = 5',
    word: 'maximal_queue_lifetime',
    has: ['time ≤ 100d, in days unless a unit follows · default `5d`'],
  },
  {
    name: 'deprecated',
    text: 'smtp_use_tls‸ = yes',
    word: 'smtp_use_tls',
    has: ['since 2.2 · deprecated since 2.3, use [`smtp_tls_security_level`]('],
    lacks: ['⚠'],
  },
  {
    name: 'an old name that is still read',
    text: 'virtual_maps‸ = hash:/x',
    word: 'virtual_maps',
    has: ['deprecated since 2.0'],
    lacks: ['removed', '⚠'],
  },
  {
    name: 'removed',
    text: 'sender_based_routing‸ = yes',
    word: 'sender_based_routing',
    has: [
      'removed in 2.3, use [`sender_dependent_relayhost_maps`]',
      '⚠ Postfix 3.11 does not have it',
      '"unused parameter"',
    ],
  },
  {
    name: 'newer',
    release: '3.5',
    text: 'postscreen_denylist_action‸ = drop',
    word: 'postscreen_denylist_action',
    has: ['since 3.6', '⚠ Postfix 3.5 does not have it (there it is [`postscreen_blacklist_action`]'],
  },
  {
    name: 'a patch release has it',
    release: '3.7',
    text: 'smtpd_forbid_bare_newline‸ = yes',
    word: 'smtpd_forbid_bare_newline',
    has: ['`normalize`, `yes`, `reject` or `no`', 'default `no` (from 3.9 on: `normalize`)', 'since 3.9 and 3.7.9'],
    lacks: ['⚠'],
  },
  {
    name: 'a patch release lacks it',
    release: '3.7.8',
    text: 'smtpd_forbid_bare_newline‸ = yes',
    word: 'smtpd_forbid_bare_newline',
    has: ['⚠ Postfix 3.7.8 does not have it'],
  },
  {
    name: 'a patch level that changed the default',
    release: '3.7.19',
    text: 'milter_default_action‸ = accept',
    word: 'milter_default_action',
    has: ['default `tempfail` (from 3.7.20 on: `shutdown`)', '· as in 3.7.19'],
  },
  {
    name: 'a series is its newest patch level',
    release: '3.8',
    text: 'milter_default_action‸ = accept',
    word: 'milter_default_action',
    has: [
      'default `shutdown` (before 3.8.15: `tempfail`)',
      `· as in ${knowledge.newestPatch['3.8'] ?? ''} (the newest known of 3.8)`,
    ],
  },
  {
    name: 'an unknown patch level is the nearest below',
    release: '3.8.900',
    text: 'milter_default_action‸ = accept',
    word: 'milter_default_action',
    has: [`· as in ${knowledge.newestPatch['3.8'] ?? ''} (the nearest known below 3.8.900)`],
  },
  {
    name: 'what patch levels of other series did is left out',
    release: '3.8.10',
    text: 'milter_default_action‸ = accept',
    word: 'milter_default_action',
    has: ['default `tempfail` (from 3.8.15 on: `shutdown`)'],
  },
  {
    name: 'a release behind the patch levels',
    release: '3.12',
    text: 'milter_default_action‸ = accept',
    word: 'milter_default_action',
    has: ['default `shutdown` (before 3.7.20: `tempfail`)'],
    lacks: ['as in'],
  },
  {
    name: 'set by -o',
    master: 'submission inet n - n - - smtpd\n  -o soft_bounce=no\n',
    text: 'soft_bounce‸ = yes',
    word: 'soft_bounce',
    has: ['Here: `yes` (line 1)', 'master.cf sets it for `submission`: `no`'],
  },
  {
    name: 'a family, filled in',
    text: 'slow_destination_rate_delay‸ =',
    word: 'slow_destination_rate_delay',
    has: [
      '**slow_destination_rate_delay**: sets a pause.',
      'Not `slow_transport_rate_delay`.',
      'slow_destination_rate_delay = 1s\nslow_destination_recipient_limit = 2',
      page('transport_destination_rate_delay'),
    ],
    lacks: ['bulk', '<'],
  },
  {
    name: 'a family without such a service',
    master: 'slow unix - - n - - smtp\n',
    text: 'fast_destination_rate_delay‸ = 2s',
    word: 'fast_destination_rate_delay',
    has: ['ignores the line', 'master.cf has no service `fast`'],
  },
  {
    name: 'user-defined',
    text: 'mya = $mydomain.x\nmydomain = d\nmyb = $my‸a',
    word: 'mya',
    has: ['defined in this file', 'Here: `d.x` (line 1)', 'Used by `myb`'],
  },
  {
    name: 'restriction class in a list',
    word: 'grey',
    has: ['a restriction class', 'Here: `permit` (line 2)', 'Used by `smtpd_recipient_restrictions`'],
    text:
      'smtpd_restriction_classes = grey\r\n' +
      'grey = permit\r\n' +
      'smtpd_recipient_restrictions =\r\n' +
      '# c\r\n' +
      '  permit_mynetworks,\r\n' +
      '  gr‸ey\r\n',
  },
  {
    name: 'restriction class where it is declared',
    text: 'smtpd_restriction_classes = other, gr‸ey',
    word: 'grey',
    has: ['a restriction class', 'Not set in this file.'],
  },
  {
    name: 'setting of a table',
    text: 'virtual_alias_maps = ldap:foo\nfoo_server_ho‸st = x',
    word: 'foo_server_host',
    has: ['setting `server_host` of the table `ldap:foo`', 'default `localhost`', 'Here: `x`', 'ldap_table.5.html'],
  },
  {
    name: 'unknown',
    text: 'virtual_alias_map‸ = x',
    word: 'virtual_alias_map',
    has: ['"unused parameter"', `Did you mean [\`virtual_alias_maps\`](${page('virtual_alias_maps')})?`],
  },
  {
    name: 'unknown, nothing near',
    text: 'zzzzzz‸ = x',
    word: 'zzzzzz',
    has: ['"unused parameter"'],
    lacks: ['Did you mean'],
  },
  {
    name: 'undefined in a macro',
    text: 'a = $my_hostn‸ame',
    word: 'my_hostname',
    has: ['expands to nothing', 'Did you mean [`myhostname`]'],
  },
  {
    name: 'commented out',
    text: '#  soft_b‸ounce = yes',
    word: 'soft_bounce',
    has: ['turns failures'],
    lacks: ['Here:'],
  },
  {
    name: 'value of a line commented out',
    text: '#smtp_tls_security_level = m‸ay',
    word: 'may',
    has: ['encrypts if it can'],
  },
  {
    name: 'commented out inside another entry',
    text: 'mydestination = a\n#soft_b‸ounce = yes\n  b\n',
    word: 'soft_bounce',
  },
  { name: 'a line without =', text: 'soft_b‸ounce yes', word: 'soft_bounce' },
]);

const nothings = [
  '‸',
  '\n‸\n',
  'x = y‸',
  'soft_bounce = y‸s',
  '# see soft_b‸ounce',
  '# note‸ = x',
  'mydestination = a\n ‸ b\n',
  'smtp_bind_address = 1.2.3‸.4',
  '  stray‸ = x',
  'dkim‸ identity = x',
];
for (const text of nothings)
  test(`nothing to say: ${JSON.stringify(text)}`, () => assert.equal(hoverAt(text), undefined));

test('values cannot break out of their code spans, and long ones are cut', () => {
  const value = (text: string): string =>
    /^Here: (.*) \(line \d+\)(?: · .*)?$/m.exec(hoverAt(`mydestination‸ = ${text}\n`)?.text ?? '')?.[1] ?? '';
  assert.equal(value('a`b``c <b>*x*</b> [l](command:y)'), '```a`b``c <b>*x*</b> [l](command:y)```');
  assert.equal(value('`a`'), '`` `a` ``');
  assert.equal(value('a\n\tb\n  c'), '`a b c`');
  const long = value('x'.repeat(5000));
  assert.ok(long.length < 220 && long.endsWith('…`'), long);
  assert.ok(!/[\ud800-\udbff]…/.test(value(`x${'😀'.repeat(300)}`)));
});

test('a name of markup stays a name', () => {
  const found = hoverAt('<b>`*_x_*‸ = y\n');
  assert.ok(found?.text.startsWith('``<b>`*_x_*``: '), found?.text);
});

test('Chinese says the same of a value, a class and an unknown name', () => {
  const said = (text: string): string => hoverAt(text, { prose: chinese, messages: locales['zh-cn'] })?.text ?? '';
  assert.match(said('maximal_queue_lifetime = 36‸h'), /^`36h` 即 1 天 12 小时（129600 秒）/);
  assert.match(said('soft_bounce = n‸o'), /^`no`：关闭（默认值）/);
  assert.match(said('smtp_use_tls‸ = yes'), /自 2\.2 起 · 自 2\.3 起已弃用，请改用 \[`smtp_tls_security_level`\]/);
  assert.match(said('smtpd_restriction_classes = g\ng‸ = permit'), /限制类.*\n\n本文件：`permit`（第 2 行）/);
  assert.match(said('virtual_alias_map‸ = x'), /忽略这一行.*\n\n是不是想写 \[`virtual_alias_maps`\]/);
});

test('real prose: every parameter has a hover in both languages, without a gap, its summary first', async () => {
  const { readProse } = (await import('../../scripts/prose/read.mjs' as string)) as {
    readProse: (locale: string) => { kind: ProseKind; name: string; block: ProseBlock }[];
  };
  const proseIn = (locale: string, fallback?: Prose): Prose => {
    const file: Partial<Record<ProseKind, Record<string, ProseBlock>>> = {};
    for (const { kind, name, block: one } of readProse(locale)) {
      const known = file[kind] ?? {};
      known[name] = one;
      file[kind] = known;
    }
    return proseOf(file, fallback);
  };
  const en = proseIn('en');
  const all = { en, 'zh-cn': proseIn('zh-cn', en) } as const;
  for (const [locale, prose] of Object.entries(all) as [keyof typeof all, Prose][]) {
    const { document } = openAt('‸', { prose });
    for (const name of document.context.configuration.knowledge.parameters.keys()) {
      const text = hoverAt(`${name}‸ = x\n`, { prose, messages: locales[locale] })?.text ?? '';
      assert.ok(text.startsWith(`**${name}**`), `${locale} ${name}: ${text}`);
      assert.doesNotMatch(text, /undefined|\[object|\n{3,}/, `${locale} ${name}`);
      assert.ok((text.match(/\n\n/g)?.length ?? 0) <= 16, `${locale} ${name} is crowded:\n${text}`);
    }
  }
});
