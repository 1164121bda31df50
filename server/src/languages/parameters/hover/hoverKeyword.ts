import { keywordBlock, keywordOf } from '../../../facts/keywordProse.ts';
import { atLeast } from '../../../facts/release.ts';
import { parameterOf } from '../../../model/parameter.ts';
import type { ProtocolMark } from '../../../texts/hoverData.ts';
import type { Span } from '../../../syntax/span.ts';
import { joined, notThere } from './factsLine.ts';
import { examples, parameterBlock, titled, proseText } from './hoverParameter.ts';
import { nameMarkdown } from './hoverName.ts';
import type { ValueHover } from './valueHover.ts';
import { parameterLink } from '../manual.ts';
import { bold, code, paragraphs } from '../markdown.ts';

/** A word of the parameter's list of keywords; `!SSLv3` and `>=TLSv1.2` count as one word. */
export const keywordHover: ValueHover = (document, { parameter, logical: { text } }, at) => {
  const {
    context: { configuration },
    messages: { hover },
  } = document;
  const { keywords: list, facts } = parameter;
  if (!list || facts?.keywords === undefined) return undefined;
  const { span, mark } = wordAt(text, at, list.grammar !== undefined);
  const word = text.slice(span.start + mark.length, span.end);
  const keyword = word === '' ? undefined : keywordOf(list, word, configuration.release);
  if (!keyword) return undefined;
  const block = keywordBlock(document.prose, facts.keywords, keyword.value);
  // parent_domain_matches_subdomains lists names of parameters.
  if (!block && parameterOf(configuration, word)) return { span, markdown: nameMarkdown(document, word, 'reference') };
  const owner = parameterLink(configuration.knowledge, parameter.name);
  const { since, removed, obsolete, effectiveAs } = keyword;
  const name = mark === '' ? keyword.value : `${mark}${keyword.value}`;
  const title = (): string => {
    if (mark !== '') return hover.titled(code(name), hover.protocol(mark, code(keyword.value)));
    return block ? titled(document, name, block.summary) : hover.titled(bold(name), hover.keywordOf(owner));
  };
  return {
    span,
    markdown: paragraphs([
      title(),
      joined([
        since === undefined || atLeast(facts.since, since) || atLeast('2.0', since)
          ? undefined
          : hover.since({ release: since }),
        removed === undefined ? undefined : hover.removed({ release: removed }),
        obsolete === undefined ? undefined : hover.obsolete(obsolete === true ? undefined : obsolete),
        effectiveAs === undefined ? undefined : hover.readAs(code(effectiveAs)),
      ]),
      notThere(document, keyword),
      mark !== '' && block ? titled(document, keyword.value, block.summary) : undefined,
      block ? proseText(block) : parameterBlock(document, parameter)?.summary,
      examples(block),
      block ? hover.see([owner], undefined) : undefined,
    ]),
  };
};

/** The run of keyword characters around an offset, and the mark before it where the list has any. */
function wordAt(text: string, at: number, marks: boolean): { span: Span; mark: ProtocolMark | '' } {
  let [start, end] = [at, at];
  if (marks) while (end < text.length && /[!<>=]/.test(text.charAt(end))) end++;
  start = end;
  while (start > 0 && /[\w.+-]/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /[\w.+-]/.test(text.charAt(end))) end++;
  const mark = marks ? (/(?:!|>=|<=)$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '') : '';
  return { span: { start: start - mark.length, end }, mark: mark as ProtocolMark | '' };
}
