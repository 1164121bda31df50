import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { knowledge } from '../../server/src/knowledge/knowledge.ts';
import { type Configuration, configure } from '../../server/src/model/configuration.ts';
import { differences } from '../../server/src/model/differences.ts';
import { entryOf, everyParameter, printEntry, serviceSettings, settingsInForce } from '../../server/src/model/effective.ts';
import { printMaster } from '../../server/src/model/printMaster.ts';
import { refusalOf } from '../../server/src/model/refusal.ts';
import { scopeOf } from '../../server/src/model/scope.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';
import { realPostconf } from './realPostconf.ts';

const read = (main: string, master?: string, release = '3.7'): Configuration =>
  configure(knowledge, release, parseMainCf(main), master === undefined ? undefined : parseMasterCf(master));

const services = `
smtp inet n - y - - smtpd
submission inet n - y - - smtpd
  -o syslog_name=postfix/$service_name -o smtpd_tls_security_level=encrypt
  -o { smtpd_recipient_restrictions = permit_sasl_authenticated, reject }
  -o smtpd_client_restrictions=$own_restrictions
  -o own_restrictions=permit_sasl_authenticated
  -vo mynetworks=10.0.0.0/8
slow unix - - n - - smtp
# a comment between
  -o smtp_fallback_relay=
  -oinet_interfaces=all
`;

const values: { name: string; main: string; master?: string; release?: string; of: string; service?: string; value: string; origin: string; certainty?: string }[] = [
  { name: 'a setting', main: 'biff = no', of: 'biff', value: 'no', origin: 'main' },
  { name: 'the last setting', main: 'biff = no\nbiff = yes', of: 'biff', value: 'yes', origin: 'main' },
  { name: 'a default', main: '', of: 'biff', value: 'yes', origin: 'default' },
  { name: 'a default of the release', main: '', of: 'smtpd_relay_restrictions', release: '2.10', value: 'permit_mynetworks, reject_unauth_destination', origin: 'default' },
  { name: 'a default below a level', main: '', of: 'append_dot_mydomain', value: 'yes', origin: 'level' },
  { name: 'a default at a level', main: 'compatibility_level = 2', of: 'append_dot_mydomain', value: 'no', origin: 'level' },
  { name: 'levels are no decimal numbers', main: 'compatibility_level = 3.10', of: 'respectful_logging', value: 'yes', origin: 'level' },
  { name: 'a level by way of a macro', main: 'compatibility_level = ${my_level}\nmy_level = 3.6', of: 'mynetworks_style', value: 'host', origin: 'level' },
  { name: 'a level that refers to a parameter', main: 'mydestination = a.example b.example', of: 'relay_domains', value: 'a.example b.example', origin: 'level' },
  { name: 'before there were levels', main: 'compatibility_level = 2', of: 'append_dot_mydomain', release: '2.11', value: 'yes', origin: 'default' },
  { name: 'a name of one’s own', main: 'my_name = x\nmyorigin = ${my_name?{$my_name.example}:{none}}', of: 'myorigin', value: 'x.example', origin: 'main' },
  { name: 'an undefined name', main: 'myorigin = <$no_such>', of: 'myorigin', value: '<>', origin: 'main' },
  { name: 'a comparison', main: 'myorigin = ${{$a} == {1} ? {one} : {other}}\na = 1', of: 'myorigin', value: 'one', origin: 'main' },
  { name: 'a name that a later release has', main: 'myorigin = <$smtp_tlsrpt_enable>', of: 'myorigin', value: '<>', origin: 'main' },
  { name: 'the domain of the host name', main: 'myhostname = mail.example.com', of: 'mydomain', value: 'example.com', origin: 'derived' },
  { name: 'a host name without a domain', main: 'myhostname = mail', of: 'mydomain', value: 'localdomain', origin: 'derived' },
  { name: 'the origin by way of the host name', main: 'myhostname = a.$mydomain\nmydomain = example.com', of: 'myorigin', value: 'a.example.com', origin: 'default' },
  { name: 'what only the host knows', main: '', of: 'myhostname', value: '${myhostname}', origin: 'host', certainty: 'unknown' },
  { name: 'what depends on it', main: 'myorigin = x.$mydomain', of: 'myorigin', value: 'x.${mydomain}', origin: 'main', certainty: 'unknown' },
  { name: 'a host name made of the domain that is made of it', main: 'myhostname = a.$mydomain', of: 'mydomain', value: '', origin: 'derived' },
  { name: 'a loop', main: 'a = $b\nb = $a\nmyorigin = $a', of: 'myorigin', value: '$a', origin: 'main', certainty: 'error' },
  { name: 'a RAW parameter', main: 'smtpd_reject_footer = see $server_name', of: 'smtpd_reject_footer', value: 'see $server_name', origin: 'main' },
  { name: 'a RAW parameter within another', main: 'myorigin = <$forward_path>\nforward_path = $home', of: 'myorigin', release: '3.11', value: '<$home>', origin: 'main' },
  { name: 'a family', main: 'default_destination_concurrency_limit = 7', master: services, of: 'slow_destination_concurrency_limit', value: '7', origin: 'default' },
  { name: 'a setting of a family', main: 'slow_destination_concurrency_limit = 2', master: services, of: 'slow_destination_concurrency_limit', value: '2', origin: 'main' },
  { name: 'what the build decides', main: '', of: 'queue_directory', value: '/var/spool/postfix', origin: 'build' },
  { name: 'an override', main: 'smtpd_tls_security_level = may', master: services, service: 'submission/inet', of: 'smtpd_tls_security_level', value: 'encrypt', origin: 'service' },
  { name: 'an override in braces', main: '', master: services, service: 'submission/inet', of: 'smtpd_recipient_restrictions', value: 'permit_sasl_authenticated, reject', origin: 'service' },
  { name: 'an override among flags', main: '', master: services, service: 'submission/inet', of: 'mynetworks', value: '10.0.0.0/8', origin: 'service' },
  { name: 'an override that is empty', main: 'smtp_fallback_relay = x', master: services, service: 'slow/unix', of: 'smtp_fallback_relay', value: '', origin: 'service' },
  { name: 'an override behind a comment, written as one word', main: '', master: services, service: 'slow/unix', of: 'inet_interfaces', value: 'all', origin: 'service' },
  { name: 'another service has it not', main: 'smtpd_tls_security_level = may', master: services, service: 'smtp/inet', of: 'smtpd_tls_security_level', value: 'may', origin: 'main' },
  { name: 'names of the service first', main: 'own_restrictions = reject', master: services, service: 'submission/inet', of: 'smtpd_client_restrictions', value: 'permit_sasl_authenticated', origin: 'service' },
  { name: 'the name of the service', main: '', master: services, service: 'submission/inet', of: 'syslog_name', value: 'postfix/submission', origin: 'service' },
  { name: 'the name of the program', main: 'process_name = x', master: services, service: 'slow/unix', of: 'process_name', value: 'smtp', origin: 'program' },
  { name: 'a default by way of an override', main: '', master: 'x unix - - n - - smtp -o myhostname=a.b.example', service: 'x/unix', of: 'smtp_helo_name', value: 'a.b.example', origin: 'default' },
];
for (const { name, main, master, release, of, service, value, origin, certainty } of values) {
  test(`value: ${name}`, () => {
    const entry = entryOf(scopeOf(read(main, master, release), service), of);
    assert.deepEqual([entry?.value, entry?.origin.kind, entry?.certainty], [value, origin, certainty ?? 'exact']);
  });
}

test('origins point at their place', () => {
  const main = '# x\nbiff = no\n\nmyorigin\n  = x\n';
  const configuration = read(main, services);
  const place = (name: string, service?: string): number => {
    const origin = entryOf(scopeOf(configuration, service), name)?.origin;
    return origin?.kind === 'main' || origin?.kind === 'service' ? origin.offset : -1;
  };
  assert.equal(place('myorigin'), main.indexOf('myorigin'));
  assert.equal(place('inet_interfaces', 'slow/unix'), services.indexOf('inet_interfaces'));
  assert.deepEqual(entryOf(scopeOf(read('compatibility_level = 2')), 'relay_domains')?.origin, { kind: 'level', release: '3.7', level: '2' });
});

test('every parameter of the release has an entry', () => {
  const names = everyParameter(read('a = 1\nmyorigin = $a\nno_such = 1', services), 'slow/unix').map(({ name }) => name);
  assert.ok(['a', 'slow_destination_rate_delay', 'inet_interfaces', 'service_name'].every((name) => names.includes(name)));
  assert.ok(!names.includes('no_such') && !names.includes('smtp_tlsrpt_enable'));
  assert.deepEqual(names, [...new Set(names)].sort());
});

const pairs: { name: string; a: string; b: string; names: string[]; follow?: string[] }[] = [
  { name: 'order, comments and blanks', a: 'biff = no\nmyorigin = x', b: '# new\nmyorigin=x\n\nbiff   =   no', names: [] },
  { name: 'a default written out', a: '', b: 'biff = yes\nmax_idle = 100s', names: [] },
  { name: 'an earlier setting that is overridden', a: 'biff = no', b: 'biff = yes\nbiff = no', names: [] },
  { name: 'blanks for commas in a list', a: 'mydestination = a, b', b: 'mydestination = a\n  b', names: [] },
  { name: 'blanks count in a text', a: 'smtpd_banner = a, b', b: 'smtpd_banner = a b', names: ['smtpd_banner'] },
  { name: 'units of time', a: 'max_idle = 2m', b: 'max_idle = 120', names: [] },
  { name: 'the case of yes', a: 'biff = YES', b: 'biff = yes', names: [] },
  { name: 'macros', a: 'myorigin = example.com', b: 'x = example\nmyorigin = $x.com', names: ['x'] },
  { name: 'names that nobody reads', a: 'nobody_reads = 1', b: '', names: [] },
  { name: 'what follows from a setting', a: 'myhostname = a.example.com', b: 'myhostname = a.example.org', names: ['myhostname'], follow: ['mydomain', 'myorigin', 'smtp_helo_name'] },
  { name: 'what follows from the level', a: 'compatibility_level = 3.5', b: 'compatibility_level = 3.6', names: ['compatibility_level'], follow: ['respectful_logging', 'smtpd_tls_fingerprint_digest'] },
  { name: 'the order of a list', a: 'mydestination = a, b', b: 'mydestination = b, a', names: ['mydestination'], follow: ['relay_domains'] },
];
for (const { name, a, b, names, follow = [] } of pairs) {
  test(`difference: ${name}`, () => {
    const found = differences(read(a), read(b));
    assert.deepEqual(found.filter(({ follows }) => !follows).map((one) => one.name), names);
    const following = found.filter(({ follows }) => follows).map((one) => one.name);
    assert.deepEqual(follow.filter((one) => !following.includes(one)), []);
    if (names.length === 0) assert.deepEqual(following, []);
  });
}

const refusals: { name: string; main: string; master?: string; reason: string | undefined }[] = [
  { name: 'none', main: 'biff = perhaps', master: services, reason: undefined },
  { name: 'no equals sign', main: 'biff', reason: 'missing-equals' },
  { name: 'no name', main: '= no', reason: 'empty-name' },
  { name: 'a macro in a parameter of its own', main: 'myorigin = ${', reason: 'macro' },
  { name: 'a macro in a name that nobody reads', main: 'nobody_reads = ${', reason: undefined },
  { name: 'a macro in a RAW parameter', main: 'smtpd_reject_footer = 5$', reason: undefined },
  { name: 'few columns', main: '', master: 'smtp inet n - y smtpd', reason: 'columns' },
  { name: 'a type', main: '', master: 'smtp tcp n - y - - smtpd', reason: 'type' },
  { name: 'a flag', main: '', master: 'smtp inet no - y - - smtpd', reason: 'flag' },
  { name: 'a wakeup time', main: '', master: 'smtp inet n - y 1m - smtpd', reason: 'wakeup' },
  { name: 'a wakeup time with a question mark', main: '', master: 'smtp inet n - y 60? - smtpd', reason: undefined },
  { name: 'a process limit', main: '', master: 'smtp inet n - y - many smtpd', reason: 'process-limit' },
];
for (const { name, main, master, reason } of refusals) {
  test(`refusal: ${name}`, () => assert.equal(refusalOf(read(main, master))?.reason, reason));
}

/**
 * What postconf itself gets wrong is left out: of an option glued to its value (`-obiff=no`) it makes two at each
 * further `o` (pcf_normalize_daemon_args()), where the daemon reads it as we do.
 */
const postconf = realPostconf();
const samples: { name: string; main: string; master: string }[] = [
  ...values.filter(({ release, certainty }) => release === undefined && certainty !== 'error')
    .map(({ name, main, master }) => ({ name, main: `${main}\n`, master: master ?? services })),
  { name: 'blanks within a value', main: 'smtpd_banner =  a \t b\n   c\r\n', master: services },
  { name: 'unused and read-only names', main: 'nothing = 1\nprocess_id = 2\nbiff = no\n', master: services },
  { name: 'restriction classes', main: 'smtpd_restriction_classes = $more, a\nmore = b\na = permit\nb = reject\nc = d\n', master: services },
  { name: 'settings of tables', main: 'alias_maps = ldap:people, proxy:mysql:other\npeople_server_host = x\nother_hosts = y\nother_nonsense = z\n', master: services },
  { name: 'old names', main: 'virtual_maps = hash:/x\nsmtpd_per_record_deadline = yes\n', master: services },
  { name: 'two entries of one service', main: '', master: 'x unix - - n - - smtp -o biff=no\nx unix - - n - - lmtp -o biff=yes -o myorigin=a\n' },
  { name: 'arguments', main: '', master: 'x unix - n n - 10? pipe\n flags=R user=x argv=/bin/x {a  b} c}\ny unix - - n 60? 1 pipe -v -obiff=yes -vo {myorigin = a b} -- -o x=y\n'.replace('10? pipe', '10 pipe') },
  { name: 'a long service name', main: '', master: 'a.very.long.name.of.a.service unix - - n - - smtp\n' },
];

test('postconf and we agree: -n, -nx, -P, -Px, -M', { skip: postconf ? false : 'no postconf here' }, async () => {
  if (!postconf) return;
  const known = await postconf.host();
  for (const { name, main, master } of samples) {
    const configuration = read(main, master, postconf.release);
    const host = new Map(known);
    // postconf -d did not see this main.cf: what it derives from a host name that is set is ours to tell.
    if (configuration.settings.has('myhostname')) for (const one of ['mydomain', 'myhostname']) host.delete(one);
    if (configuration.settings.has('mydomain')) host.set('myhostname', (host.get('myhostname') ?? '').replace(/\.localdomain$/, '.$mydomain'));
    const inForce = settingsInForce(configuration, host);
    const overrides = serviceSettings(configuration, undefined, host);
    const entries = printMaster(parseMasterCf(master)).map(({ text }) => text);
    assert.equal(refusalOf(configuration, host), undefined, name);
    const asks: [string[], string[]][] = [
      [['-n'], inForce.map((entry) => printEntry(entry))], [['-nx'], inForce.map((entry) => printEntry(entry, { expanded: true }))],
      [['-P'], overrides.map((entry) => printEntry(entry))], [['-Px'], overrides.map((entry) => printEntry(entry, { expanded: true }))], [['-M'], entries],
    ];
    for (const [options, ours] of asks) assert.deepEqual(ours, await postconf.ask(main, master, options), `${name}: postconf ${options.join(' ')}`);
  }
});

/**
 * Not compared: what is of the process that prints it or of `-c`, and defaults that changed in a patch release (the
 * facts tell feature releases apart): those of parameters that older series were given later, and proxy_read_maps.
 */
const changing: RegExp = new RegExp(`^(?:${['process_id', 'debugger_command', 'config_directory', 'proxy_read_maps', ...[...knowledge.parameters].filter(([, { backports }]) => backports).map(([name]) => name)].join('|')})(?: =|$)`);

test('postconf and we agree: all parameters, set or not', { skip: postconf ? false : 'no postconf here' }, async () => {
  if (!postconf) return;
  const known = await postconf.host();
  for (const main of ['', 'compatibility_level = 2\nslow_destination_rate_delay = 2s\n', 'compatibility_level = 3.6\nmydestination = a, $own\nown = b\n']) {
    // It follows from the interfaces of the host and from mynetworks_style, which this main.cf has a hand in.
    const mynetworks = (await postconf.ask(main, services, ['-h', 'mynetworks']))?.[0] ?? '';
    const entries = everyParameter(read(main, services, postconf.release), undefined, new Map([...known, ['mynetworks', mynetworks]]));
    for (const expanded of [false, true]) {
      const ours = entries.filter(({ name }) => !changing.test(name)).map((entry) => printEntry(entry, { expanded }));
      const theirs: string[] | undefined = (await postconf.ask(main, services, expanded ? ['-x'] : []))?.filter((line) => !changing.test(line));
      assert.deepEqual(ours, theirs, `${main} ${expanded ? '-x' : ''}`);
    }
  }
});


test('postconf and we agree: what is refused', { skip: postconf ? false : 'no postconf here' }, async () => {
  // At once, since a Postfix program sleeps for a second before it ends with a fatal error.
  const answers = await Promise.all(refusals.map(({ main, master }) => postconf?.ask(`${main}\n`, `${master ?? services}\n`, ['-n'])));
  for (const [index, { name, reason }] of refusals.entries()) assert.equal(answers[index] === undefined, reason !== undefined, name);
});

// Recorded answers to real files (../shared/corpus): they need no Postfix, but the corpus is no part of the project.
const corpus = new URL('../../../shared/corpus/', import.meta.url);
const debianServices = ['maildrop', 'uucp', 'ifmail', 'bsmtp', 'scalemail-backend', 'mailman'];
for (const [folder, release] of [['truth', '3.7'], ['truth-3.11', '3.11'], ['truth-own', '3.7'], ['truth-own-3.11', '3.11']] as const) {
  test(`recorded answers: ${folder}`, { skip: existsSync(corpus) ? false : 'no corpus here' }, () => {
    const shipped = [...knowledge.master.services.filter(({ removed }) => !removed).map(({ service, type, command }) => `${service} ${type} - - - - - ${command}`), ...debianServices.map((name) => `${name} unix - n n - - pipe`)].join('\n');
    let compared = 0;
    for (const file of readdirSync(new URL(`${folder}/`, corpus)).filter((name) => name.endsWith('.stdout'))) {
      const id = file.slice(0, 4);
      const text = (path: string): string => readFileSync(new URL(path, corpus), 'latin1');
      const wanted = text(`${folder}/${file}`).split('\n').filter((line) => line !== '' && !line.startsWith('config_directory = '));
      const fatal = /fatal: .*/.exec(text(`${folder}/${id}.stderr`))?.[0];
      if (fatal?.includes('host not found')) continue; // the recording machine had no DNS
      const configuration = read(text(`main/${id}.cf`), folder.includes('own') ? text(`companions/${id}.master.cf`) : shipped, release);
      const refused = refusalOf(configuration);
      assert.equal(refused !== undefined, fatal !== undefined, `${id}: ${fatal ?? refused?.reason ?? ''}`);
      if (fatal) continue;
      const ours = settingsInForce(configuration).filter(({ name }) => name !== 'config_directory').map((entry) => printEntry(entry));
      assert.deepEqual(ours, wanted, id);
      compared++;
    }
    assert.ok(compared > 50, `${compared} files compared`);
  });
}
