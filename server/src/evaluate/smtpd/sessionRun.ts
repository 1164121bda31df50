import type { AddressContext } from '../../lookup/keys/mailKeys.ts';
import { textWithHoles } from '../bytes.ts';
import type { Reading } from '../reading.ts';
import type { Recorder } from '../tables/maps.ts';
import { type MatchAnswer, type MatchedClient, matchClient, readMatchedClient } from '../tables/matchList.ts';
import { type CheckStatus, type TraceItem, readableTrace } from '../trace.ts';
import type { PolicyRequest } from '../world.ts';
import type { CommandOutcome } from './commands/outcome.ts';
import { finishReply } from './finishReply.ts';
import { runRestrictions } from './interpreter.ts';
import { newProcess, newState } from './newState.ts';
import { type SmtpReply, smtpReply } from './reply.ts';
import { keyContextOf } from './resolverTables.ts';
import type { ResolvedAddress } from './resolver.ts';
import type { CompiledList, ProcessMemory, SessionState, SmtpClient, SmtpdCheck, SmtpdService } from './state.ts';

interface KnownAddress {
  readonly address: string;
  readonly other: string | undefined;
  readonly answer: ResolvedAddress;
}

const noItems: readonly TraceItem[] = [];

/**
 * One session that is played, and what it wrote down so far. A class, as an object of a dozen functions of its own
 * takes longer to make than a list to walk.
 */
export class SessionRun implements SmtpdCheck {
  readonly state: SessionState;
  readonly silent: Recorder;
  readonly matchedClient: MatchedClient;
  readonly policyRequests: PolicyRequest[] = [];
  readonly replies: SmtpReply[] = [];
  readonly logged: string[] = [];
  /** The lists that are open stand one behind the other; each is copied where it ends, so that none has to grow. */
  private readonly open: TraceItem[] = [];
  private count = 0;
  private isReadable = true;
  private readonly known: KnownAddress[] = [];
  private networksAnswer: MatchAnswer | undefined;
  private context: AddressContext | undefined;

  constructor(
    client: SmtpClient,
    readonly service: SmtpdService,
    readonly reading: Reading,
    private processMemory: ProcessMemory | undefined,
  ) {
    this.state = newState(client);
    this.matchedClient = readMatchedClient(client.name, client.address);
    this.silent = new SilentRecorder(reading, this.logged);
  }

  get memory(): ProcessMemory {
    this.processMemory ??= newProcess();
    return this.processMemory;
  }

  get addresses(): AddressContext {
    const { service, silent } = this;
    this.context ??= keyContextOf(service.settings, (domain) => service.isLocalDomain(domain, silent));
    return this.context;
  }

  log(line: string): void {
    this.logged.push(line);
  }

  trace(item: TraceItem, isAscii: boolean): void {
    this.open[this.count] = item;
    this.count++;
    if (!isAscii) this.isReadable = false;
  }

  openItems(): number {
    return this.count;
  }

  closeItems(start: number): readonly TraceItem[] {
    const { open, count } = this;
    if (count === start) return noItems;
    this.count = start;
    return count === start + 1 ? [open[start] as TraceItem] : open.slice(start, count);
  }

  isInNetworks(): MatchAnswer {
    const { networks } = this.service;
    if (!networks.isFixed) return matchClient(networks, this.matchedClient, this);
    this.networksAnswer ??= matchClient(networks, this.matchedClient, this);
    return this.networksAnswer;
  }

  runList(list: CompiledList, replyName: string): CheckStatus {
    return runRestrictions(this, list, replyName);
  }

  /** Each address of a session is resolved once, as smtpd keeps what trivial-rewrite(8) said. */
  resolve(address: string, given: string | undefined): ResolvedAddress {
    const other = this.service.resolvesBySender ? given : undefined;
    for (const one of this.known) if (one.address === address && one.other === other) return one.answer;
    // What trivial-rewrite logs is in its own lines.
    const answer = this.service.resolve(address, other, new SilentRecorder(this.reading, undefined));
    this.known.push({ address, other, answer });
    return answer;
  }

  /** Notes what a command came to; false where that is not known. */
  answer(command: string, outcome: CommandOutcome | undefined): boolean {
    const items = this.closeItems(0);
    const trace = this.isReadable ? items : readableTrace(items);
    this.isReadable = true;
    if (outcome === undefined) return false;
    if (outcome.closed) this.replies.push({ command, closed: true, code: '', text: '', trace });
    else {
      const line = textWithHoles(finishReply(this, outcome.reply));
      outcome.after?.();
      // 421 and 521 end the connection (vsmtpd_chat_reply()).
      if (line.startsWith('421') || line.startsWith('521')) this.state.hangUp = true;
      this.replies.push(smtpReply(command, line, outcome.offers, trace));
    }
    return true;
  }
}

/** Traces nothing. @param lines of the log; absent: nothing is logged either */
class SilentRecorder implements Recorder {
  constructor(
    readonly reading: Reading,
    private readonly lines: string[] | undefined,
  ) {}

  log(line: string): void {
    this.lines?.push(line);
  }

  trace(): void {
    // Nobody wants to know.
  }
}
