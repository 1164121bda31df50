import type { ByteString } from '../../../base/byteString.ts';
import { foldBytes } from '../../bytes.ts';
import type { ResolverTables } from '../../smtpd/resolverTables.ts';
import type { ServiceSettings } from '../../smtpd/settings.ts';
import type { Maps, Recorder } from '../../tables/maps.ts';
import type { MailAccount } from '../../world.ts';

/** What local(8) does with a message for one recipient; texts as Postfix has them inside. */
export type LocalOutcome = { readonly recipient: string } & (
  | { readonly kind: 'mailbox'; readonly path: string }
  | { readonly kind: 'maildir'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'command'; readonly command: string }
  /** A new message through cleanup(8), from this sender. */
  | { readonly kind: 'forwarded'; readonly sender: string }
  /** Another delivery agent gets it: deliver_pass(). */
  | { readonly kind: 'passed'; readonly transport: string; readonly nextHop: string }
  /** Mail for postmaster or MAILER-DAEMON that nobody gets. */
  | { readonly kind: 'discarded' }
  /** Bounced, or kept in the queue, with this status. */
  | { readonly kind: 'bounced' | 'deferred'; readonly status: string; readonly text: string }
  /** What follows depends on this, which nobody knows. */
  | { readonly kind: 'unknown'; readonly what: string }
);

/** LOCAL_STATE and USER_ATTR (local/local.h): handed down by value, so that nothing has to be undone. */
export interface LocalState {
  /** Of nesting. */
  readonly level: number;
  /** The recipient. */
  readonly address: string;
  readonly sender: string;
  /** Its local part in lower case, and the parts of that. */
  readonly local: string;
  readonly user: string;
  readonly extension: string | undefined;
  readonly domain: string | undefined;
  /** The extension that goes to the addresses of an expansion. */
  readonly unmatched: string | undefined;
  /** Who forwards, or whose list it is. */
  readonly owner: string | undefined;
  readonly expandedBy: 'alias' | 'forward' | 'include' | undefined;
  readonly expandedFrom: string | undefined;
  /** Whose rights and home directory count; undefined: those of the owner of the aliases, taken to be root. */
  readonly account: MailAccount | undefined;
}

/** The tables and settings of one local(8) service. */
export interface LocalService {
  readonly settings: ServiceSettings;
  readonly aliases: Maps;
  readonly maps: (parameter: string) => Maps;
  readonly resolving: ResolverTables;
  /** The name under which qmgr(8) knows it. */
  readonly transport: string;
  /** Of the delivery request. */
  readonly nextHop: string;
}

/** What is common to the delivery to one recipient of a message. */
export interface LocalRun {
  readonly service: LocalService;
  readonly recorder: Recorder;
  readonly outcomes: LocalOutcome[];
  /** The duplicate filter (global/been_here.c): whether this was seen, which it is from now on. */
  readonly seen: (what: string) => boolean;
  /** The same, without noting it. */
  readonly wasSeen: (what: string) => boolean;
  /** Delivers to the addresses of a text: whether any is deferred, and how many there were. */
  readonly tokens: (text: ByteString, state: LocalState) => DeliveredTokens;
  /** Delivers to an address that was rewritten: deliver_resolve_tree(). */
  readonly address: (address: string, state: LocalState) => boolean;
  /** Ends the run: what follows cannot be told. */
  readonly stop: (state: LocalState, what: string) => void;
  readonly stopped: () => boolean;
}

/** Whether any address is deferred, and how many there were. */
export interface DeliveredTokens {
  readonly deferred: boolean;
  readonly count: number;
}

/** The duplicate filter. @param limit duplicate_filter_limit */
export function duplicateFilter(limit: number): Pick<LocalRun, 'seen' | 'wasSeen'> {
  const known = new Set<string>();
  const wasSeen = (what: string): boolean => known.has(foldBytes(what));
  return {
    wasSeen,
    seen: (what) => {
      const before = wasSeen(what);
      if (!before && (limit <= 0 || known.size < limit)) known.add(foldBytes(what));
      return before;
    },
  };
}

/** Notes that mail stays in the queue. @returns true, for `deferred` */
export function deferLocal({ outcomes }: LocalRun, { address }: LocalState, status: string, text: string): true {
  outcomes.push({ kind: 'deferred', recipient: address, status, text });
  return true;
}

/** Notes that mail goes back. @returns false: nothing is deferred */
export function bounceLocal({ outcomes }: LocalRun, { address }: LocalState, status: string, text: string): false {
  outcomes.push({ kind: 'bounced', recipient: address, status, text });
  return false;
}

/** deliver_indirect(): makes a new message of it. */
export function forwardMessage({ seen, outcomes }: LocalRun, { address, sender }: LocalState): false {
  if (!seen(`indirect ${address}`)) outcomes.push({ kind: 'forwarded', recipient: address, sender });
  return false;
}

/** deliver_pass(): hands the recipient to the transport of `transport:nexthop`. */
export function passToTransport(run: LocalRun, { address }: LocalState, text: string): false {
  const colon = text.indexOf(':');
  const transport = colon < 0 ? text : text.slice(0, colon);
  const nextHop = colon < 0 ? '' : text.slice(colon + 1);
  run.outcomes.push({ kind: 'passed', recipient: address, transport, nextHop: nextHop || run.service.nextHop });
  return false;
}

/** What names an account in the duplicate filter, where Postfix has its uid. */
export function accountKey({ account }: LocalState): string {
  return account?.name ?? '';
}
