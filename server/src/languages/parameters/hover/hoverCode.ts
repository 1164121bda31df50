import type { WrittenValue } from '../../../model/typedValue.ts';
import type { ParameterView } from '../parameterView.ts';
import { examples, titled, proseText } from './hoverParameter.ts';
import type { HoverText } from '../../language.ts';
import type { ValueHover } from './valueHover.ts';
import { bold, paragraphs } from '../markdown.ts';

/** Values in which a number of three digits is a reply code: the reply itself. */
const replies = new Set(['smtp-reply-code', 'smtp-reply-action', 'text-template', 'text']);
const reach = 64;

/** SMTP reply codes and enhanced status codes. */
export const codeHover: ValueHover = (document, value, at) => {
  const {
    parameter,
    logical: { text },
  } = value;
  const word = around(text, at, /[\d.]/);
  const { hover } = document.messages;
  const enhanced = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(word.text);
  if (enhanced) {
    const [, digit = '', subject = '', detail = ''] = enhanced;
    const block =
      document.prose.block('enhanced-code', word.text) ??
      document.prose.block('enhanced-code', `X.${subject}.${detail}`);
    const name = `${bold(word.text)}${hover.aside(hover.statusClass(digit))}`;
    const title = block ? hover.titled(name, block.summary) : name;
    return { span: word.span, markdown: paragraphs([title, proseText(block)]) };
  }
  const action = parameter.value === 'smtp-reply-action' ? actionHover(document, value, at) : undefined;
  if (action) return action;
  if (!replies.has(parameter.value ?? '') || !/^[2-5]\d\d$/.test(word.text)) return undefined;
  const block = document.prose.block('reply-code', word.text);
  return {
    span: word.span,
    markdown: paragraphs([
      hover.titled(bold(word.text), block?.summary ?? hover.replyClass(word.text.charAt(0))),
      proseText(block),
    ]),
  };
};

/** An action of an access table or of header_checks and its like, in a table's content that stands in main.cf. */
export function actionHover(
  document: ParameterView,
  { parameter, logical: { text } }: WrittenValue,
  at: number,
): HoverText | undefined {
  const { accessActions, checkActions } = document.context.configuration.knowledge;
  const kind = /(?:header|body)_checks$/.test(parameter.name) ? 'check-action' : 'access-action';
  const word = around(text, at, /[A-Za-z_]/);
  const name = word.text.toUpperCase();
  // In lower case it is just as often the name of something else.
  if (name !== word.text || !Object.hasOwn(kind === 'access-action' ? accessActions : checkActions, name)) {
    return undefined;
  }
  const block = document.prose.block(kind, name);
  if (!block) return undefined;
  const title = titled(document, name, block.summary);
  return { span: word.span, markdown: paragraphs([title, proseText(block), examples(block)]) };
}

/** The run of characters of a kind around an offset, where it stands apart from other word characters. */
function around(text: string, at: number, kind: RegExp): { text: string; span: { start: number; end: number } } {
  let [start, end] = [at, at];
  while (start > 0 && at - start < reach && kind.test(text.charAt(start - 1))) start--;
  while (end < text.length && end - at < reach && kind.test(text.charAt(end))) end++;
  if (/[\w.:-]/.test(text.charAt(start - 1)) && text.charAt(start - 1) !== ':') {
    return { text: '', span: { start, end: start } };
  }
  if (/[\w/-]/.test(text.charAt(end))) return { text: '', span: { start, end: start } };
  // The full stop behind `5.1.1.` is none of it.
  while (end > at && text.charAt(end - 1) === '.') end--;
  return { text: text.slice(start, end), span: { start, end } };
}
