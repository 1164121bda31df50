// `node --import tsx scripts/spikes/relay-proof/main.ts [CONFIGURATIONS] [SEED]`: can a stranger relay? A spike, no
// part of the product: it reads the evaluator's definitions over sets of sessions, replays what it finds through them
// as they are, and compares generated configurations with sessions played one by one. ARCHITECTURE.md, "Proofs", has
// what it taught.
import { generator } from '../../mutants/generator.ts';
import { type Leaf, type OpenedQuestion, type RelayQuestion, openQuestion, sessionOf } from './prove.ts';

const [count = 100, seed = 20261124] = process.argv.slice(2).map(Number);
const own = ['127.0.0.0/8', '192.0.2.0/24'];
const base =
  'myhostname = mx.example.com\nmydestination = example.com\nlocal_recipient_maps =\nmynetworks = 192.0.2.0/24\n';
const relay = (list: string): string => `${base}smtpd_relay_restrictions = ${list}\n`;
const usual = 'permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination';

const examples: Readonly<Record<string, RelayQuestion>> = {
  'the usual list': { main: relay(usual), own },
  'a network too wide': { main: relay(usual).replace('192.0.2.0/24', '192.0.0.0/8'), own },
  'one network of a cidr table is left in front': {
    main: relay(`check_client_access cidr:/clients, ${usual}`),
    files: { '/clients': '203.0.113.0/25 REJECT\n203.0.113.0/24 OK\n' },
    own,
  },
  'a table of senders decides first': {
    main: relay(`check_sender_access inline:{{example.com = OK}}, ${usual}`),
    own,
  },
  'a table of senders in the recipient list alone': {
    main: `${relay(usual)}smtpd_recipient_restrictions = check_sender_access inline:{{example.com = OK}}, reject\n`,
    own,
  },
  'a login that is no stranger': {
    main: `${relay(`check_sasl_access inline:{{bob = REJECT}}, ${usual}`)}smtpd_sasl_auth_enable = yes\n`,
    own,
    logins: ['bob', 'joe'],
  },
  'a destination that is relayed for all': {
    main: relay(`check_recipient_access inline:{{partner.test = OK}}, ${usual}`),
    own,
  },
};

for (const [name, question] of Object.entries(examples)) {
  const opened = openQuestion(question);
  const leaves = opened.leaves();
  const relayed = leaves.filter(({ relays }) => relays);
  const found = relayed[0] && sessionOf(relayed[0].box);
  const told = found ? `${JSON.stringify(found)}, replayed: ${opened.relays(found) ? 'relayed' : 'REFUSED'}` : 'no';
  console.log(`${name}: ${told} (${leaves.length} boxes for ${sizeOf(opened)} sessions)`);
}

const random = generator(seed);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
const tally = { configurations: 0, proved: 0, open: 0, sessions: 0, boxes: 0, wrong: 0 };
while (tally.configurations < count) compareGenerated();
console.log(
  `${tally.configurations} generated configurations (seed ${seed}): ${tally.proved} proved closed, ` +
    `${tally.open} open; ` +
    `${tally.sessions} sessions in ${tally.boxes} boxes played one by one, ${tally.wrong} answered otherwise`,
);
process.exitCode = tally.wrong > 0 ? 1 : 0;

/** Every session of every box, one by one, has the answer of its box, and the boxes hold every session once. */
function compareGenerated(): void {
  const opened = openQuestion(generated());
  const leaves = opened.leaves();
  tally.configurations++;
  tally.boxes += leaves.length;
  if (leaves.some(({ relays }) => relays)) tally.open++;
  else tally.proved++;
  let held = 0;
  for (const leaf of leaves) held += compareBox(opened, leaf);
  if (held !== sizeOf(opened)) tally.wrong++;
}

function compareBox({ relays: relaysIn }: OpenedQuestion, { box, relays }: Leaf): number {
  let held = 0;
  for (let client = 0; client < box.clients.length * box.logins.length; client++)
    for (let sender = 0; sender < box.senders.length; sender++)
      for (let recipient = 0; recipient < box.recipients.length; recipient++) {
        held++;
        // A tenth of them: to play one takes a thousand times as long as to say that it is in the box.
        if (random() > 0.1) continue;
        const login = Math.floor(client / box.clients.length);
        const at = [client % box.clients.length, login, sender, recipient];
        const session = sessionOf(box, () => at.shift() ?? 0);
        tally.sessions++;
        if (relaysIn(session) === relays) continue;
        tally.wrong++;
        console.log(`box says ${relays}: ${JSON.stringify(session)}`);
      }
  return held;
}

function sizeOf({ strangers: { clients, logins, senders, recipients } }: OpenedQuestion): number {
  return clients.length * logins.length * senders.length * recipients.length;
}

function generated(): RelayQuestion {
  const action = (): string =>
    pick(['OK', 'OK', 'DUNNO', 'REJECT', 'permit_mynetworks, reject', '450 later', 'DEFER_IF_REJECT']);
  const networks = ['203.0.113.0/24', '203.0.113.64/26', '198.51.100.0/24', '10.0.0.0/8', '192.0.0.0/8', '0.0.0.0/0'];
  const prefixes = ['203.0.113', '10', '198.51.100.7'];
  const names = ['example.com', 'partner.test', 'sub.partner.test', 'boss@partner.test'];
  const table = (keys: readonly string[]): string => {
    const lines = [0, 1].map(() => `{ ${pick(keys)} = ${action()} }`);
    return `inline:{ ${lines.join(', ')} }`;
  };
  const files = { '/clients': [0, 1].map(() => `${pick(networks)} ${action()}\n`).join('') };
  const restriction = (): string =>
    pick([
      'permit_mynetworks',
      'permit_sasl_authenticated',
      'reject_unauth_destination',
      'permit_auth_destination',
      'defer_unauth_destination',
      'warn_if_reject reject_unauth_destination',
      'check_client_access cidr:/clients',
      `check_sasl_access ${table(['bob', 'joe'])}`,
      `check_client_access ${table(prefixes)}`,
      `check_sender_access ${table(names)}`,
      `check_recipient_access ${table(names)}`,
    ]);
  const list = (): string => Array.from({ length: 1 + Math.floor(random() * 3) }, restriction).join(', ');
  const recipientList = `smtpd_recipient_restrictions = ${pick(['', list()])}\n`;
  const lists = `${recipientList}smtpd_client_restrictions = ${pick(['', '', list()])}\n`;
  const end = pick(['reject_unauth_destination', 'reject', 'permit_mynetworks, reject_unauth_destination']);
  const main = relay(`${list()}, ${end}`).replace('192.0.2.0/24', `192.0.2.0/24 ${pick(['', pick(networks)])}`);
  return { main: `${main}smtpd_sasl_auth_enable = yes\n${lists}`, files, own, logins: pick([[], ['bob', 'joe']]) };
}
