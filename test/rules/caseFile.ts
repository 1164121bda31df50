import { knowledge } from '../../server/src/knowledge/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { check, contextOf, createCheckCache } from '../../server/src/rules/check.ts';
import { fixesOf } from '../../server/src/rules/fixesOf.ts';
import type { Context, Finding, Fix } from '../../server/src/rules/rule.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';
import { diskOf } from './caseDisk.ts';

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

/** `line: code` for every finding; two of one code on one line count once. */
export function findingsIn(text: string, master?: string): string[] {
  return listed(text, checked(text, master).findings);
}

/** `line: code` for findings in a text, sorted. */
export function listed(text: string, findings: readonly Pick<Finding, 'code' | 'span'>[]): string[] {
  return sorted(findings.map(({ code, span }) => entry(text.slice(0, span.start).split('\n').length, code)));
}

/** Applies preferred fixes, the last finding first, until there is none left. */
export function fixAll(text: string, master?: string): string {
  return fixWith(text, (current) => {
    const { findings, context } = checked(current, master);
    return findings.map((finding) => preferredFix(finding, context));
  });
}

/**
 * The same for files of any kind.
 * @param fixesIn the preferred fix of each finding in a text, in file order
 */
export function fixWith(text: string, fixesIn: (text: string) => readonly (Fix | undefined)[]): string {
  let current = text;
  for (let round = 0; round < 200; round++) {
    const fix = fixesIn(current).findLast((found) => found !== undefined);
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
  for (const { span, text: inserted } of [...fix.edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end)) {
    result = result.slice(0, span.start) + inserted + result.slice(span.end);
  }
  return result;
}

/** Checks a text as a file of the release that a `# target 3.7` comment in it names. */
export function checked(text: string, master?: string): { findings: Finding[]; context: Context } {
  const release = /^# target (\d+\.\d+)/m.exec(text)?.[1] ?? knowledge.newestStable;
  const configuration = configure(knowledge, release, parseMainCf(text), master === undefined ? undefined : parseMasterCf(master));
  const context = contextOf(text, configuration, { disk: diskOf(text) });
  return { findings: check(context, createCheckCache()), context };
}

function wantedIn(line: string): string[] | undefined {
  return /^\s*# want (.+)/.exec(line)?.[1]?.split(/[\s,]+/).filter(Boolean);
}

function entry(line: number, code: string): string {
  return `${String(line).padStart(4)}: ${code}`;
}

function sorted(entries: string[]): string[] {
  return [...new Set(entries)].sort();
}
