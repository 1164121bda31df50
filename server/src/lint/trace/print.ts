import type { Alternative, Alternatives } from '../../evaluate/alternatives.ts';
import { partsOfHoles } from '../../evaluate/hole.ts';
import type { TraceItem } from '../../evaluate/trace.ts';
import type { SettingPlace } from './origin.ts';
import type { TraceTexts } from './texts.ts';

/** Of cases with the same replies, so many are named. */
const shownCases = 3;

/** A text with its holes as people see them. */
export function visibleHoles(text: string): string {
  return partsOfHoles(text)
    .map((part) => ('hole' in part ? `⟨${part.hole}⟩` : part.text))
    .join('');
}

/** The alternatives as text, with the lines of the configuration that decided. */
export function printAlternatives(
  { alternatives, exhaustive }: Alternatives,
  texts: TraceTexts,
  placeOf: (parameter: string) => SettingPlace | undefined,
): string {
  const parts = byReplies(alternatives).map(([first, ...others]) => printAlternative(first, others, texts, placeOf));
  return visibleHoles(`${parts.join('\n')}${exhaustive ? '' : `\n${texts.more}\n`}`);
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

function printAlternative(
  { assumptions, transcript }: Alternative,
  others: readonly Alternative[],
  texts: TraceTexts,
  placeOf: (parameter: string) => SettingPlace | undefined,
): string {
  const lines: string[] = [];
  for (const one of [assumptions, ...others.slice(0, shownCases - 1).map((other) => other.assumptions)]) {
    if (one.length > 0) lines.push(texts.assuming(one.map(texts.assumption).join(texts.and)));
  }
  if (others.length >= shownCases) lines.push(texts.furtherCases(others.length - shownCases + 1));
  for (const { command, code, status, text, closed, offers, trace } of transcript.replies) {
    lines.push(command, ...traceTree(trace, texts, placeOf, '  '));
    const said = status === undefined ? `${code} ${text}` : `${code} ${status} ${text}`;
    lines.push(`  ${closed ? texts.closed : said}${offers ? ` (${offers.join(', ')})` : ''}`);
  }
  if (!transcript.complete) lines.push(texts.incomplete);
  if (transcript.log.length > 0) lines.push('', ...transcript.log.map((line) => `smtpd: ${line}`));
  return `${lines.join('\n')}\n`;
}

function traceTree(
  items: readonly TraceItem[],
  texts: TraceTexts,
  placeOf: (parameter: string) => SettingPlace | undefined,
  indent: string,
): string[] {
  const inner = (list: readonly TraceItem[]): string[] => traceTree(list, texts, placeOf, `${indent}  `);
  return items.flatMap((item): string[] => {
    switch (item.kind) {
      case 'list': {
        const place = item.name === undefined ? undefined : placeOf(item.name);
        const quoted = place ? ` (${place.file}:${place.line}: ${place.text})` : '';
        return [`${indent}${item.name ?? item.subject}${quoted}`, ...inner(item.items)];
      }
      case 'restriction': {
        const words = item.argument === undefined ? item.name : `${item.name} ${item.argument}`;
        return [`${indent}${words}`, ...inner(item.items), `${indent}  = ${texts.status(item.status)}`];
      }
      case 'listed':
        return [`${indent}${texts.listed(item.address)}`, ...inner(item.items)];
      case 'answer':
        return [`${indent}${item.source}: ${item.asked} -> ${item.answer}`];
      case 'lookup':
        return [`${indent}${item.title}: ${item.key} -> ${foundText(item, texts)}`];
    }
  });
}

function foundText(
  { result, value, place }: Extract<TraceItem, { readonly kind: 'lookup' }>,
  texts: TraceTexts,
): string {
  if (result === 'error') return texts.failed;
  if (result !== 'found') return texts.notFound;
  return place ? `${value ?? ''} (${place.file}:${place.line})` : (value ?? '');
}
