import fc from 'fast-check';
import { knowledge } from '../../../server/src/facts/knowledge.ts';
import type { Pair } from './batch.ts';
import { masterCf, serviceNames } from './masterGrammar.ts';

/** Bytes: files are written as Latin-1, so that every string is a file and compares as strcmp() does. */
const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

const userNames = ['my_a', 'my_b', 'my_c', 'my_classes', 'own', 'n0', 'x'];
const oneOf = <T>(...all: T[]): fc.Arbitrary<T> => fc.constantFrom(...all);

/**
 * Parameters that postconf itself interprets at its start are set elsewhere: a wrong inet_interfaces is fatal to it
 * since it works out the default of mynetworks (postconf_builtin.c), and what it resolves is the host's matter.
 */
const interpreted = new RegExp(
  String.raw`^(?:inet_interfaces|inet_protocols|mynetworks_style|proxy_interfaces|system_directory` +
    String.raw`|config_directory|mail_version|import_environment|alternate_config_directories)$`,
);
const allNames = [...knowledge.parameters].filter(([name]) => !interpreted.test(name)).map(([name]) => name);
const suffixes = [...knowledge.templates.values()].map(({ suffix }) => suffix);
const clientSettings = [
  ...new Set(Object.values(knowledge.clientParameters).flatMap((all) => all.map(({ name }) => name))),
];

const misspelt = fc.tuple(oneOf(...allNames), fc.nat(), oneOf('', 's', '_', 'x')).map(([name, at, insert]) => {
  const place = at % name.length;
  return name.slice(0, place) + insert + name.slice(insert === '' ? place + 1 : place);
});

/** Names of all kinds. */
export const settingName: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: oneOf(...allNames) },
  {
    weight: 4,
    arbitrary: oneOf(
      'myhostname',
      'mydomain',
      'myorigin',
      'mydestination',
      'relayhost',
      'alias_maps',
      'virtual_alias_maps',
      'transport_maps',
      'smtpd_banner',
      'compatibility_level',
      'mynetworks',
    ),
  },
  { weight: 3, arbitrary: oneOf('smtpd_restriction_classes', ...userNames) },
  { weight: 3, arbitrary: oneOf(...userNames) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(oneOf(...serviceNames, 'no_such', 'default'), oneOf(...suffixes))
      .map(([service, suffix]) => service + suffix),
  },
  { weight: 2, arbitrary: misspelt },
  {
    weight: 1,
    arbitrary: fc
      .tuple(oneOf('people', 'other', 'my_a'), oneOf(...clientSettings, 'nonsense'))
      .map(([prefix, setting]) => `${prefix}_${setting}`),
  },
  { weight: 1, arbitrary: oneOf(...allNames).map((name) => name.toUpperCase()) },
  {
    weight: 1,
    arbitrary: oneOf(
      'process_id',
      'process_name',
      'service_name',
      'a-b',
      'a.b',
      '"biff"',
      '$biff',
      'a/b',
      'biff:',
      '[x]',
      ';biff',
      'a,b',
      utf8('naïve'),
      utf8('biff\u00a0'),
      utf8('\ufeffbiff'),
      '0',
      '_',
      'stress',
      'domain',
      'recipient',
    ),
  },
);

const word = oneOf(
  'a',
  'b',
  'yes',
  'no',
  '0',
  '10',
  '1h',
  '3.6',
  'example.com',
  'reject',
  'permit',
  '/etc/x',
  '127.0.0.1',
  '[::1]',
  '"q"',
  "it's",
  '#',
  '=',
  '%',
  utf8('é'),
  utf8('\u3000'),
  '\\',
  '>',
  '{',
  '}',
  '(',
  ')',
  '@',
  '*',
);
const table = fc
  .tuple(
    oneOf('', 'proxy:'),
    oneOf('ldap', 'mysql', 'pgsql', 'sqlite', 'memcache', 'hash', 'lmdb', 'regexp'),
    oneOf('people', 'other', '/etc/postfix/people.cf', '$my_a', 'a.b'),
  )
  .map(([proxy, type, name]) => `${proxy}${type}:${name}`);

const referenceName = fc.oneof(
  { weight: 4, arbitrary: oneOf(...userNames) },
  {
    weight: 3,
    arbitrary: oneOf(
      'myhostname',
      'mydomain',
      'myorigin',
      'mail_name',
      'relay_domains',
      'mydestination',
      'biff',
      'queue_directory',
      'compatibility_level',
      'syslog_name',
      'process_name',
      'service_name',
      'virtual_maps',
      'smtpd_reject_footer',
      'forward_path',
    ),
  },
  { weight: 1, arbitrary: oneOf('no_such', 'stress', 'user', 'x_y', 'client_address') },
);

/** Macros of every form that mac_expand() takes. */
const macro: fc.Arbitrary<string> = fc.letrec<{ text: string; macro: string; operand: string }>((tie) => ({
  text: fc
    .array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        word.filter((one) => !/[{}()]/.test(one)),
        tie('macro'),
      ),
      { maxLength: 2 },
    )
    .map((parts) => parts.join(' ')),
  operand: fc.tuple(oneOf('{', '{ ', ' {'), tie('text'), oneOf('}', ' }', '} ')).map((parts) => parts.join('')),
  macro: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    referenceName.map((name) => `$${name}`),
    referenceName.map((name) => `\${${name}}`),
    referenceName.map((name) => `$(${name})`),
    fc.constant('$$'),
    referenceName.map((name) => `\${ ${name} }`),
    fc.tuple(referenceName, oneOf('?', ':'), tie('text')).map(([name, mark, text]) => `\${${name}${mark}${text}}`),
    fc.tuple(referenceName, tie('operand'), tie('operand')).map(([name, a, b]) => `\${${name}?${a}:${b}}`),
    fc.tuple(referenceName, oneOf('?', ':'), tie('operand')).map(([name, mark, a]) => `\${${name} ${mark} ${a}}`),
    fc
      .tuple(
        tie('operand'),
        oneOf('==', '!=', '<', '<=', '>', '>='),
        tie('operand'),
        fc.oneof(
          fc.constant(''),
          fc.tuple(tie('operand'), tie('operand')).map(([a, b]) => `?${a}:${b}`),
          tie('operand').map((a) => `:${a}`),
        ),
      )
      .map((parts) => `\${${parts.join('')}}`),
    fc
      .tuple(
        oneOf('3.6', '2', '$compatibility_level', '3.10'),
        oneOf('<level', '==level', '>=level'),
        oneOf('3.5', '$compatibility_level', '1'),
      )
      .map(([a, operator, b]) => `\${{${a}} ${operator} {${b}} ? {yes} : {no}}`),
  ),
})).macro;

/** What mac_expand() stops at, or is about to. */
const oddMacro = oneOf(
  '$',
  '$ ',
  '${',
  '${x',
  '$(x',
  '$(x}',
  '${}',
  '$()',
  '$-',
  '${x-y}',
  '${x?{a}b}',
  '${x?{a}:{b}c}',
  '${{a} = {b}}',
  '${{a}}',
  '${{a} == b}',
  '${{a} ==lvl {b}}',
  '${{a} <level {b}}',
  '${x?y',
  '$$$',
  '${{a} == {b} ? {c}',
  '${x:{a}:{b}}',
  '${$x}',
  '${x{y}}',
  '$x$',
  '${x?{a}}',
  '$é',
  '${x:',
  '$1',
);

const value = fc.array(
  fc.oneof({ weight: 5, arbitrary: word }, { weight: 3, arbitrary: macro }, { weight: 1, arbitrary: table }),
  { maxLength: 5 },
);
const gap = oneOf(
  ' ',
  ' ',
  ' ',
  ', ',
  ',',
  '  ',
  '\t',
  '\n  ',
  '\n\t',
  ',\n  ',
  ' \\\n ',
  '\n# between\n  ',
  '\n\n  ',
  '\n   # indented\n ',
  '\f',
  '\v',
  '\r\n ',
  '',
);
const equals = oneOf(' = ', ' = ', ' = ', '=', '\t=\t', ' =', '= ', '  =  ', ' =\n  ', '\n =', ' ==', ' = = ');

const setting = fc
  .tuple(settingName, equals, value, gap, oneOf('', '', '', ' ', ' # c', '\t', '\r', ';'))
  .map(([name, sign, words, between, end]) => `${name}${sign}${words.join(between)}${end}`);
const nothing = oneOf('', '   ', '#', '# biff = no', '  # x', '\t', '#\r', '\r', '\f');
/** Wrong in a way that costs Postfix its start, or nearly so. */
const mistake = fc.oneof(
  oneOf(
    'biff',
    'biff no',
    'bi ff = no',
    '= no',
    '=',
    'biff : no',
    '[mysqld]',
    'set biff = no',
    '}',
    '"',
    '$x',
    utf8('\u3000biff = no'),
    'biff\0 = no',
    'biff = n\0o',
    'biff =\0',
  ),
  fc
    .tuple(
      fc.oneof(
        oneOf('myorigin', 'mydestination', 'my_a', 'nobody_reads', 'smtpd_reject_footer', 'virtual_maps'),
        settingName,
      ),
      oddMacro,
      word,
    )
    .map(([name, odd, rest]) => `${name} = ${rest} ${odd} ${rest}`),
  oneOf(
    'myorigin = $my_a\nmy_a = $my_b\nmy_b = $my_a',
    'my_a = $my_a',
    'my_a = x $my_a\nmyorigin = ${my_a?$my_a}',
    'compatibility_level = x',
    'compatibility_level = 3.x',
    'compatibility_level = $myhostname',
    'compatibility_level =',
    'smtpd_restriction_classes = $my_a\nmy_a = ${',
  ),
  oneOf(
    'inet_interfaces = loopback-only',
    'inet_protocols = ipv4',
    'mynetworks_style = host',
    'inet_protocols = x',
    'mynetworks_style = x',
    'inet_interfaces =',
    'inet_interfaces = 127.0.0.1, [::1]',
    'inet_protocols =',
    'mynetworks = $mynetworks',
    'mynetworks_style =',
  ),
);
const line = fc.oneof(
  { weight: 12, arbitrary: setting },
  { weight: 2, arbitrary: nothing },
  { weight: 1, arbitrary: setting.map((text) => ` ${text}`) },
);

const mainCf = fc
  .tuple(
    fc.boolean(),
    fc.array(line, { minLength: 1, maxLength: 12 }),
    fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.tuple(mistake, fc.nat()) }),
    oneOf('\n', '\n', '\n', '\n', '\r\n'),
    oneOf('\n', '\n', ''),
    fc.boolean(),
  )
  .map(([named, lines, wrong, ending, end, repeated]) => {
    // Without a name of its own the host's is put together with mydomain, whatever that is: not ours to tell.
    const needsName = !named && lines.some((text) => /^\s*mydomain\b/.test(text));
    const all = [
      ...(needsName ? ['myhostname = mail'] : []),
      ...(named ? ['myhostname = mail.example.com', 'mydomain = example.com'] : []),
      ...lines,
    ];
    if (repeated && lines[0] !== undefined) all.push(lines[0]);
    if (wrong) all.splice(wrong[1] % (all.length + 1), 0, wrong[0]);
    // The default of mydomain is made of myhostname, and a `$` in it is read again.
    return all.map((text) => (/^\s*myhostname\b/.test(text) ? text.replaceAll('$$', 'x') : text)).join(ending) + end;
  });

/**
 * A main.cf and a master.cf, legal or nearly so. postconf works the default of mydomain out once, from main.cf alone;
 * a daemon, and we, from what the service sets too: where myhostname refers to something, no service sets anything.
 */
export const pair: fc.Arbitrary<Pair> = fc
  .tuple(
    mainCf,
    masterCf(
      fc.oneof(
        setting.map((text) => text.replace(/\s*=\s*/, '=')),
        fc.tuple(settingName, value).map(([name, words]) => `${name}=${words.join(',')}`),
      ),
    ),
  )
  .map(([main, master]) =>
    /^\s*myhostname[^\n]*(?:\n\s[^\n]*)*\$/m.test(main)
      ? { main: main.replaceAll('$$', 'x'), master: 'smtp inet n - y - - smtpd\n' }
      : { main, master },
  );
