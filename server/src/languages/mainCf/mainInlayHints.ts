import type { InlayHint, Range } from 'vscode-languageserver-types';
import { expandParsed } from '../../model/expand.ts';
import { elementAt } from '../../syntax/mainCf.ts';
import type { MainDocument } from './mainDocument.ts';

const longest = 60;

/** What the macros of a value come to, behind it; only where it is certain. */
export function inlayHints(document: MainDocument, range: Range): InlayHint[] {
  const { configuration, lookup } = document.context;
  const { elements, offsets } = configuration.tree;
  const [start, end] = [document.lines.offsetAt(range.start), document.lines.offsetAt(range.end)];
  const hints: InlayHint[] = [];
  for (let i = Math.max(0, elementAt(configuration.tree, start)); i < elements.length && (offsets[i] as number) <= end; i++) {
    const element = elements[i];
    if (element?.kind !== 'assignment' || !element.macros || configuration.knowledge.parameters.get(element.name)?.raw) continue;
    const { text, certainty } = expandParsed(element.macros, lookup);
    if (certainty !== 'exact' || text === element.value.text) continue;
    const at = (offsets[i] as number) + element.valueSpan.end;
    if (at < start || at > end) continue;
    const position = document.lines.positionAt(at);
    hints.push({ position, label: `→ ${shortened(text)}`, paddingLeft: true });
  }
  return hints;
}

function shortened(text: string): string {
  const flat = text.slice(0, longest * 8).replace(/[ \t\r\n\v\f]+/g, ' ').trim();
  return flat.length > longest || text.length > longest * 8 ? `${flat.slice(0, longest - 1)}…` : flat;
}
