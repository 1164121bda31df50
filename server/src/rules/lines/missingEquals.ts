import { knownness } from '../../model/names.ts';
import type { Malformed } from '../../syntax/element.ts';
import { commentOutFix } from '../fixes/commentOut.ts';
import { continueList } from './indentLine.ts';
import { type Place, placeAt } from '../fixes/lineEdit.ts';
import { breakingLookAlikes } from './lookAlikes.ts';
import { insertMilter, isDkimName } from '../fixes/milterFix.ts';
import { nearestName } from '../names/nearestName.ts';
import type { Context, ElementRule, Fix } from '../rule.ts';

/** split_nameval.c: `missing '=' after attribute name`; fatal for every program that loads the file. */
export const missingEquals: ElementRule<'missing-equals'> = {
  code: 'missing-equals',
  severity: 'error',
  scope: 'element',
  of: ['malformed'],
  check(element, report) {
    if (element.kind !== 'malformed' || element.problem !== 'missing-equals') return;
    // full-width-character names the one character that is the reason.
    if (breakingLookAlikes(element.line.text).length > 0) return;
    const words = element.text.slice(element.nameSpan.start, element.nameSpan.end);
    report({
      span: element.nameSpan,
      data: element.equals === undefined ? { words } : { words, name: words.replace(/\s+/g, '_') },
    });
  },
  fixes({ span }, context) {
    const place = placeAt(context, span.start);
    if (place?.element.kind !== 'malformed') return [];
    const named = namedFixes(context, place, place.element);
    const first = named.length ? named : continueList(context, place);
    // One fix at least must let Postfix read the file again.
    return [...first, ...commentOutFix(context, span.start, { preferred: !first.some((fix) => fix.preferred) })];
  },
};

function namedFixes(context: Context, place: Place, element: Malformed): Fix[] {
  const { offset } = place;
  const span = { start: offset + element.nameSpan.start, end: offset + element.nameSpan.end };
  const words = context.text.slice(span.start, span.end);
  // Words alone before the `=` were meant as one name; with a `$`, `/` or comma among them the value has begun.
  if (element.equals !== undefined && !/[^\p{L}\p{N}\s_.-]/u.test(words)) {
    if (isDkimName(words)) return insertMilter(context, place, '');
    const named = nameOf(context, words);
    if (!named) return [];
    return [
      {
        title: { key: 'rename', data: { name: named.name } },
        edits: [{ span, text: named.name }],
        ...(named.sure ? { preferred: true } : {}),
        ...(named.exact ? { safe: true } : {}),
      },
    ];
  }
  const [, first = '', colon = '', gap = ''] = /^([^\s:,]+)(:?)(\s*)/.exec(words) ?? [];
  if (!isKnown(context, first)) return [];
  const start = span.start + first.length;
  const value = words.slice(first.length + colon.length + gap.length);
  const broken = value === '' || gap.includes('\n');
  return [
    {
      title: { key: 'insertEquals', data: { name: first } },
      edits: [{ span: { start, end: start + colon.length + (broken ? 0 : gap.length) }, text: broken ? ' =' : ' = ' }],
      // A sentence about a parameter is no setting.
      ...(/^(?:is|are|the|an?|to|for|of|and|or|parameter|specif\w+|controls?|can|must|should|will|may)\s+\w+\s/i.test(
        value,
      )
        ? {}
        : { preferred: true }),
    },
  ];
}

/** The parameter that several words name: all of them joined, or the last behind words such as `set`. */
function nameOf(context: Context, words: string): { name: string; sure: boolean; exact?: true } | undefined {
  const { knowledge, release, settings } = context.configuration;
  const joined = words.trim().replace(/\s+/g, '_');
  if (isKnown(context, joined)) return { name: joined, sure: !settings.has(joined), exact: true };
  const last = words.trim().split(/\s+/).at(-1) ?? '';
  if (/^(?:set|export|let|postconf|-e|-o|\s)+\s/.test(words) && isKnown(context, last))
    return { name: last, sure: !settings.has(last) };
  const nearest = nearestName(knowledge, release, joined);
  const name = nearest.names[0];
  return name === undefined ? undefined : { name, sure: nearest.sure && !settings.has(name) };
}

function isKnown({ configuration, used }: Context, name: string): boolean {
  return knownness(configuration, used, name) !== undefined;
}
