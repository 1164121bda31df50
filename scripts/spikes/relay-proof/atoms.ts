import { printAddress, readAddress } from '../../../server/src/base/address.ts';

/** Addresses that every network of a configuration holds all of, or none of. */
export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

/** What may be told apart by a configuration: one element of each kind stands for all of its kind. */
export interface Atoms {
  readonly clients: readonly AddressRange[];
  /** Undefined: nobody logged in. */
  readonly logins: readonly (string | undefined)[];
  readonly senders: readonly string[];
  readonly recipients: readonly string[];
}

/** A local part and a domain that no configuration names. */
export const [anybody, elsewhere] = ['someone', 'elsewhere.invalid'];

const addressPattern = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){0,3}(?:\/\d{1,2})?(?![\w.])/g;
const mailboxPattern = /[\w.+-]+@[\w.-]+/g;
const domainPattern = /(?<![\w@.-])\.?[a-z][\w-]*(?:\.[a-z][\w-]*)+/gi;

/**
 * Reads what a configuration tells apart off all of its text. To find too much makes the work longer, and nothing
 * wrong.
 */
export function atomsOf(texts: readonly string[], logins: readonly string[]): Atoms {
  const text = texts.join('\n');
  const bounds = new Set([0, 2 ** 32]);
  for (const [network] of text.matchAll(addressPattern)) addBounds(network, bounds);
  const ends = [...bounds].sort((one, other) => one - other);
  const clients = ends.slice(0, -1).map((first, at) => ({ first, last: (ends[at + 1] ?? 0) - 1 }));
  const domains = new Set([elsewhere]);
  for (const [found] of text.matchAll(domainPattern)) {
    const domain = found.replace(/^\./, '').toLowerCase();
    domains.add(domain);
    domains.add(`sub.${domain}`);
  }
  const mailboxes = [...text.matchAll(mailboxPattern)].map(([found]) => found.toLowerCase());
  for (const mailbox of mailboxes) domains.add(mailbox.replace(/^.*@/, ''));
  const addresses = [...new Set([...mailboxes, ...[...domains].map((domain) => `${anybody}@${domain}`)])];
  return { clients, logins: [undefined, ...logins], senders: ['', ...addresses], recipients: addresses };
}

/** A network in the words of a list, a cidr table or an access table, in which `10.1` is all below it. */
function addBounds(network: string, bounds: Set<number>): void {
  const [prefix = '', given] = network.split('/');
  const octets = prefix.split('.').map(Number);
  if (octets.some((octet) => octet > 255)) return;
  const bits = given === undefined ? octets.length * 8 : Math.min(Number(given), 32);
  const size = 2 ** (32 - bits);
  const first = numberOf([...octets, 0, 0, 0].slice(0, 4));
  bounds.add(Math.floor(first / size) * size);
  bounds.add(Math.floor(first / size) * size + size);
}

/** The range's first address, as text. */
export function firstOf({ first }: AddressRange): string {
  return addressText(first);
}

/** An address as text. */
export function addressText(number: number): string {
  return printAddress([24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256));
}

/** Whether all of a range is in a network such as `10.0.0.0/8`. */
export function isWithin({ first }: AddressRange, network: string): boolean {
  const [base = '', bits = '32'] = network.split('/');
  const size = 2 ** (32 - Number(bits));
  return Math.floor(first / size) === Math.floor(numberOf(readAddress(base) ?? []) / size);
}

function numberOf(octets: readonly number[]): number {
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}
