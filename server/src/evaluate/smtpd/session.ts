import type { Reading } from '../reading.ts';
import { bytesOfText } from '../../base/byteString.ts';
import { textWithHoles } from '../bytes.ts';
import type { Recorder } from '../tables/maps.ts';
import { type MatchAnswer, matchClient, readMatchedClient } from '../tables/matchList.ts';
import { type TraceItem, readableTrace } from '../trace.ts';
import type { PolicyRequest } from '../world.ts';
import { runCommand } from './commandLoop.ts';
import type { CommandOutcome } from './commands/outcome.ts';
import { runRestrictions } from './interpreter.ts';
import { decideClient } from './lists.ts';
import { refusalLine } from './refuse.ts';
import { finishReply } from './finishReply.ts';
import { type SmtpReply, smtpReply } from './reply.ts';
import { contextOf } from './resolverTables.ts';
import type { ResolvedAddress } from './resolver.ts';
import type { StartProblem } from './service.ts';
import { newProcess, newState } from './newState.ts';
import type { SmtpdCheck, ProcessMemory, SessionState, SmtpClient, SmtpdService } from './state.ts';

/** What a client does: it connects and sends commands. `.` is the end of a message. */
export interface SmtpSession {
  readonly client: SmtpClient;
  readonly commands: readonly string[];
  /** As clients do, it sends no message where nobody takes one. */
  readonly givesUp?: boolean;
}

/** What smtpd answers. */
export interface SmtpTranscript {
  /** The first one is the greeting, to the command `CONNECT`. */
  readonly replies: readonly SmtpReply[];
  readonly log: readonly string[];
  readonly policyRequests: readonly PolicyRequest[];
  /** False: what follows the last reply is not known, as an unknown may decide anything. */
  readonly complete: boolean;
}

/** Plays a session against a service. @param memory of the process, where it served others before */
export function playSession(
  session: SmtpSession,
  service: SmtpdService | StartProblem,
  reading: Reading,
  memory: ProcessMemory = newProcess(),
): SmtpTranscript {
  if ('fatal' in service) return notStarted(service);
  const run = startRun(session.client, service, reading, memory);
  let complete = run.answer('CONNECT', greet(run.check));
  for (const command of session.commands) {
    if (!complete) break;
    if (session.givesUp && !hasUse(command, run.check.state)) continue;
    complete = run.answer(command, runCommand(run.check, bytesOfText(command)));
  }
  return {
    replies: run.replies,
    log: run.log.map(textWithHoles),
    policyRequests: run.check.policyRequests.map(readableRequest),
    complete,
  };
}

function hasUse(command: string, { recipientCount, receiving }: SessionState): boolean {
  if (command === 'DATA') return recipientCount > 0;
  return command !== '.' || receiving;
}

function notStarted({ fatal }: StartProblem): SmtpTranscript {
  const reply: SmtpReply = { command: 'CONNECT', closed: true, code: '', text: '', trace: [] };
  return { replies: [reply], log: [`fatal: ${fatal}`], policyRequests: [], complete: true };
}

interface Run {
  readonly check: SmtpdCheck;
  readonly replies: SmtpReply[];
  readonly log: string[];
  /** Notes what a command came to; false where that is not known. */
  readonly answer: (command: string, outcome: CommandOutcome | undefined) => boolean;
}

function startRun(client: SmtpClient, service: SmtpdService, reading: Reading, memory: ProcessMemory): Run {
  const log: string[] = [];
  const replies: SmtpReply[] = [];
  // The lists that are open stand one behind the other; each is copied where it ends, so that none has to grow.
  const open: TraceItem[] = [];
  let count = 0;
  let isReadable = true;
  const say = (line: string): void => {
    log.push(line);
  };
  const silent: Recorder = { reading, log: say, trace: () => undefined };
  const matchedClient = readMatchedClient(client.name, client.address);
  let networks: MatchAnswer | undefined;
  const check: SmtpdCheck = {
    reading,
    service,
    state: newState(client),
    policyRequests: [],
    memory,
    silent,
    addresses: contextOf(service.settings, (domain) => service.isLocalDomain(domain, silent)),
    matchedClient,
    isInNetworks: () => {
      if (!service.networks.isFixed) return matchClient(service.networks, matchedClient, check);
      networks ??= matchClient(service.networks, matchedClient, check);
      return networks;
    },
    log: say,
    trace: (item, isAscii) => {
      open[count] = item;
      count++;
      isReadable &&= isAscii;
    },
    openItems: () => count,
    closeItems: (start) => {
      if (count === start) return noItems;
      const items = count === start + 1 ? [open[start] as TraceItem] : open.slice(start, count);
      count = start;
      return items;
    },
    runList: (list, replyName) => runRestrictions(check, list, replyName),
    resolve: resolveOnce(service, reading),
  };
  const answer = (command: string, outcome: CommandOutcome | undefined): boolean => {
    const items = check.closeItems(0);
    const trace = isReadable ? items : readableTrace(items);
    isReadable = true;
    if (outcome === undefined) return false;
    if (outcome.closed) replies.push({ command, closed: true, code: '', text: '', trace });
    else {
      const line = textWithHoles(finishReply(check, outcome.reply));
      outcome.after?.();
      // 421 and 521 end the connection (vsmtpd_chat_reply()).
      if (line.startsWith('421') || line.startsWith('521')) check.state.hangUp = true;
      replies.push(smtpReply(command, line, outcome.offers, trace));
    }
    return true;
  };
  return { check, replies, log, answer };
}

const noItems: readonly TraceItem[] = [];

/** Resolves each address of a session once, as smtpd keeps what trivial-rewrite(8) said. Its tables are not traced. */
function resolveOnce(service: SmtpdService, reading: Reading): SmtpdCheck['resolve'] {
  const silent: Recorder = { reading, log: () => undefined, trace: () => undefined };
  const known: { readonly address: string; readonly other: string | undefined; readonly answer: ResolvedAddress }[] =
    [];
  return (address, given) => {
    const other = service.resolvesBySender ? given : undefined;
    for (const one of known) if (one.address === address && one.other === other) return one.answer;
    const answer = service.resolve(address, other, silent);
    known.push({ address, other, answer });
    return answer;
  };
}

function greet(check: SmtpdCheck): CommandOutcome | undefined {
  const {
    state,
    service: { values },
  } = check;
  if (values.delaysReject) return { reply: `220 ${values.banner}` };
  const decided = decideClient(check);
  if (decided === 'unknown') return undefined;
  if (decided === 'pass') return { reply: `220 ${values.banner}` };
  state.accessDenied = refusalLine(state.refusal);
  state.errorCount++;
  return { reply: state.accessDenied };
}

function readableRequest(request: PolicyRequest): PolicyRequest {
  return Object.fromEntries(Object.entries(request).map(([name, value]) => [name, textWithHoles(value)]));
}
