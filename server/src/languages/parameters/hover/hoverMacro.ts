import { expandExactly } from '../../../model/expand.ts';
import type { MacroNode, MacroText } from '../../../syntax/macro.ts';
import { touches } from '../../../syntax/span.ts';
import { nameMarkdown } from './hoverName.ts';
import type { ValueHover } from './valueHover.ts';
import { code, paragraphs } from '../markdown.ts';

/** On the name of `$name` and before it: the name; on a comparison or a condition: what the macro comes to. */
export const macroHover: ValueHover = (document, value, at) => {
  const node = value.macros && nodeAt(value.macros, at);
  if (!node || node.kind === 'malformed' || node.kind === 'literal') return undefined;
  const { hover } = document.messages;
  const expansion = (): string | undefined => {
    const text = expandExactly(value.logical.text.slice(node.span.start, node.span.end), document.context.lookup);
    return text === undefined ? undefined : hover.expandsTo(code(text) || hover.empty);
  };
  if (node.kind === 'reference' && at <= node.nameSpan.end) {
    const conditional = node.then || node.else ? expansion() : undefined;
    const outer = node.then || node.else ? { start: node.span.start, end: node.nameSpan.end } : node.span;
    return {
      span: touches(node.nameSpan, at) ? node.nameSpan : outer,
      markdown: paragraphs([nameMarkdown(document, node.name, 'reference'), conditional]),
    };
  }
  const markdown = expansion();
  return markdown === undefined ? undefined : { span: node.span, markdown };
};

/** The innermost macro at an offset; undefined in plain text, that of a branch included. */
function nodeAt(text: MacroText, at: number): MacroNode | undefined {
  let within: MacroText | undefined = text;
  let found: MacroNode | undefined;
  while (within) {
    const node: MacroNode | undefined = within.nodes.find(
      ({ kind, span }) => kind !== 'literal' && (at < span.end ? at >= span.start : at === span.end),
    );
    // `{yes}`: the text of a branch is a word like one outside.
    if (!node) return found && within.nodes.some(({ span }) => touches(span, at)) ? undefined : found;
    found = node;
    within = partsOf(node).find(({ span }) => touches(span, at));
  }
  return found;
}

function partsOf(node: MacroNode): MacroText[] {
  if (node.kind === 'call') return [node.argument];
  const parts = node.kind === 'comparison' ? [node.left, node.right] : [];
  if (node.kind === 'reference' || node.kind === 'comparison') {
    if (node.then) parts.push(node.then);
    if (node.else) parts.push(node.else);
  }
  return parts;
}
