import assert from 'node:assert/strict';
import test from 'node:test';
import { findingsIn, fixAll } from '../rules/caseFile.ts';
import { commandsSay, withPostfix } from './instance.ts';
import { recordRecall } from './recall.ts';
import { sayTo, serviceLine } from './services.ts';

interface Row {
  readonly code: string;
  /** The mistake, as in main.cf. */
  readonly lines: string;
  /** What else the smtpd needs to come across it. */
  readonly also?: readonly string[];
  /** The last reply, empty for none at all. */
  readonly reply: RegExp;
  readonly log: RegExp;
  /** The last reply with our fix in place; absent where none is preferred, or it needs what this machine has not. */
  readonly fixed?: RegExp;
}

const silence = /^$/;
const unusedMilter = ['smtpd_milters = inet:127.0.0.1:1', 'milter_default_action = accept'];
const welcome = /^250 2\.1\.5/;
const gate = 'smtpd_recipient_restrictions';
const serverError = /^451 4\.3\.5 .*Server configuration error/;
/** smtpd_policy_service_default_action: the server is away, and was asked. */
const policyAway = /^451 4\.3\.5 .*Server configuration problem/;

/** Each in an smtpd of its own, which says: EHLO, MAIL, RCPT, HELLO. */
const rows: readonly Row[] = [
  {
    code: 'invalid-boolean',
    lines: 'smtpd_helo_required = true',
    reply: silence,
    log: /fatal: bad boolean configuration: smtpd_helo_required = true/,
    fixed: welcome,
  },
  {
    code: 'invalid-integer',
    lines: 'smtpd_recipient_limit = 1,000',
    reply: silence,
    log: /fatal: bad numerical configuration: smtpd_recipient_limit = 1,000/,
    fixed: welcome,
  },
  {
    code: 'out-of-range',
    lines: 'smtpd_hard_error_limit = 0',
    reply: silence,
    log: /fatal: invalid smtpd_hard_error_limit parameter value 0 < 1/,
    fixed: welcome,
  },
  {
    code: 'out-of-range',
    lines: 'smtpd_timeout = 0',
    reply: silence,
    log: /fatal: invalid smtpd_timeout: 0 \(min 1\)/,
    fixed: welcome,
  },
  {
    code: 'out-of-range',
    lines: 'smtpd_banner =',
    reply: silence,
    log: /fatal: bad string length 0 < 1: smtpd_banner =/,
    fixed: welcome,
  },
  {
    code: 'invalid-time',
    lines: 'smtpd_timeout = 30 s',
    reply: silence,
    log: /fatal: parameter smtpd_timeout: bad time value or unit: 30 s/,
    fixed: welcome,
  },
  {
    code: 'invalid-time',
    lines: 'smtpd_proxy_timeout = 1.5h',
    reply: silence,
    log: /fatal: parameter smtpd_proxy_timeout: bad time value or unit: 1\.5h/,
    fixed: welcome,
  },
  {
    code: 'invalid-keyword',
    lines: 'receive_override_options = no_adress_mappings',
    reply: silence,
    log: /fatal: unknown receive_override_options value "no_adress_mappings"/,
    fixed: welcome,
  },
  {
    code: 'unknown-restriction',
    lines: `${gate} = reject_non_fqdn_recipients`,
    reply: serverError,
    log: /warning: unknown smtpd restriction: "reject_non_fqdn_recipients"/,
    fixed: welcome,
  },
  {
    code: 'restriction-argument',
    lines: `${gate} = sleep 1s`,
    reply: serverError,
    log: /warning: restriction sleep must be followed by number/,
    fixed: welcome,
  },
  {
    code: 'restriction-argument',
    lines: `${gate} = check_policy_service 127.0.0.1:1`,
    reply: silence,
    log: /fatal: invalid transport name: 127\.0\.0\.1 in service: 127\.0\.0\.1:1/,
    fixed: policyAway,
  },
  {
    code: 'restriction-argument',
    lines: `${gate} = check_recipient_access /etc/hosts`,
    reply: serverError,
    log: /warning: restriction check_recipient_access: bad argument "\/etc\/hosts": need maptype:mapname/,
  },
  {
    code: 'unknown-table-type',
    lines: `${gate} = check_recipient_access Inline:{x=OK}`,
    reply: /^451 4\.3\.[05]/,
    log: /unsupported dictionary type: Inline/,
    fixed: welcome,
  },
  {
    code: 'untyped-table',
    lines: 'local_recipient_maps = /etc/hosts',
    reply: silence,
    log: /fatal: open dictionary: expecting "type:name" form instead of "\/etc\/hosts"/,
  },
  {
    code: 'invalid-endpoint',
    lines: 'smtpd_milters = localhost:1',
    reply: /^503/,
    log: /warning: invalid transport name: localhost in Milter service: localhost:1/,
  },
  {
    code: 'invalid-endpoint',
    lines: 'smtpd_milters = /run/opendkim.sock',
    reply: /^503/,
    log: /warning: Milter service needs transport:endpoint instead of "\/run\/opendkim\.sock"/,
  },
  {
    code: 'invalid-endpoint',
    lines: 'smtpd_milters = inet:1@localhost',
    also: ['milter_default_action = accept'],
    reply: silence,
    log: /fatal: 1@localhost: garbage after numerical service/,
    fixed: welcome,
  },
  {
    code: 'invalid-endpoint',
    lines: 'smtpd_milters = inet://localhost:1',
    also: ['milter_default_action = accept'],
    reply: silence,
    log: /fatal: \/\/localhost:1: valid hostname or network address required/,
    fixed: welcome,
  },
  {
    code: 'invalid-endpoint',
    lines: 'smtpd_milters = inet:localhost',
    also: ['milter_default_action = accept'],
    reply: welcome,
    log: /warning: host or service localhost not found/,
  },
  {
    code: 'invalid-macro-default',
    lines: 'milter_macro_defaults = auth_type',
    also: unusedMilter,
    reply: silence,
    log: /fatal: malformed default macro entry: missing '=' after attribute name in "auth_type"/,
    fixed: welcome,
  },
  {
    code: 'invalid-macro-default',
    lines: 'milter_macro_defaults = { = none }',
    also: unusedMilter,
    reply: silence,
    log: /fatal: malformed default macro entry: missing attribute name in "\{ = none \}"/,
    fixed: welcome,
  },
  {
    code: 'invalid-endpoint',
    lines: 'smtpd_proxy_filter = smtp:[127.0.0.1]:1',
    reply: /^250 2\.1\.0/,
    log: /fatal: smtp:\[127\.0\.0\.1\]:1: valid hostname or network address required/,
    fixed: /^451 4\.3\.0/,
  },
  {
    code: 'invalid-endpoint',
    lines: `${gate} = check_policy_service inet:1@localhost`,
    reply: /^250 2\.1\.0/,
    log: /fatal: 1@localhost: garbage after numerical service/,
    fixed: policyAway,
  },
  {
    code: 'reply-code',
    lines: 'reject_code = 250',
    also: [`${gate} = reject`],
    reply: /^450 4\.7\.1 Service unavailable/,
    log: /warning: SMTP reply code configuration error: 250 5\.7\.1/,
    fixed: /^554 5\.7\.1/,
  },
  {
    code: 'reply-code',
    lines: 'access_map_reject_code = 55',
    also: [`${gate} = check_recipient_access static:reject`],
    reply: /^450 4\.7\.1 Service unavailable/,
    log: /warning: SMTP reply code configuration error: 55 5\.7\.1/,
    fixed: /^554 5\.7\.1/,
  },
  {
    code: 'invalid-reply',
    lines: 'smtpd_policy_service_default_action = tempfail',
    also: [`${gate} = check_policy_service inet:127.0.0.1:1`],
    reply: serverError,
    log: /warning: unknown smtpd restriction: "tempfail"/,
    fixed: /^450 4\.7\.1/,
  },
  {
    code: 'invalid-reply',
    lines: 'smtpd_policy_service_default_action = 200 fine',
    also: [`${gate} = check_policy_service inet:127.0.0.1:1`],
    reply: serverError,
    log: /warning: unknown smtpd restriction: "200"/,
  },
  {
    code: 'invalid-reply',
    lines: 'smtpd_policy_service_default_action = 5.7.1 no',
    also: [`${gate} = check_policy_service inet:127.0.0.1:1`],
    reply: serverError,
    log: /warning: unknown smtpd restriction: "5\.7\.1"/,
  },
  {
    code: 'invalid-reply',
    lines: 'smtpd_policy_service_default_action = 550',
    also: [`${gate} = check_policy_service inet:127.0.0.1:1, reject`],
    reply: welcome,
    log: /warning: .*127\.0\.0\.1:1: Connection refused/,
  },
  {
    code: 'invalid-reply',
    lines: 'smtpd_policy_service_default_action = 550 4.7.1 no',
    also: [`${gate} = check_policy_service inet:127.0.0.1:1`],
    reply: /^550 5\.7\.1 .*: no/,
    log: /NOQUEUE: reject: .*550 5\.7\.1 .*: no;/,
  },
  {
    code: 'invalid-reply',
    lines: 'smtpd_policy_service_default_action = 550 5.7 no',
    also: [`${gate} = check_policy_service inet:127.0.0.1:1`],
    reply: /^550 5\.7\.1 .*: 5\.7 no/,
    log: /NOQUEUE: reject: .*550 5\.7\.1 .*: 5\.7 no;/,
  },
];

test('smtpd stops or refuses at these values, postconf and postfix check are silent, our fixes help', async () => {
  const name = (kind: string, i: number): string => `${kind}${i}`;
  const options = (lines: string, also: readonly string[] = []): string[] => [
    ...lines.split('\n').filter((line) => line.includes('=')),
    ...also,
  ];
  const fixes = rows.map(({ lines, fixed }) =>
    fixed
      ? fixAll(`# target 3.7\n${lines}\n`)
          .replace(/^# target.*\n/, '')
          .trim()
      : undefined,
  );
  const master = rows
    .flatMap(({ lines, also }, i) => [
      serviceLine(name('bad', i), 'smtpd', options(lines, also)),
      ...(fixes[i] === undefined ? [] : [serviceLine(name('good', i), 'smtpd', options(fixes[i] ?? '', also))]),
    ])
    .join('\n');
  const said = spoken(rows);
  await withPostfix(
    { main: 'smtpd_policy_service_retry_delay = 1\nsmtpd_policy_service_try_limit = 1', master },
    async (instance) => {
      const commands = ['EHLO client.test', 'MAIL FROM:<ann@client.test>', 'RCPT TO:<root@example.test>'];
      await Promise.all(
        rows.map(async ({ code, lines, reply, log, fixed }, i) => {
          const { last } = await sayTo(instance, name('bad', i), commands);
          assert.match(last, reply, lines);
          const line = await instance.logged(log);
          if (fixed)
            assert.match(
              (await sayTo(instance, name('good', i), commands)).last,
              fixed,
              `${lines} → ${fixes[i] ?? ''}`,
            );
          assert.ok(
            findingsIn(`# target 3.7\n${lines}\n`).some((finding) => finding.endsWith(`: ${code}`)),
            lines,
          );
          recordRecall({
            mistake: lines,
            ...said,
            daemon: `${last.split('\n').at(-1) ?? ''} ${line.replace(/^.*?(?=fatal|warning)/, '')}`.trim(),
            ours: [code],
          });
        }),
      );
    },
  );
});

/** What the two commands say of all settings at once: nothing, or the test fails. */
function spoken(all: readonly Row[]): { postconf: string; check: string } {
  const settings = new Map(
    all.filter(({ lines }) => !lines.startsWith('smtpd_recipient')).map(({ lines }) => [lines.split(' =')[0], lines]),
  );
  const said = commandsSay({ main: [...settings.values()].join('\n') });
  assert.deepEqual(said, { postconf: '', check: '' });
  return said;
}
