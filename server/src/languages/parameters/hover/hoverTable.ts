import type { TableTypeFacts } from '../../../facts/factTypes.ts';
import { atLeast } from '../../../facts/release.ts';
import { expandExactly } from '../../../model/expand.ts';
import { type TableReference, tableReferences } from '../../../model/tableReference.ts';
import { touches } from '../../../syntax/span.ts';
import type { ParameterView } from '../parameterView.ts';
import { joined, notThere } from './factsLine.ts';
import { actionHover } from './hoverCode.ts';
import { examples, titled, proseText } from './hoverParameter.ts';
import type { ValueHover } from './valueHover.ts';
import { tablePage } from '../manual.ts';
import { code, link, paragraphs } from '../markdown.ts';

const inline = /^(?:inline|static|randmap|pipemap|unionmap|cidr|pcre|regexp|texthash)$/;

/** On a table: its type, with the command that this very table needs. */
export const tableHover: ValueHover = (document, value, at) => {
  const {
    configuration: { knowledge },
    used,
  } = document.context;
  if (!value.logical.text.includes(':') && value.parameter.value !== 'database-type') return undefined;
  let found: TableReference | undefined;
  // Inner tables come behind those around them.
  for (const reference of tableReferences(value, knowledge, used.classes)) {
    if (touches(reference.span, at)) found = reference;
  }
  if (found?.type === undefined) return undefined;
  const facts = knowledge.tableTypes.get(found.type);
  if (!facts) return undefined;
  const onType = touches(found.typeSpan, at);
  // What is between braces is a table's content, not its name.
  const isContent =
    inline.test(found.type) && (found.type === 'static' || found.text.startsWith('{', found.type.length + 1));
  if (!onType && isContent) return actionHover(document, value, at);
  return {
    span: onType ? found.typeSpan : found.span,
    markdown: tableMarkdown(document, found.type, facts, found, value.parameter.name),
  };
};

function tableMarkdown(
  document: ParameterView,
  type: string,
  facts: TableTypeFacts,
  { text, place }: TableReference,
  parameter: string,
): string {
  const {
    context: { lookup },
    messages: { hover },
  } = document;
  const block = document.prose.block('table-type', type);
  const name = place === 'type' ? undefined : expandExactly(text, lookup);
  // Alias files have another syntax, and postalias reads it.
  const command =
    facts.indexedBy?.includes('postalias') && /^alias_(?:maps|database)$/.test(parameter) ? 'postalias' : 'postmap';
  const table = name ?? `${type}:…`;
  const { since, removed } = facts;
  return paragraphs([
    titled(document, type, block?.summary),
    joined([
      hover.tableSyntax(facts.syntax.map((form) => code(form))),
      facts.postmap ? hover.table.indexed(code(`${command} ${table}`)) : undefined,
      !facts.postmap && facts.class === 'file' ? hover.table.plain('') : undefined,
      atLeast('2.0', since) ? undefined : hover.since({ release: since }),
      removed === undefined ? undefined : hover.removed({ release: removed }),
      facts.build === undefined ? undefined : hover.notInEveryBuild,
    ]),
    notThere(document, facts),
    proseText(block),
    examples(block),
    hover.see([], link(hover.manual, tablePage(type))),
  ]);
}
