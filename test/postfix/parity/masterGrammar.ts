import fc from 'fast-check';

const oneOf = <T>(...all: T[]): fc.Arbitrary<T> => fc.constantFrom(...all);

/** Names of services, of which main.cf makes names of parameters. */
export const serviceNames: readonly string[] = ['smtp', 'slow', 'local', 'my', 'x-y', 'submission', 'policy'];

const daemons = [
  'smtp',
  'smtp',
  'lmtp',
  'smtpd',
  'pipe',
  'spawn',
  'virtual',
  'local',
  'error',
  'qmgr',
  'cleanup',
  '/usr/lib/postfix/smtp',
  'no_such',
];
const type = fc.oneof(
  { weight: 60, arbitrary: oneOf('unix', 'inet', 'unix', 'fifo', 'pass', 'unix-dgram') },
  { weight: 1, arbitrary: oneOf('tcp', 'UNIX', '-') },
);
const flag = fc.oneof(
  { weight: 150, arbitrary: oneOf('n', 'y', '-') },
  { weight: 1, arbitrary: oneOf('yes', 'N', 'no') },
);
const wakeup = fc.oneof(
  { weight: 60, arbitrary: oneOf('-', '-', '60', '300?', '0') },
  { weight: 1, arbitrary: oneOf('1m', '?', '-?', '-1') },
);
const limit = fc.oneof(
  { weight: 60, arbitrary: oneOf('-', '-', '1', '100') },
  { weight: 1, arbitrary: oneOf('many', '-1', '0', '1?') },
);
const blank = oneOf(' ', '  ', '\t', '     ');

/**
 * An argument of a service. Left out, as postconf reads it otherwise than the daemon
 * does: an option glued to its value (`-obiff=no`), of which pcf_normalize_daemon_args()
 * makes two at each further `o`; options behind one in braces (`{-o}`).
 */
const argument = (setting: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: setting.filter((text) => !/[\s{]/.test(text)).map((text) => `-o ${text}`) },
    {
      weight: 3,
      arbitrary: setting.filter((text) => !/[{}\n]/.test(text)).map((text) => `-o { ${text.replace('=', ' = ')} }`),
    },
    { weight: 1, arbitrary: setting.filter((text) => !/[{}\n\s]/.test(text)).map((text) => `-o {${text}}`) },
    {
      weight: 1,
      arbitrary: oneOf(
        '-v',
        '-vo my_a=b',
        '-vv',
        '-o my_a=1',
        '-o my_b=$my_a',
        '-o my_c=$no_such',
        '-o smtpd_restriction_classes=my_a',
        '-o my_a=reject,permit',
      ),
    },
    {
      weight: 1,
      arbitrary: oneOf(
        '-o my_a = b',
        '-o =x',
        '-o',
        '-o my_a',
        '# x',
        '--',
        '-- -o biff=no',
        'flags=R user=x',
        '{a b}',
        '-o {biff = b}c',
        '-o { my_a = {b c} }',
        '-o {}',
        '-o process_name=x',
        '-o service_name=y',
        '-t 5',
        '-n x',
        '-D',
      ),
    },
  );

const entry = (setting: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 8, arbitrary: oneOf(...serviceNames) },
        { weight: 1, arbitrary: oneOf('127.0.0.1:25', '[::1]:smtp', '25', '/x/y') },
      ),
      type,
      flag,
      flag,
      flag,
      wakeup,
      limit,
      oneOf(...daemons),
      fc.array(fc.tuple(oneOf(' ', '\n  ', '\n\t', '\n# c\n  ', '\n\n '), argument(setting)), { maxLength: 4 }),
      blank,
    )
    .map(
      ([name, kind, a, b, c, wake, most, command, words, between]) =>
        [name, kind, a, b, c, wake, most, command].join(between) + words.map((parts) => parts.join('')).join(''),
    );

const other = oneOf(
  '',
  '# smtp inet n - y - - smtpd',
  '  # x',
  '   ',
  'smtp inet n - y - smtpd',
  'smtp',
  'x unix - - n - - smtp -o {biff = b',
);

/** A master.cf with `-o` settings of the given kind. */
export function masterCf(setting: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const line = fc.oneof(
    { weight: 14, arbitrary: entry(setting) },
    { weight: 2, arbitrary: other.filter((text) => !/^smtp/.test(text)) },
  );
  return fc
    .tuple(
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.oneof(
        { weight: 14, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.oneof(other, fc.constant(' -o my_a=b')) },
      ),
      oneOf('\n', '\n', '\n', '\r\n'),
      oneOf('\n', ''),
    )
    .map(([lines, odd, ending, end]) => [...(odd === undefined ? [] : [odd]), ...lines].join(ending) + end);
}
