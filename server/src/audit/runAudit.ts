import type { SpfAnswer } from './answers.ts';
import type { AuditFinding } from './finding.ts';
import { isIpAddress } from './hostText.ts';
import type { AuditInputs } from './inputs.ts';
import { judgeAll } from './judge.ts';
import {
  type AnswerByKind,
  type AuditFacts,
  type AuditQuestion,
  type DnsQuestion,
  type SpfQuestion,
  factsOf,
  questionKey,
} from './question.ts';

/** Questions that are asked together, once the user has seen them. */
export interface AuditRound {
  /** From 1. */
  readonly number: number;
  readonly questions: readonly AuditQuestion[];
}

/** What an audit needs of the program around it. Nothing of it rejects. */
export interface AuditHost {
  /** Shows what is about to be asked; false: nothing of it is. */
  readonly confirm: (round: AuditRound) => Promise<boolean>;
  readonly answer: (question: Exclude<AuditQuestion, SpfQuestion>) => Promise<AnswerByKind[AuditQuestion['kind']]>;
  /** Works SPF out of what DNS has said; what it misses, `facts` has noted. */
  readonly spf: (question: SpfQuestion, facts: AuditFacts) => Promise<SpfAnswer>;
  readonly now: () => number;
  /** Called when an answer has come. */
  readonly progress?: (done: number, wanted: number) => void;
  /** Whether the user has had enough: nothing more is asked. */
  readonly cancelled?: () => boolean;
}

/** What an audit came to. */
export interface AuditResult {
  readonly findings: readonly AuditFinding[];
  readonly rounds: readonly AuditRound[];
  readonly asked: number;
  /** The audit ended before all was asked: at a limit, or as the user wished. */
  readonly stopped: boolean;
}

/** As many questions as a server of a hundred domains has; a resolver that makes names up comes to an end here. */
export const mostQuestions = 2000;
const mostRounds = 12;
/** How many questions to DNS and files are under way at once; servers are connected to one at a time. */
const atOnce = 8;

/** Asks in rounds until no check misses anything, and judges. */
export async function runAudit(inputs: AuditInputs, host: AuditHost): Promise<AuditResult> {
  const answers = new Map<string, AnswerByKind[AuditQuestion['kind']]>();
  const rounds: AuditRound[] = [];
  const began = host.now();
  let asked = 0;
  let stopped = false;
  for (;;) {
    const { wanted, findings } = await judgeKnown(inputs, host, answers, began);
    const isCancelled = host.cancelled?.() === true;
    if (wanted.length === 0) return { findings, rounds, asked, stopped: stopped || isCancelled };
    const round = { number: rounds.length + 1, questions: wanted };
    const isOver = rounds.length >= mostRounds || asked + wanted.length > mostQuestions || isCancelled;
    if (isOver) stopped = true;
    const goesOn = !isOver && (await host.confirm(round));
    if (!isOver) rounds.push(round);
    if (goesOn) {
      await askAll(wanted, host, answers);
      asked += wanted.length;
    } else for (const question of wanted) answers.set(questionKey(question), { kind: 'notAsked' });
  }
}

/** Judges what is known, and works SPF out as far as that goes; gives what is missing still. */
async function judgeKnown(
  inputs: AuditInputs,
  host: AuditHost,
  answers: Map<string, AnswerByKind[AuditQuestion['kind']]>,
  now: number,
): Promise<{ wanted: readonly Exclude<AuditQuestion, SpfQuestion>[]; findings: readonly AuditFinding[] }> {
  for (;;) {
    const wanted = new Map<string, AuditQuestion>();
    const note = (question: AuditQuestion): void => {
      wanted.set(questionKey(question), question);
    };
    const facts = factsOf(answers, note, now);
    const findings = judgeAll(inputs, facts);
    let isNew = false;
    for (const question of [...wanted.values()]) {
      const isFile = question.kind === 'text' || question.kind === 'certificate';
      if (isFile && !inputs.files) {
        // Nobody is asked about files that are not at hand.
        wanted.delete(questionKey(question));
        answers.set(questionKey(question), { kind: 'notAsked' });
        isNew = true;
      }
      if (question.kind !== 'spf') continue;
      wanted.delete(questionKey(question));
      const missing = new Map<string, AuditQuestion>();
      const noteMissing = (one: AuditQuestion): void => {
        missing.set(questionKey(one), one);
      };
      const answer = await host.spf(question, factsOf(answers, noteMissing, now));
      if (missing.size === 0) {
        answers.set(questionKey(question), answer.kind === 'pending' ? { kind: 'notAsked' } : answer);
        isNew = true;
      } else for (const [key, one] of missing) wanted.set(key, one);
    }
    // What is new may make checks ask for more, before anybody is bothered.
    if (!isNew) return { wanted: [...wanted.values()].filter(isAsked), findings };
  }
}

function isAsked(question: AuditQuestion): question is Exclude<AuditQuestion, SpfQuestion> {
  return question.kind !== 'spf';
}

async function askAll(
  questions: readonly Exclude<AuditQuestion, SpfQuestion>[],
  host: AuditHost,
  answers: Map<string, AnswerByKind[AuditQuestion['kind']]>,
): Promise<void> {
  let done = 0;
  const ask = async (question: Exclude<AuditQuestion, SpfQuestion>): Promise<void> => {
    const isCancelled = host.cancelled?.() === true;
    answers.set(questionKey(question), isCancelled ? { kind: 'notAsked' } : await host.answer(question));
    done++;
    host.progress?.(done, questions.length);
  };
  const waiting = questions.filter(({ kind }) => kind !== 'probe');
  const workers = Array.from({ length: atOnce }, async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await ask(next);
  });
  await Promise.all(workers);
  for (const question of questions) if (question.kind === 'probe') await ask(question);
}

/** What a round asks, in the order in which people read it: servers and files first. */
export function roundLines({ questions }: AuditRound): {
  readonly connections: readonly string[];
  readonly pages: readonly string[];
  readonly files: readonly string[];
  readonly programs: readonly string[];
  readonly names: readonly DnsQuestion[];
} {
  const all = <T>(read: (question: AuditQuestion) => readonly T[]): readonly T[] => [
    ...new Set(questions.flatMap((one) => [...read(one)])),
  ];
  return {
    connections: all((one) =>
      one.kind === 'probe'
        ? [`${isIpAddress(one.address) && one.address.includes(':') ? `[${one.address}]` : one.address}:${one.port}`]
        : [],
    ),
    pages: all((one) => (one.kind === 'policy' ? [`https://mta-sts.${one.domain}/.well-known/mta-sts.txt`] : [])),
    files: all((one) => {
      if (one.kind === 'text') return [one.path];
      return one.kind === 'certificate' ? [...one.files, ...(one.keyFile === undefined ? [] : [one.keyFile])] : [];
    }),
    programs: all((one) => (one.kind === 'algorithms' ? ['openssl version', 'openssl list'] : [])),
    names: all((one) => (one.kind === 'dns' ? [one] : [])),
  };
}
