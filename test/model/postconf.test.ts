import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { everyParameter, printEntry, serviceSettings, settingsInForce } from '../../server/src/model/effective.ts';
import { printMaster } from './printMaster.ts';
import { refusalOf } from '../../server/src/model/refusal.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';
import { realPostconf } from './realPostconf.ts';
import { read, refusals, services, values } from './samples.ts';
import { needsShared, unless } from '../needs.ts';

/**
 * What postconf itself gets wrong is left out: of an option glued to its value (`-obiff=no`) it makes two at each
 * further `o` (pcf_normalize_daemon_args()), where the daemon reads it as we do.
 */
const postconf = realPostconf();
const samples: { name: string; main: string; master: string }[] = [
  ...values
    .filter(({ release, certainty }) => release === undefined && certainty !== 'error')
    .map(({ name, main, master }) => ({ name, main: `${main}\n`, master: master ?? services })),
  { name: 'blanks within a value', main: 'smtpd_banner =  a \t b\n   c\r\n', master: services },
  { name: 'unused and read-only names', main: 'nothing = 1\nprocess_id = 2\nbiff = no\n', master: services },
  {
    name: 'restriction classes',
    main: 'smtpd_restriction_classes = $more, a\nmore = b\na = permit\nb = reject\nc = d\n',
    master: services,
  },
  {
    name: 'settings of tables',
    main: 'alias_maps = ldap:people, proxy:mysql:other\npeople_server_host = x\nother_hosts = y\nother_nonsense = z\n',
    master: services,
  },
  { name: 'old names', main: 'virtual_maps = hash:/x\nsmtpd_per_record_deadline = yes\n', master: services },
  {
    name: 'two entries of one service',
    main: '',
    master: 'x unix - - n - - smtp -o biff=no\nx unix - - n - - lmtp -o biff=yes -o myorigin=a\n',
  },
  {
    name: 'arguments',
    main: '',
    master: (
      'x unix - n n - 10? pipe\n' +
      ' flags=R user=x argv=/bin/x {a  b} c}\n' +
      'y unix - - n 60? 1 pipe -v -obiff=yes -vo {myorigin = a b} -- -o x=y\n'
    ).replace('10? pipe', '10 pipe'),
  },
  { name: 'a long service name', main: '', master: 'a.very.long.name.of.a.service unix - - n - - smtp\n' },
  // postconf_builtin.c: $mydomain comes from the myhostname of
  // main.cf, not of the service, though the program sees another.
  {
    name: 'a service’s own host name',
    main: 'myhostname = mail.example.com\n',
    master: 'x unix - - n - - local\n  -o { myhostname = a.b.example }\n  -o myorigin=$mydomain/$relay_domains\n',
  },
];

test(
  'postconf and we agree: -n, -nx, -P, -Px, -M',
  { skip: unless(postconf !== undefined, 'Postfix is not installed') },
  async () => {
    if (!postconf) return;
    const known = await postconf.host();
    for (const { name, main, master } of samples) {
      const configuration = read(main, master, postconf.release);
      const host = new Map(known);
      // postconf -d did not see this main.cf: what it derives from a host name that is set is ours to tell.
      if (configuration.settings.has('myhostname')) for (const one of ['mydomain', 'myhostname']) host.delete(one);
      if (configuration.settings.has('mydomain'))
        host.set('myhostname', (host.get('myhostname') ?? '').replace(/\.localdomain$/, '.$mydomain'));
      const inForce = settingsInForce(configuration, host);
      const overrides = serviceSettings(configuration, undefined, host);
      const entries = printMaster(parseMasterCf(master)).map(({ text }) => text);
      assert.equal(refusalOf(configuration, host), undefined, name);
      const asks: [string[], string[]][] = [
        [['-n'], inForce.map((entry) => printEntry(entry))],
        [['-nx'], inForce.map((entry) => printEntry(entry, { expanded: true }))],
        [['-P'], overrides.map((entry) => printEntry(entry))],
        [['-Px'], overrides.map((entry) => printEntry(entry, { expanded: true }))],
        [['-M'], entries],
      ];
      for (const [options, ours] of asks)
        assert.deepEqual(ours, await postconf.ask(main, master, options), `${name}: postconf ${options.join(' ')}`);
    }
  },
);

/** Not compared: what is of the process that prints it, or of `-c`. */
const changing = /^(?:process_id|debugger_command|config_directory)(?: =|$)/;

test(
  'postconf and we agree: all parameters, set or not',
  { skip: unless(postconf !== undefined, 'Postfix is not installed') },
  async () => {
    if (!postconf) return;
    const known = await postconf.host();
    for (const main of [
      '',
      'compatibility_level = 2\nslow_destination_rate_delay = 2s\n',
      'compatibility_level = 3.6\nmydestination = a, $own\nown = b\n',
    ]) {
      // It follows from the interfaces of the host and from mynetworks_style, which this main.cf has a hand in.
      const mynetworks = (await postconf.ask(main, services, ['-h', 'mynetworks']))?.[0] ?? '';
      const entries = everyParameter(
        read(main, services, postconf.release),
        undefined,
        new Map([...known, ['mynetworks', mynetworks]]),
      );
      for (const expanded of [false, true]) {
        const ours = entries
          .filter(({ name }) => !changing.test(name))
          .map((entry) => printEntry(entry, { expanded }));
        const theirs: string[] | undefined = (await postconf.ask(main, services, expanded ? ['-x'] : []))?.filter(
          (line) => !changing.test(line),
        );
        assert.deepEqual(ours, theirs, `${main} ${expanded ? '-x' : ''}`);
      }
    }
  },
);

test(
  'postconf and we agree: what is refused',
  { skip: unless(postconf !== undefined, 'Postfix is not installed') },
  async () => {
    // At once, since a Postfix program sleeps for a second before it ends with a fatal error.
    const answers = await Promise.all(
      refusals.map(({ main, master }) => postconf?.ask(`${main}\n`, `${master ?? services}\n`, ['-n'])),
    );
    for (const [index, { name, reason }] of refusals.entries())
      assert.equal(answers[index] === undefined, reason !== undefined, name);
  },
);

// Recorded answers to real files (../shared/corpus): they need no Postfix, but the corpus is no part of the project.
const corpus = new URL('../../../shared/corpus/', import.meta.url);
const debianServices = ['maildrop', 'uucp', 'ifmail', 'bsmtp', 'scalemail-backend', 'mailman'];
for (const [folder, release] of [
  ['truth', '3.7'],
  ['truth-3.11', '3.11'],
  ['truth-own', '3.7'],
  ['truth-own-3.11', '3.11'],
] as const) {
  test(`recorded answers: ${folder}`, { skip: needsShared('corpus') }, () => {
    const shipped = [
      ...knowledge.master.services
        .filter(({ removed }) => !removed)
        .map(({ service, type, command }) => `${service} ${type} - - - - - ${command}`),
      ...debianServices.map((name) => `${name} unix - n n - - pipe`),
    ].join('\n');
    let compared = 0;
    for (const file of readdirSync(new URL(`${folder}/`, corpus)).filter((name) => name.endsWith('.stdout'))) {
      const id = file.slice(0, 4);
      const text = (path: string): string => readFileSync(new URL(path, corpus), 'latin1');
      const wanted = text(`${folder}/${file}`)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('config_directory = '));
      const fatal = /fatal: .*/.exec(text(`${folder}/${id}.stderr`))?.[0];
      if (fatal?.includes('host not found')) continue; // the recording machine had no DNS
      const configuration = read(
        text(`main/${id}.cf`),
        folder.includes('own') ? text(`companions/${id}.master.cf`) : shipped,
        release,
      );
      const refused = refusalOf(configuration);
      assert.equal(refused !== undefined, fatal !== undefined, `${id}: ${fatal ?? refused?.reason ?? ''}`);
      if (fatal) continue;
      const ours = settingsInForce(configuration)
        .filter(({ name }) => name !== 'config_directory')
        .map((entry) => printEntry(entry));
      assert.deepEqual(ours, wanted, id);
      compared++;
    }
    assert.ok(compared > 50, `${compared} files compared`);
  });
}
