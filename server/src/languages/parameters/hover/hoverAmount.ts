import { readTime } from '../../../rules/values/readTime.ts';
import { defaultFactText } from './defaultFact.ts';
import { joined } from './factsLine.ts';
import { titled } from './hoverParameter.ts';
import type { ValueHover } from './valueHover.ts';
import { code, paragraphs } from '../markdown.ts';

const bytes = /(?:_size_limit|_buffer_size|_map_size|^queue_minfree|_trace_size_limit|_query_size|_reply_size)$/;
const sizes = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
] as const;

/** A whole value that is yes or no, a time, or a number: what it amounts to, and whether it is the default. */
export const amountHover: ValueHover = (document, { parameter, logical: { text } }) => {
  const { hover } = document.messages;
  const answer = (said: string) => ({
    span: { start: 0, end: text.length },
    markdown: paragraphs([
      said,
      titled(document, parameter.name, document.prose.block('parameter', parameter.name)?.summary),
    ]),
  });
  const aside = (...parts: string[]): string => {
    const all = text === parameter.default ? [...parts, hover.isDefault] : parts;
    return all.length ? hover.aside(hover.join(all)) : '';
  };
  if (parameter.kind === 'boolean') {
    return /^(?:yes|no)$/i.test(text)
      ? answer(hover.titled(code(text), hover.switch(/^y/i.test(text)) + aside()))
      : undefined;
  }
  if (parameter.kind === 'time') {
    const time = text.includes('$') ? undefined : readTime(text, parameter.unit ?? 's');
    if (time?.kind !== 'good' && time?.kind !== 'odd') return undefined;
    const exact = time.seconds < 60 ? aside() : aside(hover.seconds(time.seconds));
    return answer(hover.amount({ value: code(text), means: hover.time(time.seconds) + exact }));
  }
  if (parameter.kind !== 'integer' || parameter.value !== undefined || !/^-?\d{1,19}$/.test(text)) return undefined;
  const size = bytes.test(parameter.name) ? sizes.find(([, unit]) => Number(text) >= unit) : undefined;
  if (!size) {
    return answer(
      text === parameter.default ? code(text) + aside() : joined([code(text), defaultFactText(document, parameter)]),
    );
  }
  return answer(
    hover.amount({
      value: code(text),
      means: `${Math.round((Number(text) / size[1]) * 10) / 10} ${size[0]}${aside()}`,
    }),
  );
};
