import { nextChoices, readingOf } from '../../../server/src/evaluate/reading.ts';
import { openService } from '../../../server/src/evaluate/smtpd/service.ts';
import { playSession } from '../../../server/src/evaluate/smtpd/session.ts';
import { programSettings } from '../../../server/src/evaluate/smtpd/settings.ts';
import type { SmtpClient } from '../../../server/src/evaluate/smtpd/state.ts';
import { tableOpener } from '../../../server/src/evaluate/tableWorld.ts';
import type { World } from '../../../server/src/evaluate/world.ts';
import { knowledge } from '../../../server/src/facts/knowledge.ts';
import { type Configuration, configure } from '../../../server/src/model/configuration.ts';
import { parseMainCf } from '../../../server/src/syntax/mainCf.ts';
import { type AddressRange, type Atoms, atomsOf, firstOf, isWithin } from './atoms.ts';
import { SetReading } from './setReading.ts';
import { markedRecipient, markedSender, splittingWorld, symbolicClient, symbolicService } from './symbolicService.ts';

const version = '3.10.13';

/** A configuration, and whom it is asked about. */
export interface RelayQuestion {
  readonly main: string;
  /** Files that tables name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Networks that are no strangers. */
  readonly own: readonly string[];
  /** Who of the strangers may have logged in, beside nobody. */
  readonly logins?: readonly string[];
}

/** One session that is relayed. */
export interface Relayed {
  readonly client: string;
  readonly login: string | undefined;
  readonly sender: string;
  readonly recipient: string;
}

/** A box of sessions with one answer. */
export interface Leaf {
  readonly box: Atoms;
  readonly relays: boolean;
}

/** What can be done with a question: read it over sets, and play one session. */
export interface OpenedQuestion {
  readonly strangers: Atoms;
  readonly leaves: () => Leaf[];
  readonly relays: (session: Relayed) => boolean;
}

/** Opens a question. Strangers come from elsewhere, and want to reach what is not ours. */
export function openQuestion({ main, files = {}, own, logins = [] }: RelayQuestion): OpenedQuestion {
  const configuration = configure(knowledge, '3.10', parseMainCf(`compatibility_level = 3.6\n${main}`));
  const world = worldOf(files);
  const all = atomsOf([main, ...Object.values(files)], logins);
  const strangers: Atoms = {
    ...all,
    clients: all.clients.filter((range) => !own.some((network) => isWithin(range, network))),
    recipients: all.recipients.filter((address) => isForeign(address, configuration, world)),
  };
  return {
    strangers,
    leaves: () => leavesOf(configuration, world, strangers),
    relays: (session) => relaysConcretely(configuration, world, session),
  };
}

function isForeign(address: string, configuration: Configuration, world: World): boolean {
  const reading = readingOf(world, []);
  const service = openService(programSettings(configuration, { version }), reading);
  if ('fatal' in service) throw new Error(service.fatal);
  const answer = service.resolve(address, undefined, { reading, log: () => undefined, trace: () => undefined });
  return answer.kind === 'address' && answer.class === 'default';
}

const commands = (sender: string, recipient: string): string[] => [
  'EHLO stranger.invalid',
  `MAIL FROM:<${sender}>`,
  `RCPT TO:<${recipient}>`,
];

function leavesOf(configuration: Configuration, world: World, start: Atoms): Leaf[] {
  const leaves: Leaf[] = [];
  // The null sender is told apart from the others before there is anything to ask.
  const named = start.senders.filter((sender) => sender !== '');
  for (const [sender, senders] of [
    ['', ['']],
    [markedSender, named],
  ] as const) {
    let choices: number[] | undefined = [];
    while (choices !== undefined) {
      const current: { reading?: SetReading } = {};
      const splitting = splittingWorld(world, () => current.reading as SetReading);
      const reading = new SetReading(splitting, { ...start, senders }, choices);
      current.reading = reading;
      const service = openService(programSettings(configuration, { version }), reading);
      if ('fatal' in service) throw new Error(service.fatal);
      const session = { client: symbolicClient(reading), commands: commands(sender, markedRecipient) };
      const { replies, complete } = playSession(session, symbolicService(service, reading), reading);
      leaves.push({ box: reading.box, relays: !complete || (replies.at(-1)?.code.startsWith('2') ?? false) });
      choices = nextChoices(reading.choicesMade);
    }
  }
  return leaves;
}

function relaysConcretely(configuration: Configuration, world: World, session: Relayed): boolean {
  const client: SmtpClient = {
    address: session.client,
    name: 'unknown',
    nameStatus: 'permanent',
    reverseName: 'unknown',
    reverseNameStatus: 'permanent',
    ...(session.login === undefined ? {} : { login: { name: session.login, method: 'PLAIN' } }),
  };
  const reading = readingOf(world, []);
  const service = openService(programSettings(configuration, { version }), reading);
  const played = playSession({ client, commands: commands(session.sender, session.recipient) }, service, reading);
  return played.replies.at(-1)?.code.startsWith('2') ?? false;
}

/** One session of a box. @param pick an index below a length */
export function sessionOf(box: Atoms, pick: (length: number) => number = () => 0): Relayed {
  const range = box.clients[pick(box.clients.length)] as AddressRange;
  return {
    client: firstOf(range),
    login: box.logins[pick(box.logins.length)],
    sender: box.senders[pick(box.senders.length)] ?? '',
    recipient: box.recipients[pick(box.recipients.length)] ?? '',
  };
}

function worldOf(files: Readonly<Record<string, string>>): World {
  const read = (
    name: string,
  ): { readonly kind: 'text'; readonly bytes: string } | { readonly kind: 'absent'; readonly reason: string } => {
    const bytes = files[name];
    return bytes === undefined ? { kind: 'absent', reason: 'No such file or directory' } : { kind: 'text', bytes };
  };
  return {
    ownAddresses: ['127.0.0.1'],
    dns: () => undefined,
    policy: () => undefined,
    verify: () => undefined,
    proxyFilter: () => undefined,
    patternFile: () => undefined,
    openTable: tableOpener({ read }, { release: version }, () => undefined),
  };
}
