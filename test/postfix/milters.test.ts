/** Milters that say anything at any event, to a real smtpd and to ours. MILTER_RUNS is the number of sessions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { playConcretely } from '../../server/src/evaluate/playConfiguration.ts';
import type { MilterAnswer } from '../../server/src/evaluate/world.ts';
import { seed } from '../seed.ts';
import { withPostfix } from './instance.ts';
import { configurationIn, diskWorld, installedVersion } from './route/ourRoutes.ts';
import { type MilterScript, startMilter } from './trace/fakeMilter.ts';

const wanted = Number(process.env['MILTER_RUNS'] ?? '60');
const main = `smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions = check_recipient_access inline:{ { bad@example.test = REJECT } }, permit
smtpd_reject_unlisted_recipient = no
smtpd_delay_reject = yes
smtpd_hard_error_limit = 1000
default_transport = discard
local_transport = discard
`;

const usual = [
  'continue',
  'continue',
  'continue',
  'accept',
  'reject',
  'tempfail',
  '554 5.7.9 own reply',
  '450 4.7.2 wait',
];
const early = fc.oneof(
  { weight: 7, arbitrary: fc.constant('continue') },
  { weight: 1, arbitrary: fc.constantFrom(...usual, 'unavailable') },
);
const later = fc.oneof(
  { weight: 2, arbitrary: fc.constant('continue') },
  { weight: 1, arbitrary: fc.constantFrom(...usual, 'discard', 'unavailable') },
);
const script = fc.record({
  connect: early,
  helo: early,
  mail: later,
  rcpt: later,
  data: later,
  endOfMessage: fc.oneof(later, fc.constant('quarantine')),
});
const actions = ['accept', 'reject', 'tempfail', 'quarantine', 'bogus'];
const milters = (one: number, other: number): string =>
  `smtpd_milters = { inet:127.0.0.1:${one}, default_action=reject }, inet:127.0.0.1:${other}`;

const localClient = {
  name: 'localhost',
  nameStatus: 'ok',
  reverseName: 'localhost',
  reverseNameStatus: 'ok',
  address: '127.0.0.1',
} as const;

function answerOf(said: string | undefined): MilterAnswer {
  if (said === undefined) return 'continue';
  return /^\d/.test(said) ? { reply: said } : (said as MilterAnswer);
}

test('a real smtpd asks Milters as we say', async (context) => {
  const commands = [
    'EHLO x',
    'MAIL FROM:<a@b.test>',
    'RCPT TO:<bad@example.test>',
    'RCPT TO:<c@example.test>',
    'DATA',
  ];
  const scripts: MilterScript[] = [{}, {}];
  const first = await startMilter(() => scripts[0] ?? {});
  const second = await startMilter(() => scripts[1] ?? {});
  const differences: string[] = [];
  const codes = new Map<string, number>();
  let compared = 0;
  try {
    for (const action of actions) {
      const setup = {
        main: `${main}milter_default_action = ${action}\n${milters(first.port, second.port)}\n`,
      };
      await withPostfix(setup, async (instance) => {
        const configuration = configurationIn(instance.folder);
        const count = Math.ceil(wanted / actions.length);
        for (const [one, other] of fc.sample(fc.tuple(script, script), { seed, numRuns: count })) {
          [scripts[0], scripts[1]] = [one, other];
          const world = {
            ...diskWorld(),
            milter: (name: string, event: string) =>
              answerOf((name.endsWith(`:${first.port}`) ? one : other)[event as keyof typeof one]),
          };
          const ours = playConcretely(
            configuration,
            { service: 'smtp/inet', version: installedVersion },
            {
              client: localClient,
              commands: [...commands, '.'],
            },
            world,
          ).replies.slice(1);
          const body = ours.find(({ command }) => command === 'DATA')?.code === '354' ? ['x\r\n.'] : [];
          const { replies } = await instance.say(...commands, ...body);
          const real = replies.slice(2).map((reply) => reply.split('\n').at(-1)?.trim() ?? '');
          const said = ours.slice(1, real.length + 1).map(({ code, status, text }) => lineOf(code, status, text));
          compared++;
          for (const reply of real) codes.set(reply.slice(0, 3), (codes.get(reply.slice(0, 3)) ?? 0) + 1);
          const shown = real.map((reply) => reply.replace(/queued as \w+/, 'queued as QUEUEID'));
          if (JSON.stringify(shown) === JSON.stringify(said)) continue;
          differences.push(
            `${action} ${JSON.stringify([one, other])}\n real ${JSON.stringify(shown)}\n ours ${JSON.stringify(said)}`,
          );
        }
      });
    }
  } finally {
    first.close();
    second.close();
  }
  const counts = [...codes].map(([code, count]) => `${count} ${code}`).join(', ');
  context.diagnostic(
    `${compared - differences.length} of ${compared} sessions agree (${counts}; Postfix ${installedVersion})`,
  );
  assert.equal(differences.length, 0, differences.slice(0, 4).join('\n\n'));
});

function lineOf(code: string, status: string | undefined, text: string): string {
  return [code, ...(status === undefined ? [] : [status]), text].join(' ');
}
