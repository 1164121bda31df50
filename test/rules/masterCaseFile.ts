import { knowledge } from '../../server/src/knowledge/knowledge.ts';
import { checkMaster, masterContext, masterFixesOf } from '../../server/src/rules/master/check.ts';
import type { MasterContext, MasterFinding } from '../../server/src/rules/master/masterRule.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';
import { applyFix } from './caseFile.ts';

/** Checks a text as a master.cf of the release that a `# target 3.7` comment in it names, beside a main.cf if there is one. */
export function checkedMaster(text: string, main?: string): { findings: MasterFinding[]; context: MasterContext } {
  const release = /^# target (\d+\.\d+)/m.exec(text)?.[1] ?? knowledge.newestStable;
  const context = masterContext(knowledge, release, text, parseMasterCf(text), main === undefined ? undefined : parseMainCf(main));
  return { findings: checkMaster(context), context };
}

/** `line: code` for every finding; two of one code on one line count once. */
export function masterFindingsIn(text: string, main?: string): string[] {
  return [...new Set(checkedMaster(text, main).findings.map(({ code, span }) => `${String(text.slice(0, span.start).split('\n').length).padStart(4)}: ${code}`))].sort();
}

/** Applies preferred fixes, the last finding first, until there is none left. */
export function fixMaster(text: string, main?: string): string {
  let current = text;
  for (let round = 0; round < 100; round++) {
    const { findings, context } = checkedMaster(current, main);
    const fix = findings.reverse().map((finding) => masterFixesOf(finding, context).find(({ preferred }) => preferred)).find((found) => found !== undefined);
    if (!fix) return current;
    const next = applyFix(current, fix);
    if (next === current) throw new Error(`the fix “${fix.title.key}” changes nothing`);
    current = next;
  }
  throw new Error('fixing comes to no end');
}
