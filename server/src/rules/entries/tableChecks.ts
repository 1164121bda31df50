import { keptFor } from '../../facts/keptFor.ts';
import type { TablePath } from '../../instance/layout.ts';
import { shift } from '../../syntax/span.ts';
import type { TableBlock } from '../../syntax/tables/tableBlocks.ts';
import { type RuleFault, createFindingCollector, noFindings } from '../findingCollector.ts';
import type { Context, EntryContext, EntryRule, Finding, Rule, TableContext, WholeTableRule } from '../rule.ts';
import { mayBeSuppressed, suppress } from '../suppression.ts';
import { itemsOfBlock, tableContext } from './tableContext.ts';

/** What was found in a table, in file order, and the rules that threw. */
export interface CheckedTable {
  readonly findings: readonly Finding[];
  readonly faults: readonly RuleFault[];
}
const nothing: CheckedTable = { findings: noFindings, faults: [] };

/**
 * Makes a check of tables by some rules. What was found in the lines of a block is kept by the block; lines
 * themselves are not kept, as there may be a million.
 */
export function createTableCheck(
  entryRules: readonly (Rule & EntryRule)[],
  tableRules: readonly (Rule & WholeTableRule)[],
): (context: Context, path: TablePath) => CheckedTable {
  const rulesFor = keptFor((entries: EntryContext) => entryRules.filter((rule) => rule.appliesTo(entries)));
  const keptIn = keptFor<EntryContext, WeakMap<TableBlock, CheckedTable>>(() => new WeakMap());
  const checkBlock = (block: TableBlock, entries: EntryContext, path: TablePath): CheckedTable => {
    const kept = keptIn(entries);
    const known = kept.get(block);
    if (known) return known;
    const checked = checkLines(block, rulesFor(entries), entries, path);
    kept.set(block, checked);
    return checked;
  };
  const check = keptFor((table: TableContext): CheckedTable => {
    const { entries, source } = table;
    const faults: RuleFault[] = [];
    const findings: Finding[] = [];
    if (rulesFor(entries).length > 0)
      for (const [index, block] of source.tree.blocks.entries()) {
        const found = checkBlock(block, entries, source.id);
        if (found === nothing) continue;
        const by = source.tree.offsets[index] as number;
        for (const one of found.findings) findings.push(moved(one, by));
        faults.push(...found.faults);
      }
    findings.push(...checkWhole(table, tableRules, faults));
    if (findings.length === 0 && faults.length === 0) return nothing;
    const shown = source.tree.blocks.some(hasMarks) ? suppress(table.text, findings).shown : findings;
    return { findings: shown.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end), faults };
  });
  return (context, path) => {
    const table = tableContext(context, path);
    return table ? check(table) : nothing;
  };
}

function checkLines(
  block: TableBlock,
  rules: readonly (Rule & EntryRule)[],
  entries: EntryContext,
  path: TablePath,
): CheckedTable {
  const faults: RuleFault[] = [];
  const collector = createFindingCollector(path, faults);
  for (const item of itemsOfBlock(block, entries.language))
    for (const rule of rules) {
      collector.run(rule, (report) => {
        // The data of what a rule reports is that of its own code.
        rule.check(item, entries, report as never);
      });
    }
  const findings = collector.drain();
  return findings === noFindings && faults.length === 0 ? nothing : { findings, faults };
}

function checkWhole(
  table: TableContext,
  rules: readonly (Rule & WholeTableRule)[],
  faults: RuleFault[],
): readonly Finding[] {
  const collector = createFindingCollector(table.source.id, faults);
  for (const rule of rules) {
    if (!rule.appliesTo(table.entries)) continue;
    collector.run(rule, (report) => {
      rule.check(table, report as never);
    });
  }
  return collector.drain();
}

const hasMarks = keptFor(({ text }: TableBlock) => mayBeSuppressed(text));

function moved(finding: Finding, by: number): Finding {
  const { span, related } = finding;
  return { ...finding, span: shift(span, by), ...(related ? { related: related.map((one) => shift(one, by)) } : {}) };
}
