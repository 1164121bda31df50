import type { Alternatives } from '../../evaluate/alternatives.ts';
import type { Assumption } from '../../evaluate/reading.ts';
import type { SmtpReply } from '../../evaluate/smtpd/reply.ts';
import type { SmtpTranscript } from '../../evaluate/smtpd/session.ts';
import type { Expectation } from './mailTest.ts';

/** What a configuration says to a test. */
export type Verdict =
  | { readonly kind: 'passed' }
  /** `reply` decided: the first refusal, or the reply to the recipient where all is accepted. */
  | { readonly kind: 'failed'; readonly reply: SmtpReply; readonly assumptions: readonly Assumption[] }
  /** What the session ends with is not known, or not in all of its cases. */
  | { readonly kind: 'open'; readonly assumptions: readonly Assumption[] };

/** Judges all that a session may come to; one case that is not as expected fails the test. */
export function judge({ alternatives, exhaustive }: Alternatives, expected: Expectation): Verdict {
  let open: Verdict | undefined;
  for (const { transcript, assumptions } of alternatives) {
    const refusal = transcript.replies.find(isRefusal);
    if (refusal === undefined && !transcript.complete) {
      open ??= { kind: 'open', assumptions };
      continue;
    }
    if (!fits(refusal, expected)) return { kind: 'failed', reply: refusal ?? recipientReply(transcript), assumptions };
  }
  return open ?? (exhaustive ? { kind: 'passed' } : { kind: 'open', assumptions: [] });
}

function isRefusal({ code, closed }: SmtpReply): boolean {
  return closed === true || /^[45]/.test(code);
}

function fits(refusal: SmtpReply | undefined, expected: Expectation): boolean {
  if (expected.kind === 'accepted') return refusal === undefined;
  if (refusal === undefined) return false;
  const { code, status } = expected;
  return (code === undefined || refusal.code === code) && (status === undefined || refusal.status === status);
}

function recipientReply({ replies }: SmtpTranscript): SmtpReply {
  const reply = replies.findLast(({ command }) => command.startsWith('RCPT')) ?? replies.at(-1);
  return reply ?? { command: 'CONNECT', closed: true, code: '', text: '', trace: [] };
}
