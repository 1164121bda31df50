import { checked, fixAll } from '../rules/caseFile.ts';
import { checkedMaster } from '../rules/masterCaseFile.ts';
import { commandsSay } from './instance.ts';
import { recordRecall } from './recall.ts';

/** Debian's, which these tests run. */
const target = '# target 3.7\n';

/** The codes of what our checker finds in the two files, without repetition. */
export function oursSay(main: string, master?: string): string[] {
  const found = [...checked(target + main, master).findings, ...(master === undefined ? [] : checkedMaster(target + master, main).findings)];
  return [...new Set(found.map(({ code }) => code))];
}

/** What our preferred fixes make of a main.cf. */
export function fixedByUs(main: string): string {
  return fixAll(target + main).slice(target.length);
}

/** Keeps a row of the recall table: what each says of a mistake, and what the daemon did. */
export function recall(setup: { readonly main: string; readonly master?: string; readonly files?: Readonly<Record<string, string>> }, daemon: string): void {
  const { postconf, check } = commandsSay(setup);
  recordRecall({ mistake: [setup.main, setup.master].filter(Boolean).join('\n'), postconf, check, daemon: daemon.replace(/^.*?postfix\/(?=\w+\[)/, '').replace(/\[\d+\]:/, ':'), ours: oursSay(setup.main, setup.master) });
}
