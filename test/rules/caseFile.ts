import { knowledge } from '../../server/src/facts/knowledge.ts';
import { applyChanges } from '../../server/src/instance/instance.ts';
import type { FileId, TablePath } from '../../server/src/instance/layout.ts';
import { sourceFile } from '../../server/src/languages/parsers.ts';
import { checkInstance, findingsIn as findingsInFile } from '../../server/src/rules/check.ts';
import { contextOf } from '../../server/src/rules/context.ts';
import { languageByUse, usesOf } from '../../server/src/rules/entries/tableUses.ts';
import { fixesOf } from '../../server/src/rules/fixesOf.ts';
import type { Context, Finding, Fix } from '../../server/src/rules/rule.ts';
import { contextFor, instanceFor } from '../instanceFor.ts';
import { diskOf } from './caseDisk.ts';

/** A case: the file that its comments are about, and the other file of the instance. */
export interface Case {
  readonly file: FileId;
  readonly text: string;
  /** The other file; undefined where there is none. */
  readonly beside?: string | undefined;
}

/** `line: code` for every `# want code, code` comment: it speaks of the first line below that is no such comment. */
export function expectedFindings(text: string): string[] {
  const lines = text.split('\n');
  const wanted: string[] = [];
  lines.forEach((line, index) => {
    const codes = wantedIn(line);
    if (!codes) return;
    let target = index + 1;
    while (wantedIn(lines[target] ?? '')) target++;
    for (const code of codes) wanted.push(entry(target + 1, code));
  });
  return sorted(wanted);
}

/** `line: code` for every finding in the file of a case; two of one code on one line count once. */
export function listedFindings(one: Case): string[] {
  return sorted(
    checkedCase(one).findings.map(({ code, span }) => entry(one.text.slice(0, span.start).split('\n').length, code)),
  );
}

/** The same for a main.cf, with a master.cf beside it if there is one. */
export function findingsIn(text: string, master?: string): string[] {
  return listedFindings({ file: 'main.cf', text, beside: master });
}

/** The same for a master.cf, with a main.cf beside it if there is one. */
export function masterFindingsIn(text: string, main?: string): string[] {
  return listedFindings({ file: 'master.cf', text, beside: main });
}

/** The preferred fixes of a main.cf, with a master.cf beside it if there is one. */
export function fixAll(text: string, master?: string): string {
  return fixCase({ file: 'main.cf', text, beside: master });
}

/** Applies preferred fixes, the last finding first, until there is none left. */
export function fixCase(one: Case): string {
  let current = one.text;
  for (let round = 0; round < 200; round++) {
    const { findings, context } = checkedCase({ ...one, text: current });
    const fix = findings.map((finding) => preferredFix(finding, context)).findLast((found) => found !== undefined);
    if (!fix) return current;
    const next = applyFix(current, fix);
    if (next === current) throw new Error(`the fix “${fix.title.key}” changes nothing`);
    current = next;
  }
  throw new Error('fixing comes to no end');
}

export function preferredFix(finding: Finding, context: Context): Fix | undefined {
  return fixesOf(finding, context).find(({ preferred }) => preferred);
}

export function applyFix(text: string, fix: Fix): string {
  let result = text;
  for (const { span, text: inserted } of [...fix.edits].sort(
    (a, b) => b.span.start - a.span.start || b.span.end - a.span.end,
  )) {
    result = result.slice(0, span.start) + inserted + result.slice(span.end);
  }
  return result;
}

/**
 * Checks the file of a case for the release that a `# target 3.7`
 * comment in it names, on the machine that comments describe.
 */
export function checkedCase({ file, text, beside }: Case): { findings: readonly Finding[]; context: Context } {
  const release = /^# target (\d+\.\d+)/m.exec(text)?.[1] ?? knowledge.newestStable;
  if (file !== 'main.cf' && file !== 'master.cf') return checkedTable(file, text, release);
  const files = file === 'main.cf' ? { main: text, master: beside } : { main: beside, master: text };
  const context = contextFor({ ...files, release, disk: diskOf(text), mainUri: '', masterUri: '' });
  const { faults } = file === 'main.cf' ? checkInstance.main(context) : checkInstance.master(context);
  if (faults[0]) throw faults[0].error;
  return { findings: findingsInFile(context, file), context };
}

/** Where the table of a case is. */
export const tableOfCase = '/etc/postfix/table';

/** Checks a table: its comments `# main LINE` and `# master LINE` are the instance that names it. */
function checkedTable(
  file: TablePath,
  text: string,
  release: string,
): { findings: readonly Finding[]; context: Context } {
  const linesOf = (word: string): string | undefined => {
    const lines = [...text.matchAll(new RegExp(`^# ${word} (.*)$`, 'gm'))].map(([, line]) => `${line ?? ''}\n`);
    return lines.length > 0 ? lines.join('') : undefined;
  };
  const instance = instanceFor({
    main: linesOf('main') ?? '',
    master: linesOf('master'),
    release,
    disk: diskOf(text),
  });
  const language = languageByUse(usesOf(contextOf(instance), file));
  const source = sourceFile(file, `file://${file}`, text, language);
  const context = contextOf(applyChanges(instance, [{ kind: 'file', file: source }]));
  const { faults } = checkInstance.table(context, file);
  if (faults[0]) throw faults[0].error;
  return { findings: findingsInFile(context, file), context };
}

/** Checks a main.cf, with a master.cf beside it if there is one. */
export function checked(text: string, master?: string): { findings: readonly Finding[]; context: Context } {
  return checkedCase({ file: 'main.cf', text, beside: master });
}

/** Checks a master.cf, with a main.cf beside it if there is one. */
export function checkedMaster(text: string, main?: string): { findings: readonly Finding[]; context: Context } {
  return checkedCase({ file: 'master.cf', text, beside: main });
}

function wantedIn(line: string): string[] | undefined {
  return /^\s*# want (.+)/
    .exec(line)?.[1]
    ?.split(/[\s,]+/)
    .filter(Boolean);
}

function entry(line: number, code: string): string {
  return `${String(line).padStart(4)}: ${code}`;
}

function sorted(entries: string[]): string[] {
  return [...new Set(entries)].sort();
}
