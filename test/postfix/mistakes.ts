import assert from 'node:assert/strict';
import test from 'node:test';
import { type Instance, withPostfix } from './instance.ts';
import { oursSay, recall } from './ours.ts';

/** A mistake that two settings, or a setting and a service, make together, and what shows it. */
export interface Mistake {
  readonly code: string;
  readonly main: string;
  readonly master?: string;
  /** What is said to smtpd; a message to this address where it is one. */
  readonly say?: readonly string[];
  readonly to?: string;
  /** In the log, or in the last reply. */
  readonly shows: RegExp;
  /** False where not even master starts. */
  readonly starts?: false;
}

/** Local clients are those of mynetworks. */
export const own = 'mynetworks = 127.0.0.0/8\n';
/** A session up to a recipient. */
export const rcpt = (to: string): readonly string[] => [
  'EHLO client.test',
  'MAIL FROM:<ann@client.test>',
  `RCPT TO:<${to}>`,
];

/** A test for each: a real Postfix shows it, we tell of it, and the table of docs/recall.md gets a row. */
export function testMistakes(mistakes: readonly Mistake[]): void {
  for (const { code, main, master, say, to, shows, starts } of mistakes) {
    test(`${code}: ${(master ?? main).split('\n').at(-1) ?? ''}`, async () => {
      const files = { access: 'root@example.test OK\n', header_checks: 'subject REJECT\n' };
      const plain = (text: string): string => text.replaceAll('FOLDER', '/etc/postfix').replaceAll('PORT', 'smtp');
      const found = (shown: string): void => {
        const [ourMain, ourMaster] = [
          'inet_interfaces = all\n' +
            `${main.includes('mydestination') ? '' : 'mydestination = example.test\n'}${logged(main)}${plain(main)}`,
          wholeMaster(plain(master ?? '')),
        ];
        assert.ok(
          oursSay(ourMain, ourMaster).includes(code),
          `${code} is not among ${oursSay(ourMain, ourMaster).join(', ')}`,
        );
        recall({ main, ...(master === undefined ? {} : { master }), files }, shown);
      };
      if (starts === false) {
        await assert.rejects(
          withPostfix({ main, files }, () => Promise.resolve()),
          shows,
        );
        found(shows.source);
        return;
      }
      await withPostfix({ main, ...(master === undefined ? {} : { master }), files }, async (instance) => {
        const shown = await seen(
          instance,
          shows,
          to === undefined ? say : [...rcpt(to), 'DATA', 'Subject: test\r\n\r\ntest\r\n.'],
        );
        found(shown);
      });
    });
  }
}

/** An instance of these tests logs to a file of its own, which is what such a mistake is about. */
function logged(main: string): string {
  return main.includes('maillog') ? 'maillog_file = /tmp/log\n' : '';
}

/** The line of the log, or the reply, that shows the mistake. */
async function seen(instance: Instance, shows: RegExp, commands: readonly string[] | undefined): Promise<string> {
  const dialogue = commands && (await instance.say(...commands));
  const reply = dialogue?.replies.find((text) => shows.test(text));
  return reply ?? instance.logged(shows);
}

/** A master.cf with what a Postfix needs, so that it counts as whole. */
function wholeMaster(more: string): string {
  const names = [
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'smtp unix - - n - - smtp',
    'local unix - n n - - local',
    'virtual unix - n n - - virtual',
    'proxymap unix - - n - - proxymap',
    'postlog unix-dgram n - n - 1 postlogd',
  ];
  const smtpd = /^smtp +inet/m.test(more) ? [] : ['smtp inet n - n - - smtpd'];
  return [...smtpd, ...(more === '' ? [] : [more]), ...names].map((line) => `${line}\n`).join('');
}
