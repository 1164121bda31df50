import { type ByteString, bytesOfText, textOfBytes } from '../base/byteString.ts';
import type { TableFiles } from '../lookup/table.ts';
import { holeNamed } from './hole.ts';
import { type OpaqueTables, tableOpener } from './tableWorld.ts';
import type {
  AccountAnswer,
  DnsAnswer,
  FilterAnswer,
  MilterAnswer,
  MilterEvent,
  PolicyAnswer,
  PolicyRequest,
  RecordType,
  VerifyAnswer,
  World,
} from './world.ts';

/** A world as a file has it: docs/world.schema.json. What it does not have is not known. */
export interface WorldFile {
  readonly dns?: Readonly<
    Record<string, Partial<Record<RecordType, readonly (string | readonly [number, string])[]>>>
  >;
  /** Names that are not in `dns` do not exist. */
  readonly dnsComplete?: boolean;
  /** Names, and all names below them, that cannot be asked for. */
  readonly servfail?: readonly string[];
  /** By endpoint, such as `inet:127.0.0.1:10023`. */
  readonly policy?: Readonly<Record<string, PolicyFile>>;
  readonly verify?: Readonly<Record<string, VerifyAnswer>>;
  readonly proxyFilter?: Readonly<Record<string, FilterAnswer>>;
  /** By endpoint and event: a word of MilterAnswer, or a reply; `continue` to events that are not there. */
  readonly milters?: Readonly<Record<string, Partial<Record<MilterEvent, string>>>>;
  /** By `type:name` and key; null: the table has no such key. `*` answers for all other keys. */
  readonly tables?: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  /** Unix accounts, with their lines of passwd(5) or any text. */
  readonly accounts?: Readonly<Record<string, string>>;
  /** Texts of files, by path, in the place of those of the disk. */
  readonly files?: Readonly<Record<string, string>>;
  readonly ownAddresses?: readonly string[];
  readonly ownSubnets?: readonly string[];
}

/** What a policy server says: the first rule whose attribute has the value, else the default. */
export type PolicyFile =
  | {
      /** `[attribute, value, action]`; an action of null: the server hangs up. */
      readonly rules?: readonly (readonly [string, string, string | null])[];
      readonly default?: string | null;
    }
  | { readonly unreachable: string };

/** What the host adds to a world file. */
export interface WorldHost {
  readonly files: TableFiles;
  readonly release: string;
  readonly pcre2?: Parameters<typeof tableOpener>[1]['pcre2'];
  readonly ownAddresses: readonly string[];
}

/** The world of a file; tables that it says nothing of are read through the host. */
export function worldOfFile(file: WorldFile, host: WorldHost): World {
  const files: TableFiles = {
    ...host.files,
    read: (name) => {
      const text = own(file.files, name);
      return text === undefined ? host.files.read(name) : { kind: 'text', bytes: bytesOfText(text) };
    },
  };
  const { release, pcre2 } = host;
  return {
    dns: (name, type) => dnsOf(file, name.toLowerCase(), type),
    policy: (server, request) => policyOf(own(file.policy, server), request),
    verify: (address) => own(file.verify, address),
    proxyFilter: (endpoint) => own(file.proxyFilter, endpoint),
    openTable: tableOpener(files, { release, ...(pcre2 ? { pcre2 } : {}) }, opaqueOf(file)),
    patternFile: (path) => {
      const read = files.read(path);
      if (read.kind === 'text') return { text: read.bytes };
      return read.kind === 'absent' ? { absent: read.reason } : undefined;
    },
    milter: (milter, event) => milterOf(own(file.milters, milter), event),
    ...(file.accounts ? { account: (name: ByteString) => accountOf(file.accounts, name) } : {}),
    addressFile: (path) => {
      const read = files.read(path);
      if (read.kind === 'text') return { text: read.bytes };
      return read.kind === 'absent' ? 'absent' : undefined;
    },
    ownAddresses: file.ownAddresses ?? host.ownAddresses,
    ...(file.ownSubnets ? { ownSubnets: file.ownSubnets } : {}),
  };
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

function dnsOf({ dns, dnsComplete, servfail = [] }: WorldFile, name: string, type: RecordType): DnsAnswer | undefined {
  if (servfail.some((domain) => name === domain || name.endsWith(`.${domain}`))) return { kind: 'retry' };
  const known = own(dns, name);
  const records = known && own(known, type);
  if (records) {
    const bare = (data: string): string => (type === 'TXT' || data === '.' ? data : data.replace(/\.$/, ''));
    return {
      kind: 'records',
      records: records.map((one) =>
        typeof one === 'string' ? { data: bare(one) } : { data: bare(one[1]), preference: one[0] },
      ),
    };
  }
  if (known) return { kind: 'none', exists: true };
  if (!dnsComplete) return undefined;
  // A name above one that there is exists too (RFC 8020).
  return { kind: 'none', exists: Object.keys(dns ?? {}).some((other) => other.endsWith(`.${name}`)) };
}

const milterWords = ['continue', 'accept', 'reject', 'tempfail', 'discard', 'quarantine', 'unavailable'] as const;

function milterOf(
  milter: Partial<Record<MilterEvent, string>> | undefined,
  event: MilterEvent,
): MilterAnswer | undefined {
  if (milter === undefined) return undefined;
  const text = own(milter as Readonly<Record<string, string>>, event) ?? 'continue';
  return milterWords.find((word) => word === text) ?? { reply: bytesOfText(text) };
}

/** A line of passwd(5) tells the home directory; of any other text only its being there counts. */
function accountOf(accounts: WorldFile['accounts'], name: ByteString): AccountAnswer {
  const line = own(accounts, textOfBytes(name));
  if (line === undefined) return null;
  const fields = bytesOfText(line).split(':');
  const known = fields.length >= 7;
  return {
    name,
    home: (known ? fields[5] : undefined) ?? holeNamed('home'),
    shell: (known ? fields[6] : undefined) ?? holeNamed('shell'),
  };
}

function policyOf(policy: PolicyFile | undefined, request: PolicyRequest): PolicyAnswer | undefined {
  if (policy === undefined) return undefined;
  if ('unreachable' in policy) return { kind: 'unreachable', reason: policy.unreachable };
  const rule = policy.rules?.find(([attribute, value]) => request[attribute] === value);
  const action = rule ? rule[2] : policy.default;
  if (action === undefined) return undefined;
  if (action === null) return { kind: 'closed' };
  // `RAW:` is followed by the bytes of a reply, whatever they are.
  return { kind: 'reply', bytes: action.startsWith('RAW:') ? action.slice(4) : `action=${action}\n\n` };
}

function opaqueOf({ tables, accounts }: WorldFile): OpaqueTables {
  return (table, key) => {
    if (table === 'unix:passwd.byname' && accounts) {
      const account = own(accounts, key);
      return account === undefined ? null : bytesOfText(account);
    }
    const known = own(tables, table);
    const value = known && (own(known, key) ?? (Object.hasOwn(known, key) ? null : own(known, '*')));
    if (known && value === undefined) return Object.hasOwn(known, '*') ? null : undefined;
    return value === undefined || value === null ? value : bytesOfText(value);
  };
}
