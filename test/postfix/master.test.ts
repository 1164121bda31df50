import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import test, { after, before } from 'node:test';
import { checkedMaster } from '../rules/caseFile.ts';
import { type Instance, commandsSay, startPostfix } from './instance.ts';
import { writeSettled } from './settled.ts';

/** Entries of which the program dies; master wakes each after a second, so that it is started without a client. */
const mistakes: readonly { readonly code: string; readonly line: string; readonly log: RegExp }[] = [
  {
    code: 'option-spacing',
    line: 'spacing unix - - n 1 - smtpd -o smtpd_tls_auth_only = yes',
    log: /invalid "-o smtpd_tls_auth_only" option value: missing '=' after attribute name/,
  },
  {
    code: 'option-spacing',
    line: 'spacing2 unix - - n 1 - smtpd -o content_filter= x:',
    log: /unexpected command-line argument: x:/,
  },
  {
    code: 'option-comma',
    line: 'comma unix - - n 1 - smtpd -o smtpd_banner=a, b',
    log: /unexpected command-line argument: b/,
  },
  {
    code: 'option-comma',
    line: 'quotes unix - - n 1 - smtpd -o smtpd_banner="$myhostname ESMTP"',
    log: /unexpected command-line argument: ESMTP"/,
  },
  {
    code: 'trailing-comment',
    line: 'comment unix - - n 1 - smtpd # comment',
    log: /unexpected command-line argument: #/,
  },
  { code: 'trailing-comment', line: 'comment2 unix - - n 1 - smtp # comment', log: /unknown attribute name: #/ },
  { code: 'extra-argument', line: 'extra unix - - n 1 - smtpd extra', log: /unexpected command-line argument: extra/ },
  {
    code: 'invalid-option',
    line: 'option unix - - n 1 - smtpd -o smtpd_delay_reject',
    log: /invalid "-o smtpd_delay_reject" option value/,
  },
  { code: 'invalid-option', line: 'option2 unix - - n 1 - smtpd -q', log: /invalid option: q/ },
  { code: 'invalid-option', line: 'option3 unix - - n 1 - smtpd -o', log: /invalid option: o/ },
  {
    code: 'invalid-option',
    line: 'option4 unix - - n 1 - smtpd -o =x',
    log: /invalid "-o =x" option value: missing attribute name/,
  },
  { code: 'unknown-daemon', line: 'daemon unix - - n 1 - smtpdd', log: /exec \S+\/smtpdd: No such file or directory/ },
  {
    code: 'unknown-daemon',
    line: 'absolute unix - - n 1 - /bin/true',
    log: /exec \S+\/\/bin\/true: No such file or directory/,
  },
  {
    code: 'service-requirement',
    line: 'limit unix - - n 1 - tlsmgr',
    log: /service limit requires a process limit of 1/,
  },
  {
    code: 'service-requirement',
    line: 'limit0 unix - - n 1 5 cleanup',
    log: /service limit0 requires a process limit of 0/,
  },
  {
    code: 'service-requirement',
    line: 'rights unix - - n 1 - local',
    log: /service rights requires privileged operation/,
  },
  { code: 'service-requirement', line: 'kind unix - - n 1 1 postlogd', log: /unsupported transport type: unix/ },
  { code: 'service-attribute', line: 'flag2 unix - - n 1 - lmtp flags=Z', log: /unknown flags=Z value "Z"/ },
  {
    code: 'service-attribute',
    line: 'root unix - n n 1 - spawn user=root argv=/bin/true',
    log: /request to deliver as root/,
  },
];

/** pipe reads its attributes when there is mail: a message to `a@<service>.test` goes to the service. */
const deliveries: readonly { readonly code: string; readonly line: string; readonly log: RegExp }[] = [
  {
    code: 'service-attribute',
    line: 'nouser unix - n n - - pipe argv=/bin/true',
    log: /missing user= command-line attribute/,
  },
  {
    code: 'service-attribute',
    line: 'noargv unix - n n - - pipe user=mail',
    log: /missing argv= command-line attribute/,
  },
  {
    code: 'service-attribute',
    line: 'unknown unix - n n - - pipe user=mail argv /bin/true',
    log: /unknown attribute name: argv/,
  },
  {
    code: 'service-attribute',
    line: 'flag unix - n n - - pipe flags=Z user=mail argv=/bin/true',
    log: /unknown flag: Z/,
  },
  {
    code: 'service-attribute',
    line: 'size unix - n n - - pipe user=mail size=10M argv=/bin/true',
    log: /bad size= value: 10M/,
  },
  {
    code: 'service-attribute',
    line: 'owner unix - n n - - pipe user=postfix argv=/bin/true',
    log: /specifies mail system owner/,
  },
  {
    code: 'service-attribute',
    line: 'macro unix - n n - - pipe user=mail argv=/bin/true ${rcpt}',
    log: /unknown macro name: "rcpt"/,
  },
  {
    code: 'trailing-comment',
    line: 'passed unix - n n - - pipe user=mail argv=/bin/echo to stdout # and more',
    log: /relay=passed/,
  },
];
const nameOf = (line: string): string => line.slice(0, line.indexOf(' '));

const duplicate = 'twice unix - - n - - smtp\ntwice unix y - n - - lmtp';

/** What postconf refuses, and with it each `postfix` command; and what master alone does. */
const refused: readonly { readonly line: string; readonly postconf?: RegExp }[] = [
  { line: 'x unix - - n', postconf: /bad field count/ },
  { line: 'x Unix - - n - - smtp', postconf: /invalid type field "Unix"/ },
  { line: 'x unix - - N - - smtp', postconf: /invalid chroot field "N"/ },
  { line: 'x unix - - n - x smtp', postconf: /invalid process_limit field "x"/ },
  { line: 'x unix - - n 5s - smtp', postconf: /invalid wakeup field "5s"/ },
  { line: '127.0.0.1:9 inet - - n - - smtpd' },
  { line: 'x unix - - n -? - smtp' },
  { line: 'x unix - - n - - -' },
  { line: '127.0.0.1:25x inet n - n - - smtpd' },
];

let instance: Instance;
before(async () => {
  const domains = deliveries.map(({ line }) => `${nameOf(line)}.test`);
  instance = await startPostfix({
    main:
      `relay_domains = ${domains.join(' ')}\n` +
      'relay_recipient_maps =\n' +
      'transport_maps = ' +
      `inline:{${deliveries.map(({ line }) => `${nameOf(line)}.test=${nameOf(line)}:`).join(', ')}}\n` +
      'smtpd_peername_lookup = no\n',
    master: `${[...mistakes, ...deliveries].map(({ line }) => line).join('\n')}\n${duplicate}`,
  });
});
after(() => instance.stop());

for (const { code, line, log } of mistakes) {
  test(`${code}: ${line}`, async () => {
    const found: readonly string[] = checkedMaster(`# target 3.7\n${line}\nx: unix - - n - - smtp\n`).findings.map(
      (finding) => finding.code,
    );
    assert.ok(found.includes(code), found.join(' '));
    await instance.logged(log);
  });
}

for (const { code, line, log } of deliveries) {
  test(`${code}: ${line}`, async () => {
    const found: readonly string[] = checkedMaster(`# target 3.7\n${line}\n`).findings.map((finding) => finding.code);
    assert.ok(found.includes(code), found.join(' '));
    const { last } = await instance.say(
      'EHLO localhost',
      'MAIL FROM:<a@example.test>',
      `RCPT TO:<a@${nameOf(line)}.test>`,
      'DATA',
      'Subject: x\r\n\r\nx\r\n.',
    );
    assert.match(last, /^250 /);
    await instance.logged(log);
  });
}

test('duplicate-service: the last entry is used', async () => {
  assert.deepEqual(
    checkedMaster(`${duplicate}\n`).findings.map(({ code }) => code),
    ['duplicate-service'],
  );
  await instance.logged(/duplicate master\.cf entry for service "twice" \(private\/twice\) -- using the last entry/);
});

for (const { line, postconf } of refused) {
  test(`master-columns: ${line}`, async () => {
    const found: readonly string[] = checkedMaster(`# target 3.7\n${line}\n`).findings.map(({ code }) => code);
    assert.deepEqual(found, ['master-columns']);
    // postfix-script: `cannot execute postconf!`
    await assert.rejects(
      startPostfix({ master: line }).then((started) => {
        started.stop();
      }),
      postconf ?? /mail system startup failed/,
    );
  });
}

test('a reload is refused where postconf sees the mistake, and else is the end of master', async () => {
  for (const { line, lives } of [
    { line: 'x unix - - n', lives: true },
    { line: 'x unix - - n -? - smtp', lives: false },
  ]) {
    const own = await startPostfix({});
    try {
      const master = Number(readFileSync(`${own.folder}/queue/pid/master.pid`, 'utf8').trim());
      appendFileSync(`${own.folder}/master.cf`, `${line}\n`);
      const { status } = spawnSync('/usr/sbin/postfix', ['-c', own.folder, 'reload'], { encoding: 'utf8' });
      assert.equal(status === 0, !lives, 'what postfix reload answers');
      // Where it is to live, two seconds show it; its end may take longer on a busy machine.
      for (let waited = 0; waited < (lives ? 10 : 100) && (lives || isRunning(master)); waited++)
        await new Promise((resolve) => {
          setTimeout(resolve, 200);
        });
      assert.equal(isRunning(master), lives);
      writeSettled(`${own.folder}/master.cf`, readFileSync(`${own.folder}/master.cf`, 'utf8').replace(line, ''));
    } finally {
      own.stop();
    }
  }
});

/** One that ended is there until its parent has asked for it (proc(5), state Z). */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

test('postconf and postfix check have nothing against the other mistakes', () => {
  const master = [...mistakes, ...deliveries, ...refused.filter((one) => !one.postconf)].map(({ line }) => line);
  const { postconf, check } = commandsSay({ master: `${master.join('\n')}\n${duplicate}` });
  assert.doesNotMatch(postconf, /fatal|error/);
  assert.doesNotMatch(check, /fatal|error/);
});
