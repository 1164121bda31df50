import { inlineEntries } from '../../model/inlineTable.ts';
import { readRestrictions } from '../../model/restrictionList.ts';
import { splitList } from '../../syntax/splitList.ts';
import type { InstanceView } from '../instance/instanceRule.ts';

/**
 * Whether a restriction class leads back to itself. smtpd_check.c, check_table_result(): through the result of a table
 * the client gets `451 4.3.5 Server configuration error` after 100 steps (`causes unreasonable recursion`). Without a
 * table nothing counts them, and smtpd comes to no end.
 */
export function leadsBack(name: string, view: InstanceView): 'loop' | 'itself' | undefined {
  const seen = new Set<string>();
  let tables = false;
  const next = [name];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    const steps = stepsOf(view.main.text(at) ?? '', view);
    if (steps.byTable.length > 0) tables = true;
    for (const step of [...steps.direct, ...steps.byTable]) {
      if (step === name) return tables ? 'loop' : 'itself';
      if (!seen.has(step)) next.push(step);
      seen.add(step);
    }
  }
  return undefined;
}

/** The classes that a list names, and those that its tables give. */
function stepsOf(
  list: string,
  { configuration: { knowledge }, used: { classes } }: InstanceView,
): { direct: string[]; byTable: string[] } {
  const items = splitList(list).map((item) => ({ ...item, hasMacro: false }));
  const read = readRestrictions(items, knowledge, classes);
  const tables = read.flatMap(({ kind, word, argument }) => {
    const table = kind === 'table' ? word : argument;
    return table ? [table.text] : [];
  });
  const results = tables
    .flatMap((text) => inlineEntries(text))
    .flatMap(({ value }) => splitList(value).map(({ text }) => text));
  return {
    direct: read.filter(({ kind }) => kind === 'class').map(({ word }) => word.text),
    byTable: results.filter((word) => classes.has(word)),
  };
}
