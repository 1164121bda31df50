import type { ByteString } from '../base/byteString.ts';
import type { LookupTable, OpenOptions, TableName } from '../lookup/table.ts';

/** The kinds of DNS records that smtpd asks for. */
export type RecordType = 'A' | 'AAAA' | 'MX' | 'NS' | 'TXT';

/** What DNS says of a name and a type. `none`: there is no such record; `exists` tells whether there is the name. */
export type DnsAnswer =
  | { readonly kind: 'records'; readonly records: readonly DnsRecord[] }
  | { readonly kind: 'none'; readonly exists: boolean }
  | { readonly kind: 'retry' };

export interface DnsRecord {
  /** An address, a host name without its last dot, or a text. */
  readonly data: string;
  /** Of an MX record. */
  readonly preference?: number;
}

/** What a policy server does with a request: it answers with bytes, it hangs up, or it cannot be reached at all. */
export type PolicyAnswer =
  | { readonly kind: 'reply'; readonly bytes: string }
  | { readonly kind: 'closed' }
  /** `reason` is the text of errno. */
  | { readonly kind: 'unreachable'; readonly reason: string };

/** The attributes of a policy request, in the order in which they are sent. */
export type PolicyRequest = Readonly<Record<string, string>>;

/** What verify(8) says of an address. */
export interface VerifyAnswer {
  readonly status: 'ok' | 'undeliverable' | 'deferred' | 'unfinished' | 'unavailable';
  readonly why: string;
}

/** What a before-queue filter (smtpd_proxy_filter) does when the first recipient connects to it. */
export type FilterAnswer =
  | { readonly kind: 'accepts' }
  /** `reason` is the text of errno. */
  | { readonly kind: 'unreachable'; readonly reason: string };

/** When a Milter is asked. */
export type MilterEvent = 'connect' | 'helo' | 'mail' | 'rcpt' | 'data' | 'endOfMessage';

/** What a Milter says; `unavailable`: it does not answer, or breaks off. */
export type MilterAnswer =
  | 'continue'
  | 'accept'
  | 'reject'
  | 'tempfail'
  | 'discard'
  | 'quarantine'
  | 'unavailable'
  /** A reply of its own, or the end of the connection. */
  | 'otherReply'
  | { readonly reply: string };

/** What getpwnam(3) says of a name: null: there is no such account. */
export type AccountAnswer = MailAccount | null;

/** A Unix account, as far as mail is concerned with it. */
export interface MailAccount {
  readonly name: string;
  /** A hole where it is not known. */
  readonly home: string;
  readonly shell: string;
}

/** Something that nobody told the evaluator. */
export type Question =
  | { readonly kind: 'dns'; readonly name: string; readonly type: RecordType }
  | { readonly kind: 'policy'; readonly server: string; readonly request: PolicyRequest }
  | { readonly kind: 'verify'; readonly address: string }
  | { readonly kind: 'table'; readonly table: string; readonly key: ByteString }
  | { readonly kind: 'proxyFilter'; readonly endpoint: string }
  | { readonly kind: 'account'; readonly name: string }
  | { readonly kind: 'milter'; readonly milter: string; readonly event: MilterEvent; readonly about: string }
  /** Whether there is a file that local(8) reads addresses from. */
  | { readonly kind: 'addressFile'; readonly path: string }
  /** Whether a DNS list's record is one of those that a restriction wants. */
  | { readonly kind: 'filter'; readonly name: string; readonly filter: string };

/** How a daemon opens a table. */
export type TableOptions = Pick<OpenOptions, 'refusesSubstitution'> & { readonly foldsKeys: boolean };

/** What is known of everything outside the configuration. A function gives undefined for what is not known. */
export interface World {
  readonly dns: (name: string, type: RecordType) => DnsAnswer | undefined;
  readonly policy: (server: string, request: PolicyRequest) => PolicyAnswer | undefined;
  readonly verify: (address: string) => VerifyAnswer | undefined;
  readonly proxyFilter: (endpoint: string) => FilterAnswer | undefined;
  /** Opens a table as a daemon of the release does. */
  readonly openTable: (table: TableName, options: TableOptions) => LookupTable;
  /** Absent, or undefined: not known. */
  readonly milter?: (milter: string, event: MilterEvent) => MilterAnswer | undefined;
  /** Absent: nothing is known of accounts. */
  readonly account?: (name: ByteString) => AccountAnswer | undefined;
  /** A file that lists addresses, such as ~/.forward; absent, or undefined: not known. */
  readonly addressFile?: (path: ByteString) => { readonly text: ByteString } | 'absent' | undefined;
  /**
   * A file of patterns that a match list names; undefined: it is not known, a text: its content, else why there is
   * none.
   */
  readonly patternFile: (path: string) => { readonly text: string } | { readonly absent: string } | undefined;
  /** The addresses of the machine that inet_interfaces and proxy_interfaces amount to. */
  readonly ownAddresses: readonly string[];
  /** The networks of its interfaces, as mynetworks has them; absent: not known. */
  readonly ownSubnets?: readonly string[];
}
