import type { Alternative } from '../../server/src/evaluate/alternatives.ts';
import type { Assumption } from '../../server/src/evaluate/reading.ts';
import type { SmtpReply } from '../../server/src/evaluate/smtpd/reply.ts';
import type { SmtpTranscript } from '../../server/src/evaluate/smtpd/session.ts';
import { type Fact, type FactAnswer, factKey } from './hiddenWorld.ts';

/** What a policy server or access table may say, all kinds of actions among them. */
const actions = [
  'DUNNO',
  'OK',
  'REJECT',
  'REJECT 5.1.1 no such user',
  'REJECT go away',
  'DEFER',
  'DEFER 4.2.0 later',
  '450 4.7.1 greylisted',
  '550 no',
  '521 5.7.1 bye',
  '421 4.7.0 bye',
  '554',
  'DEFER_IF_PERMIT wait',
  'DEFER_IF_REJECT maybe',
  'DISCARD',
  'DISCARD unwanted',
  'HOLD',
  'WARN seen',
  'INFO',
  'FILTER smtp:x',
  'REDIRECT x@far.test',
  'PREPEND X-A: b',
  'permit_mynetworks, reject',
  'reject',
  'no_such_word',
  'inline:{a=b}',
  '5.7.1 x',
  '',
];

/** An answer that a fact may have, out of all kinds. */
export function randomAnswer(fact: Fact, random: (below: number) => number): FactAnswer {
  const action = actions[random(actions.length)] as string;
  if (fact.kind === 'table') {
    const answers = [{ found: action }, { found: action }, 'notFound', 'error'] as const;
    return { kind: 'table', answer: answers[random(answers.length)] ?? 'notFound' };
  }
  if (fact.kind === 'policy') {
    const answers = [
      { kind: 'reply', bytes: `action=${action}\n\n` },
      { kind: 'reply', bytes: `action=${action}\n\n` },
      { kind: 'closed' },
      { kind: 'unreachable', reason: 'Connection refused' },
      { kind: 'reply', bytes: 'foo=bar\n\n' },
    ] as const;
    return { kind: 'policy', answer: answers[random(answers.length)] ?? { kind: 'closed' } };
  }
  const data: Readonly<Record<string, readonly string[]>> = {
    A: ['127.0.0.1', '192.0.2.7', '127.0.0.2', '127.0.0.10', '203.0.113.9'],
    AAAA: ['2001:db8::7', '::1'],
    MX: ['mail.sender.test', 'mx.far.test', 'gone.test'],
    NS: ['ns1.sender.test', 'ns.parking.test'],
    TXT: ['listed', '5.1.1 odd text', ''],
  };
  const pool = data[fact.type] ?? [];
  const record = { data: pool[random(pool.length)] ?? '', ...(fact.type === 'MX' ? { preference: 10 } : {}) };
  const answers = [
    { kind: 'records', records: [record] },
    { kind: 'none', exists: false },
    { kind: 'none', exists: true },
    { kind: 'retry' },
    ...(fact.type === 'MX' ? [{ kind: 'records', records: [{ data: '.', preference: 0 }] } as const] : []),
  ] as const;
  return { kind: 'dns', answer: answers[random(answers.length)] ?? { kind: 'retry' } };
}

/**
 * Facts that make the assumptions true; undefined where several requests to one policy server are to have different
 * answers.
 */
export function assumedFacts({ assumptions }: Alternative): Map<string, FactAnswer> | undefined {
  const facts = new Map<string, FactAnswer>();
  for (const assumption of assumptions) {
    const made = assumedFact(assumption);
    if (!made) return undefined;
    const key = factKey(made.fact);
    const known = facts.get(key);
    if (known && JSON.stringify(known) !== JSON.stringify(made.answer)) return undefined;
    facts.set(key, made.answer);
  }
  return facts;
}

function assumedFact({
  question,
  label,
}: Assumption): { readonly fact: Fact; readonly answer: FactAnswer } | undefined {
  if (question.kind === 'table') {
    const { table, key } = question;
    const texts: Readonly<Record<string, string>> = { found: 'x', 'owned by another': 'somebody.else', empty: '' };
    const found = { found: texts[label] ?? actionOf(label) };
    if (label === 'owned') return undefined;
    return {
      fact: { kind: 'table', table, key },
      answer: { kind: 'table', answer: label === 'notFound' || label === 'error' ? label : found },
    };
  }
  if (question.kind === 'policy') {
    const answer =
      label === 'no answer'
        ? ({ kind: 'unreachable', reason: 'Connection refused' } as const)
        : ({ kind: 'reply', bytes: `action=${actionOf(label)}\n\n` } as const);
    return { fact: { kind: 'policy', server: question.server }, answer: { kind: 'policy', answer } };
  }
  if (question.kind !== 'dns') return undefined;
  const { name, type } = question;
  const sample: Readonly<Record<string, string>> = {
    A: '127.0.0.2',
    AAAA: '2001:db8::99',
    MX: 'mx.far.test',
    NS: 'ns1.sender.test',
    TXT: 'some text',
  };
  const preference = type === 'MX' ? { preference: 10 } : {};
  const answers: Readonly<Record<string, Extract<FactAnswer, { kind: 'dns' }>['answer']>> = {
    records: { kind: 'records', records: [{ data: sample[type] ?? '', ...preference }] },
    none: { kind: 'none', exists: false },
    retry: { kind: 'retry' },
    nullMx: { kind: 'records', records: [{ data: '.', preference: 0 }] },
  };
  const answer = answers[label];
  return answer && { fact: { kind: 'dns', name, type }, answer: { kind: 'dns', answer } };
}

function actionOf(label: string): string {
  const texts: Readonly<Record<string, string>> = {
    '4NN': '450 some text',
    '5NN': '550 some text',
    passing: 'HOLD',
    other: 'reject',
  };
  return texts[label] ?? (/^(DUNNO|OK|DISCARD)$/.test(label) ? label : `${label} some text`);
}

/** An answer and the alternatives that do not allow it. */
export function shown(actual: SmtpTranscript, alternatives: readonly Alternative[]): string {
  const lines = alternatives.map(({ transcript }) => show(transcript.replies));
  return `answered ${show(actual.replies)}\nalternatives\n${lines.join('\n')}`;
}

function show(replies: readonly SmtpReply[]): string {
  const lines = replies.map(({ command, code, status, text }) => `${command} → ${code} ${status ?? ''} ${text}`);
  return lines.join(' | ');
}
