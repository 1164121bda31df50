import type { Alternative, Alternatives } from '../../evaluate/alternatives.ts';
import { partsOfHoles } from '../../evaluate/hole.ts';
import type { LookupTrace, TraceItem } from '../../evaluate/trace.ts';
import type { SettingPlace } from './settingPlace.ts';
import { type TraceTexts, assumingText } from './traceTexts.ts';

/** Of cases with the same replies, so many are named. */
const shownCases = 3;

/** A text with its holes as people see them. */
export function visibleHoles(text: string): string {
  return partsOfHoles(text)
    .map((part) => ('hole' in part ? `⟨${part.hole}⟩` : part.text))
    .join('');
}

/** A line of a file that a trace names. */
export interface TracePlace {
  /** `main.cf`, `master.cf`, or a table as its reference names it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A line of a trace. Where it names a line of a file, that stands between the two texts. */
export interface TraceLine {
  readonly before: string;
  readonly place?: TracePlace;
  readonly after: string;
}

/** Finds where a parameter is set; undefined for a default. */
export type PlaceOfParameter = (parameter: string) => SettingPlace | undefined;

/** The alternatives as lines, with the lines of the configuration that decided. */
export function traceLines(
  { alternatives, exhaustive }: Alternatives,
  texts: TraceTexts,
  placeOf: PlaceOfParameter,
): TraceLine[] {
  const parts = byReplies(alternatives).map(([first, ...others]) => linesOf(first, others, texts, placeOf));
  const lines = parts.flatMap((part, index) => (index === 0 ? part : [plain(''), ...part]));
  if (!exhaustive) lines.push(plain(''), plain(texts.more));
  return lines.map(({ before, after, ...line }) => ({
    ...line,
    before: visibleHoles(before),
    after: visibleHoles(after),
  }));
}

/** A place as a trace names it. */
export function placeText({ file, line }: TracePlace): string {
  return `${file}:${line}`;
}

/** The alternatives as text. */
export function printAlternatives(result: Alternatives, texts: TraceTexts, placeOf: PlaceOfParameter): string {
  return traceLines(result, texts, placeOf)
    .map(({ before, place, after }) => `${before}${place ? placeText(place) : ''}${after}\n`)
    .join('');
}

function plain(text: string): TraceLine {
  return { before: text, after: '' };
}

/** Alternatives that answer alike are one to the reader. */
function byReplies(alternatives: readonly Alternative[]): [Alternative, ...Alternative[]][] {
  const groups = new Map<string, [Alternative, ...Alternative[]]>();
  for (const alternative of alternatives) {
    const { replies, complete } = alternative.transcript;
    const key = JSON.stringify([
      complete,
      replies.map(({ code, status, text, closed }) => [code, status, text, closed]),
    ]);
    const group = groups.get(key);
    if (group) group.push(alternative);
    else groups.set(key, [alternative]);
  }
  return [...groups.values()];
}

function linesOf(
  { assumptions, transcript }: Alternative,
  others: readonly Alternative[],
  texts: TraceTexts,
  placeOf: PlaceOfParameter,
): TraceLine[] {
  const lines: TraceLine[] = [];
  const say = (text: string): void => {
    lines.push(plain(text));
  };
  for (const one of [assumptions, ...others.slice(0, shownCases - 1).map((other) => other.assumptions)]) {
    if (one.length > 0) say(assumingText(one, texts));
  }
  if (others.length >= shownCases) say(texts.furtherCases(others.length - shownCases + 1));
  for (const { command, code, status, text, closed, offers, trace } of transcript.replies) {
    say(command);
    lines.push(...traceTree(trace, texts, placeOf, '  '));
    const said = status === undefined ? `${code} ${text}` : `${code} ${status} ${text}`;
    say(`  ${closed ? texts.closed : said}${offers ? ` (${offers.join(', ')})` : ''}`);
  }
  if (!transcript.complete) say(texts.incomplete);
  if (transcript.log.length > 0) ['', ...transcript.log.map((line) => `smtpd: ${line}`)].forEach(say);
  return lines;
}

function traceTree(
  items: readonly TraceItem[],
  texts: TraceTexts,
  placeOf: PlaceOfParameter,
  indent: string,
): TraceLine[] {
  const inner = (list: readonly TraceItem[]): TraceLine[] => traceTree(list, texts, placeOf, `${indent}  `);
  return items.flatMap((item): TraceLine[] => {
    switch (item.kind) {
      case 'list': {
        const title = `${indent}${item.name ?? item.subject}`;
        const place = item.name === undefined ? undefined : placeOf(item.name);
        const line = place ? { before: `${title} (`, place, after: `: ${place.text})` } : plain(title);
        return [line, ...inner(item.items)];
      }
      case 'restriction': {
        const words = item.argument === undefined ? item.name : `${item.name} ${item.argument}`;
        return [plain(`${indent}${words}`), ...inner(item.items), plain(`${indent}  = ${texts.status(item.status)}`)];
      }
      case 'listed':
        return [plain(`${indent}${texts.listed(item.address)}`), ...inner(item.items)];
      case 'answer':
        return [plain(`${indent}${item.source}: ${item.asked} -> ${item.answer}`)];
      case 'lookup':
        return [lookupLine(item, texts, indent)];
    }
  });
}

function lookupLine({ title, key, result, value, place }: LookupTrace, texts: TraceTexts, indent: string): TraceLine {
  const asked = `${indent}${title}: ${key} -> `;
  if (result === 'error') return plain(asked + texts.failed);
  if (result !== 'found') return plain(asked + texts.notFound);
  return place ? { before: `${asked}${value ?? ''} (`, place, after: ')' } : plain(asked + (value ?? ''));
}
