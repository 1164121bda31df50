import type { AddressContext } from '../../lookup/keys/mailKeys.ts';
import type { ParentStyle } from '../../lookup/keys/hostKeys.ts';
import type { LocalAnswer } from '../address/resolve.ts';
import type { Maps, Recorder } from '../tables/maps.ts';
import type { MatchAnswer, MatchedClient } from '../tables/matchList.ts';
import type { MatchList } from '../tables/matchListFile.ts';
import type { CommandValues } from './commandValues.ts';
import type { ResolvedAddress } from './resolver.ts';
import type { ServiceSettings } from './settings.ts';
import type { CheckStatus, RestrictionTrace, TraceItem } from '../trace.ts';
import type { PolicyRequest } from '../world.ts';
import type { MilterMemory } from './milterSettings.ts';
import type { Subject } from './subject.ts';

/**
 * Whether a client's name is verified; `permanent`: it has none, `temporary`: DNS failed, `forged`: it leads
 * elsewhere.
 */
export type NameStatus = 'ok' | 'permanent' | 'temporary' | 'forged';

/** The client of a session. */
export interface SmtpClient {
  readonly address: string;
  /** The verified name, or `unknown`. */
  readonly name: string;
  readonly nameStatus: NameStatus;
  readonly reverseName: string;
  readonly reverseNameStatus: NameStatus;
  readonly port?: string;
  readonly serverAddress?: string;
  readonly serverPort?: string;
  readonly login?: { readonly name: string; readonly method: string; readonly sender?: string };
  /** After STARTTLS or in TLS from the start. */
  readonly tls?: TlsSession;
}

export interface TlsSession {
  readonly protocol?: string;
  readonly cipher?: string;
  readonly keySize?: number;
  readonly serverName?: string;
  readonly certificate?: ClientCertificate;
}

export interface ClientCertificate {
  readonly fingerprint: string;
  readonly publicKeyFingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  /** An authority that we trust signed it. */
  readonly trusted: boolean;
}

/** The lists, tables and settings of a service that smtpd opened at its start. */
export interface SmtpdService {
  readonly settings: ServiceSettings;
  readonly values: CommandValues;
  readonly lists: Readonly<Record<ListName, CompiledList>>;
  /** What is played in the place of smtpd_relay_restrictions below compatibility level 1. */
  readonly formerRelayList: CompiledList;
  /** Takes a list of words apart. */
  readonly compile: (words: readonly string[], purpose: Omit<CompiledList, 'steps'>) => CompiledList;
  /** Classes by name, in their own case. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
  readonly maps: (parameter: string) => Maps;
  /** The table of a `check_…_access` restriction. */
  readonly accessTable: (text: string) => Maps;
  readonly matchList: (parameter: string) => MatchList;
  /** smtpd_noop_commands, which each command is looked for in. */
  readonly noopCommands: MatchList;
  /** mynetworks */
  readonly networks: MatchList;
  /** Parent domains of access tables: as they are, or with a dot. */
  readonly accessParents: ParentStyle;
  /** resolve_local() of a domain. */
  readonly isLocalDomain: (domain: string, recorder: Recorder) => LocalAnswer;
  readonly resolve: (address: string, other: string | undefined, recorder: Recorder) => ResolvedAddress;
  /** Where an address goes depends on the other end of the envelope. */
  readonly resolvesBySender: boolean;
  /** The keywords of EHLO's reply. @param hasNoSasl the client is not offered AUTH, whatever else is set */
  readonly offers: (encrypted: boolean, hasNoSasl: boolean) => readonly string[];
  /** Who probes come from (valid_verify_sender_addr()), in lower case; absent: the null sender. */
  readonly verifySender: string | undefined;
  /** Refusals get a footer, are filtered, or become temporary. */
  readonly changesReplies: boolean;
  /** Without no_unknown_recipient_checks in receive_override_options. */
  readonly checksUnlisted: boolean;
  /** local_header_rewrite_clients */
  readonly rewriteClients: readonly string[];
  readonly usesTls: boolean;
  readonly enforcesTls: boolean;
  /** The release has this restriction, or once had it. */
  readonly hasRestriction: (name: string) => boolean;
  readonly isAtLeast: (release: string) => boolean;
}

/** A list of restrictions, taken apart. */
export interface CompiledList {
  /** The parameter or class; absent for a list from a table or policy server. */
  readonly name?: string | undefined;
  readonly subject: Subject;
  /** What a bare `type:name` in the list stands for. */
  readonly defaultAccess: string | undefined;
  readonly steps: readonly CompiledStep[];
}

/** What a list comes to next. */
export type CompiledStep =
  | CompiledRestriction
  | { readonly kind: 'warn' }
  /** A bare table where the list does not say what that stands for. */
  | { readonly kind: 'unnamed'; readonly word: string };

/** A restriction with its argument, and what decides: its definition, a class, or a complaint. */
export interface CompiledRestriction {
  readonly kind: 'restriction';
  readonly call: RestrictionCall;
  readonly decide: DecideRestriction;
  readonly hasArgument: boolean;
  /** Its trace where it asked nothing and decided nothing, which is the same each time. */
  readonly passed: RestrictionTrace;
}

/** A restriction where it stands in a list. */
export interface RestrictionCall {
  /** As written. */
  readonly name: string;
  readonly argument: string;
  /** The next word of the list, where there is one. */
  readonly following: string | undefined;
  /** What replies of the list speak of. */
  readonly subject: Subject;
  /** What a bare `type:name` in the list stands for. */
  readonly defaultAccess: string | undefined;
}

/** What a restriction decides. `replyName` is what replies of its list name. */
export type DecideRestriction = (check: SmtpdCheck, call: RestrictionCall, replyName: string) => CheckStatus;

/** The restriction lists of smtpd. */
export type ListName = 'client' | 'helo' | 'sender' | 'relay' | 'recipient' | 'etrn' | 'data' | 'endOfData';

/** A temporary refusal that waits for its occasion. */
export interface Deferral {
  active: boolean;
  code: string;
  status: string;
  text: string;
}

/** What smtpd remembers of a session (SMTPD_STATE). It lives for one reading, and nobody else sees it. */
export interface SessionState {
  readonly client: SmtpClient;
  /** The command, as log lines and policy servers call it. */
  where: string;
  protocol: 'SMTP' | 'ESMTP';
  helo: string | undefined;
  sender: string | undefined;
  recipient: string | undefined;
  recipientCount: number;
  recipientOvershoot: number;
  etrnDomain: string | undefined;
  messageSize: number;
  utf8: boolean;
  /** Between the reply to DATA and the end of the message. */
  receiving: boolean;
  /** cleanup(8) has a queue file open. */
  queued: boolean;
  recursion: number;
  warnIfReject: number;
  readonly deferIfPermit: Deferral;
  readonly deferIfReject: Deferral;
  deferredByClient: boolean;
  deferredByHelo: boolean;
  deferredBySender: boolean;
  senderListed: boolean;
  recipientListed: boolean;
  discard: boolean;
  hold: boolean;
  /** A Milter throws the message away; restrictions decide all the same. */
  milterDiscards: boolean;
  /** What Milters have said for the rest of the session; undefined until one is asked. */
  milters: MilterMemory | undefined;
  /** The reply of the last refusal. */
  refusal: SmtpRefusal;
  /** The greeting refused the client: every command gets 503. */
  accessDenied: string | undefined;
  hangUp: boolean;
  errorCount: number;
  junkCommands: number;
  /** Policy servers that failed, by name: no further attempt within this session. */
  deadServers: Set<string> | undefined;
}

/** A refusal as it is logged and sent. */
export interface SmtpRefusal {
  /** Three digits, or a digit and a hole. */
  readonly code: string;
  readonly status: string;
  readonly text: string;
}

/** What one process of smtpd remembers from session to session. */
export interface ProcessMemory {
  /** Warnings that a process logs once. */
  readonly warned: Set<string>;
  /** Names asked of DNS lists whose failure was logged. */
  readonly failedLists: Set<string>;
}

/** All that a restriction needs to decide. */
export interface SmtpdCheck extends Recorder {
  readonly service: SmtpdService;
  readonly state: SessionState;
  resolve(address: string, other: string | undefined): ResolvedAddress;
  readonly policyRequests: PolicyRequest[];
  readonly memory: ProcessMemory;
  /** The same without a trace. */
  readonly silent: Recorder;
  /** What the keys of addresses depend on. */
  readonly addresses: AddressContext;
  /** The client as match lists are asked for it. */
  readonly matchedClient: MatchedClient;
  /** What is traced from now on goes into a list of its own; gives what closeItems() takes. */
  openItems(): number;
  /** Gives what was traced since openItems(), and goes on with the list of before. */
  closeItems(start: number): readonly TraceItem[];
  /** Whether the client is in mynetworks. */
  isInNetworks(): MatchAnswer;
  /** generic_checks(): walks a list of restrictions. @param replyName what its replies name */
  runList(list: CompiledList, replyName: string): CheckStatus;
}
