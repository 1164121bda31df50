import { knowledge } from '../../server/src/knowledge/knowledge.ts';
import { checkMaster, masterContext, masterFixesOf } from '../../server/src/rules/master/check.ts';
import type { MasterContext, MasterFinding } from '../../server/src/rules/master/masterRule.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';
import { diskOf } from './caseDisk.ts';
import { fixWith, listed } from './caseFile.ts';

/** Checks a text as a master.cf of the release that a `# target 3.7` comment in it names, beside a main.cf if there is one. */
export function checkedMaster(text: string, main?: string): { findings: MasterFinding[]; context: MasterContext } {
  const release = /^# target (\d+\.\d+)/m.exec(text)?.[1] ?? knowledge.newestStable;
  const context = masterContext(knowledge, release, text, parseMasterCf(text), main === undefined ? undefined : parseMainCf(main), diskOf(text));
  return { findings: checkMaster(context), context };
}

/** `line: code` for every finding; two of one code on one line count once. */
export function masterFindingsIn(text: string, main?: string): string[] {
  return listed(text, checkedMaster(text, main).findings);
}

/** Applies preferred fixes, the last finding first, until there is none left. */
export function fixMaster(text: string, main?: string): string {
  return fixWith(text, (current) => {
    const { findings, context } = checkedMaster(current, main);
    return findings.map((finding) => masterFixesOf(finding, context).find(({ preferred }) => preferred));
  });
}
