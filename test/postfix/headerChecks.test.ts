/**
 * Header checks of cleanup(8) and smtp(8), and smtp_generic_maps: generated messages through a real Postfix and ours.
 * HEADER_RUNS is the number of messages.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Route, RouteEnvelope } from '../../server/src/evaluate/route/message.ts';
import { seed } from '../seed.ts';
import { type Instance, withPostfix } from './instance.ts';
import { configurationIn, installedVersion, ourRoute, seenOf } from './route/ourRoutes.ts';
import { type MailSink, startSink } from './route/mailSink.ts';
import { openMain } from './route/realRoutes.ts';

const wanted = Number(process.env['HEADER_RUNS'] ?? '60');

const rules = `/^X-Act: (WARN|INFO|DUNNO|OK|IGNORE|STRIP|HOLD|DISCARD|PASS|REJECT)\\b(.*)/ $1$2
/^X-Act: (REPLACE|PREPEND|REDIRECT|FILTER|BCC|BOGUS)\\b(.*)/ $1$2
`;
const outgoing = `/^X-Out: (REPLACE|PREPEND|IGNORE|STRIP|WARN|DUNNO|REJECT)\\b(.*)/ $1$2
/^X-New: (.*)/ REPLACE X-Newer: $1
`;
const mime = '/^Content-Description: (.*)/ $1\n';
const main = (port: number): string => `${openMain}
header_checks = regexp:FOLDER/rules
mime_header_checks = regexp:FOLDER/mime
smtp_header_checks = regexp:FOLDER/outgoing
smtp_mime_header_checks =
smtp_generic_maps = inline:{ { ann@here.test = ann@out.test } { @corp.test = @shown.test } { eve = eve@gone.test } }
recipient_delimiter = +
relayhost = [127.0.0.1]:${port}
`;

const text = fc.constantFrom('', ' text of it', ' 4.7.0 later', ' 5.3.1 never', ' 2.0.0 odd', ' X-New: yes');
const act = fc
  .tuple(
    fc.constantFrom(
      'WARN',
      'INFO',
      'DUNNO',
      'IGNORE',
      'STRIP',
      'HOLD',
      'DISCARD',
      'PASS',
      'REJECT',
      'reject',
      'BOGUS',
    ),
    text,
  )
  .map((both) => both.join(''));
const withTarget = fc.constantFrom(
  'REPLACE X-New: of it',
  'REPLACE nothing',
  'PREPEND X-New: before',
  'PREPEND X Y: z',
  'REDIRECT moved@corp.test',
  'REDIRECT nowhere',
  'FILTER t1:[filter.test]',
  'FILTER t1',
  'BCC copy@far.test',
  'BCC eve@here.test',
  'BCC nobody',
);
const header = fc.oneof(
  { weight: 3, arbitrary: act.map((one) => `X-Act: ${one}`) },
  { weight: 3, arbitrary: withTarget.map((one) => `X-Act: ${one}`) },
  { weight: 1, arbitrary: act.map((one) => `Content-Description: ${one}`) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'X-Out: IGNORE',
      'X-Out: STRIP why',
      'X-Out: REPLACE X-Then: a',
      'X-Out: PREPEND X-Then: b',
      'X-Out: REJECT',
      'X-New: told',
      'X-Plain: z',
    ),
  },
);
const address = fc.constantFrom('ann@here.test', 'ann+x@here.test', 'bob@corp.test', 'eve@here.test', 'far@far.test');
const message = fc.record({
  sender: fc.oneof(address, fc.constant('')),
  recipients: fc.uniqueArray(
    address.map((one) => one.replace('here.test', 'away.test')),
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  headers: fc.array(header, { maxLength: 3 }).map((all) => all.map((one) => ({ text: one }))),
});

/** What became of a message, in the form in which both sides are compared. */
interface SeenFate {
  readonly fate: string;
  readonly filtered: readonly string[];
  /** What the next host was told, sorted. */
  readonly sent: readonly string[];
}

function sentText(sender: string, recipient: string, headers: readonly string[]): string {
  return [`${sender} -> ${recipient}`, ...headers.filter((one) => /^(X-|Content-Desc)/.test(one))].join(' | ');
}

async function realFate(
  instance: Instance,
  sink: MailSink,
  { sender, recipients, headers = [] }: RouteEnvelope,
): Promise<SeenFate> {
  const before = sink.messages.length;
  const content = [...headers.map((one) => one.text), 'Subject: x', '', 'x', '.'].join('\r\n');
  const { last } = await instance.say(
    'EHLO x',
    `MAIL FROM:<${sender}>`,
    ...recipients.map((one) => `RCPT TO:<${one}>`),
    'DATA',
    content,
  );
  const id = /queued as (\w+)/.exec(last)?.[1];
  if (id === undefined) return { fate: last.split('\n')[0]?.trim() ?? '', filtered: [], sent: [] };
  const ended = await instance.logged(new RegExp(`: ${id}: (?:removed|discard:|hold: )`));
  if (ended.includes(': discard:')) return { fate: 'discarded', filtered: [], sent: [] };
  const lines = instance
    .log()
    .split('\n')
    .filter((line) => line.includes(`: ${id}: `));
  if (lines.some((line) => line.includes(': discard: '))) return { fate: 'discarded', filtered: [], sent: [] };
  if (ended.includes(': hold: ')) return { fate: 'held', filtered: [], sent: [] };
  const filtered = lines.flatMap((line) => /R-t1\/.*: to=<(.*?)>/.exec(line)?.[1] ?? []).sort();
  const sent = sink.messages
    .slice(before)
    .flatMap((one) => one.recipients.map((to) => sentText(one.sender, to, one.headers)));
  return { fate: 'sent', filtered, sent: sent.sort() };
}

function ourFate(route: Route): SeenFate {
  const { refused } = seenOf(route);
  if (refused !== undefined) return { fate: refused, filtered: [], sent: [] };
  if (route.fate) return { fate: route.fate, filtered: [], sent: [] };
  const filtered = route.deliveries.filter(({ transport }) => transport === 't1').map(({ recipient }) => recipient);
  const sent = route.deliveries.flatMap(({ agent }) => {
    if (!agent?.envelope) return [];
    const named = (one: object): string => ('address' in one ? String(one.address) : '?');
    const headers = (agent.headers ?? []).map(({ text: line }) => line);
    return [sentText(named(agent.envelope.sender), named(agent.envelope.recipient), headers)];
  });
  return { fate: 'sent', filtered: filtered.sort(), sent: sent.sort() };
}

test('a real Postfix checks headers and renames addresses as we say', async (context) => {
  const sink = await startSink();
  const differences: string[] = [];
  const fates = new Map<string, number>();
  const setup = {
    main: main(sink.port),
    master: 't1 unix - - n - - discard -o syslog_name=R-t1\nsmtp unix - - n - - smtp',
    files: { rules, outgoing, mime },
  };
  try {
    await withPostfix(setup, async (instance) => {
      const configuration = configurationIn(instance.folder);
      for (const one of fc.sample(message, { seed, numRuns: wanted })) {
        const real = await realFate(instance, sink, one);
        const kind = real.filtered.length > 0 ? 'filtered' : real.fate.slice(0, 4);
        fates.set(kind, (fates.get(kind) ?? 0) + 1);
        const ours = ourFate(ourRoute(configuration, one));
        if (JSON.stringify(ours) === JSON.stringify(real)) continue;
        differences.push(`${JSON.stringify(one)}\n real ${JSON.stringify(real)}\n ours ${JSON.stringify(ours)}`);
      }
    });
  } finally {
    sink.close();
  }
  const counts = [...fates].map(([kind, count]) => `${count} ${kind}`).join(', ');
  context.diagnostic(`${wanted - differences.length} of ${wanted} agree (${counts}; Postfix ${installedVersion})`);
  assert.equal(differences.length, 0, differences.slice(0, 4).join('\n\n'));
});
