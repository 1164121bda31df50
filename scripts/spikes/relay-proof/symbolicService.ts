import { type LookupAnswer, notFound } from '../../../server/src/lookup/answer.ts';
import type { LookupTable } from '../../../server/src/lookup/table.ts';
import type { SmtpClient, SmtpdService } from '../../../server/src/evaluate/smtpd/state.ts';
import { type MatchAnswer, matchClient, readMatchedClient } from '../../../server/src/evaluate/tables/matchList.ts';
import type { World } from '../../../server/src/evaluate/world.ts';
import { firstOf } from './atoms.ts';
import type { SetReading } from './setReading.ts';

/** Who stands for all of a box: addresses that tables are asked for in the place of the atoms'. */
export const marks = { client: '240.241.242.243', sender: 'mark.sender.invalid', recipient: 'mark.recipient.invalid' };
const locals = { sender: 'marked-sender', recipient: 'marked-recipient' };
export const markedSender = `${locals.sender}@${marks.sender}`;
export const markedRecipient = `${locals.recipient}@${marks.recipient}`;

/** Tables whose answer to a mark splits the box. @param reading of whom they are asked, once there is one */
export function splittingWorld(world: World, reading: () => SetReading): World {
  return {
    ...world,
    openTable: (name, options) => {
      const table = world.openTable(name, options);
      return { ...table, lookup: (key, asked) => lookupMarked(table, key, reading()) ?? table.lookup(key, asked) };
    },
  };
}

function lookupMarked(table: LookupTable, key: string, reading: SetReading): LookupAnswer | undefined {
  const octets = key.split('.').length;
  if (key !== '' && `${marks.client}.`.startsWith(`${key}.`))
    return reading.split('clients', (range) => table.lookup(firstOf(range).split('.').slice(0, octets).join('.')));
  for (const side of ['sender', 'recipient'] as const) {
    const mark = marks[side];
    const dot = key.startsWith('.') ? '.' : '';
    const bare = key.slice(dot.length);
    const ask = (answer: (address: string) => LookupAnswer): LookupAnswer => reading.split(`${side}s`, answer);
    if (key === `${locals[side]}@`) return ask((address) => table.lookup(`${localOf(address)}@`));
    if (key === locals[side]) throw new Error('a table of local accounts is not read over sets');
    if (key === `${locals[side]}@${mark}`) return ask((address) => table.lookup(address));
    if (key === mark) return ask((address) => table.lookup(domainOf(address)));
    // Both marks have two parents; the first one asks for all parents of the domain, and the second for none.
    if (bare === mark.replace(/^mark\./, '')) return ask((address) => lookupParents(table, domainOf(address), dot));
  }
  return /^\.?(?:sender\.|recipient\.)?invalid$/.test(key) ? notFound : undefined;
}

function lookupParents(table: LookupTable, domain: string, dot: string): LookupAnswer {
  for (let at = domain.indexOf('.'); at >= 0; at = domain.indexOf('.', at + 1)) {
    const answer = table.lookup(dot + domain.slice(at + 1));
    if (answer.kind !== 'notFound') return answer;
  }
  return notFound;
}

function localOf(address: string): string {
  return address.slice(0, address.lastIndexOf('@'));
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** What the definitions read off the session itself, and what they work out without asking, asked of the box. */
export function symbolicService(service: SmtpdService, reading: SetReading): SmtpdService {
  const silent = { reading, log: nothing, trace: nothing };
  const lookup: LookupTable['lookup'] = (key) => {
    if (key !== marks.client) return notFound;
    const answer = reading.split('clients', (range): MatchAnswer =>
      matchClient(service.networks, readMatchedClient('unknown', firstOf(range)), silent),
    );
    if (answer === 'error') return { kind: 'error', message: '', warnings: [] };
    return answer === 'yes' ? { kind: 'found', value: 'yes', warnings: [] } : notFound;
  };
  const table: LookupTable = { type: 'box', name: 'mynetworks', fixedKeys: true, warnings: [], lookup };
  return {
    ...service,
    networks: {
      parameter: 'mynetworks',
      parents: 'bare',
      isFixed: false,
      patterns: [{ kind: 'table', negated: false, table: { text: 'box:mynetworks', table } }],
    },
    resolve: (address, other, recorder) => {
      const side = address === markedRecipient ? 'recipients' : 'senders';
      if (address !== markedRecipient && address !== markedSender) return service.resolve(address, other, recorder);
      const text = reading.split(side, (atom): ReturnType<SmtpdService['resolve']> => {
        const answer = service.resolve(atom, undefined, silent);
        if (answer.kind === 'error') return answer;
        // The next hop of a foreign domain is the domain, which nothing asks about at RCPT.
        return answer.kind === 'syntax' ? { ...answer, recipient: '' } : { ...answer, recipient: '', nextHop: '' };
      });
      return text.kind === 'error' ? text : { ...text, recipient: address };
    },
  };
}

/** A client of whom nothing is known but what the box says. */
export function symbolicClient(reading: SetReading): SmtpClient {
  return {
    address: marks.client,
    name: 'unknown',
    nameStatus: 'permanent',
    reverseName: 'unknown',
    reverseNameStatus: 'permanent',
    get login() {
      const name = reading.split('logins', (login) => login ?? null);
      return (name === null ? undefined : { name, method: 'PLAIN' }) as NonNullable<SmtpClient['login']>;
    },
  };
}

function nothing(): void {
  // Nobody wants to know.
}
