import type { Reading } from '../reading.ts';
import { bytesOfText } from '../../base/byteString.ts';
import { textWithHoles } from '../bytes.ts';
import type { PolicyRequest } from '../world.ts';
import { runCommand } from './commandLoop.ts';
import type { CommandOutcome } from './commands/outcome.ts';
import { decideClient } from './lists.ts';
import { refusalLine } from './refuse.ts';
import type { SmtpReply } from './reply.ts';
import { greetingOfMilters } from './milterEvents.ts';
import { SessionRun } from './sessionRun.ts';
import type { StartProblem } from './service.ts';
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
  memory?: ProcessMemory,
): SmtpTranscript {
  if ('fatal' in service) return notStarted(service);
  const run = new SessionRun(session.client, service, reading, memory);
  let complete = run.answer('CONNECT', greetingOfMilters(run, greet(run)));
  for (const command of session.commands) {
    if (!complete) break;
    if (session.givesUp && !hasUse(command, run.state)) continue;
    complete = run.answer(command, runCommand(run, bytesOfText(command)));
  }
  return {
    replies: run.replies,
    log: run.logged.map(textWithHoles),
    policyRequests: run.policyRequests.map(readableRequest),
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
