import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesOfText } from '../../base/byteString.ts';
import type { Release } from '../../facts/factTypes.ts';
import type { KeyContext } from '../../lookup/keys/roleKeys.ts';
import type { EffectiveEntry } from '../../model/effective.ts';
import { splitList } from '../../syntax/splitList.ts';
import { effectiveOf } from '../effectiveOutput.ts';

/** The values of a main.cf, by name. */
export type MainValues = ReadonlyMap<string, EffectiveEntry>;

/** The values that hold with a main.cf; undefined where there is none to read. */
export function mainValues(folder: string, release: Release): MainValues | undefined {
  const path = join(folder, 'main.cf');
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const pair = {
    main: { path, text, encoding: 'utf8' as const },
    master: undefined,
    wanted: { main: true, master: false },
    name: path,
  };
  const { entries } = effectiveOf(pair, release, { service: undefined, expand: true, all: true });
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** What the keys of a role depend on, from main.cf. */
export function keyContext(values: MainValues, parents: string | undefined): KeyContext {
  const value = (name: string): string => values.get(name)?.value ?? '';
  const own = new Set([value('myorigin'), ...listOf(value('mydestination'))].map((name) => name.toLowerCase()));
  return {
    recipientDelimiter: value('recipient_delimiter'),
    ownerRequestSpecial: value('owner_request_special') !== 'no',
    doubleBounceSender: bytesOfText(value('double_bounce_sender') || 'double-bounce'),
    isLocalDomain: (domain) => own.has(domain.toLowerCase()),
    parentStyle:
      parents !== undefined && listOf(value('parent_domain_matches_subdomains')).includes(parents) ? 'bare' : 'dot',
    nullAccessKey: value('smtpd_null_access_lookup_key') || '<>',
    nullSenderKey: '<>',
  };
}

/** The words of a list. */
export function listOf(text: string): string[] {
  return splitList(text).map((word) => word.text);
}

/** The host that a next hop names: without brackets and port, in lower case. */
export function hostOf(destination: string): string {
  const bracketed = /^\[([^\]]*)\]/.exec(destination)?.[1];
  return (bracketed ?? destination.replace(/:[^:]*$/, '')).toLowerCase();
}

/** A client in two: `name[address]`, or a name or an address alone. */
export function clientOf(text: string): { readonly text: string; readonly second?: string } {
  const both = /^(.*)\[([^\]]*)\]$/.exec(text);
  return both ? { text: both[1] || 'unknown', second: both[2] ?? '' } : { text };
}
