import { TextDocument } from 'vscode-languageserver-textdocument';
import { messageOf } from '../features/diagnostics.ts';
import { editsOfSafe } from '../features/codeActions.ts';
import type { Release } from '../knowledge/factTypes.ts';
import { knowledge } from '../knowledge/knowledge.ts';
import type { Messages } from '../texts/messages.ts';
import { type Configuration, configure } from '../model/configuration.ts';
import type { Disk } from '../model/disk.ts';
import { check, contextOf, createCheckCache } from '../rules/check.ts';
import { fixesOf } from '../rules/fixesOf.ts';
import { checkMaster as findingsOfMaster, masterContext, masterFixesOf } from '../rules/master/check.ts';
import type { MasterContext } from '../rules/master/masterRule.ts';
import type { Finding, Fix, TextEdit } from '../rules/rule.ts';
import { severityOf } from '../rules/severity.ts';
import { parseMainCf } from '../syntax/mainCf.ts';
import { parseMasterCf } from '../syntax/masterCf.ts';
import { wantedByMaster } from '../rules/files/overrideFiles.ts';
import { wantedFacts } from '../rules/files/wantedFacts.ts';
import type { Pair, SourceFile } from './files.ts';
import type { Machine } from './machine.ts';
import { type Problem, problemAt } from './problem.ts';
import type { RuleSettings } from './values.ts';

/** By what a pair is judged. */
export interface Judgement {
  readonly release: Release;
  readonly rules: RuleSettings;
  readonly messages: Messages;
  /** Absent where files beside those that are checked are not to be looked at. */
  readonly machine?: Machine;
}

/** What is wrong with one file, and what the safe fixes would change in it. */
export interface Checked {
  readonly file: SourceFile;
  readonly problems: readonly Problem[];
  readonly edits: readonly TextEdit[];
}

/** Checks a main.cf and its master.cf; only files of which findings are wanted have an answer. */
export function checkPair(pair: Pair, judgement: Judgement): Checked[] {
  const checked: Checked[] = [];
  const main = pair.main && pair.wanted.main ? checkMain(pair.main, pair.master, judgement) : undefined;
  if (main) checked.push(main);
  const master = pair.master && pair.wanted.master ? checkMaster(pair.master, pair.main, judgement) : undefined;
  if (master) checked.push(master);
  return checked;
}

/** What a main.cf says, with the master.cf beside it. */
export function configurationOf(main: SourceFile | undefined, master: SourceFile | undefined, release: Release): Configuration {
  return configure(knowledge, release, parseMainCf(main?.text ?? ''), master && parseMasterCf(master.text));
}

function checkMain(main: SourceFile, master: SourceFile | undefined, judgement: Judgement): Checked {
  const configuration = configurationOf(main, master, judgement.release);
  const disk = judgement.machine?.facts(main.path, wantedFacts(contextOf(main.text, configuration)));
  const context = contextOf(main.text, configuration, { disk, uri: main.path });
  const findings = check(context, createCheckCache()).filter(({ code }) => judgement.rules[code] !== 'off');
  const fixes = fixesOfFirst(findings, (finding) => fixesOf(finding, context));
  return { file: main, problems: problemsOf(main, findings, fixes, judgement), edits: editsOfSafe(findings, fixes) };
}

/** The same for a master.cf, with the main.cf beside it. */
function checkMaster(master: SourceFile, main: SourceFile | undefined, judgement: Judgement): Checked {
  const contextWith = (disk?: Disk): MasterContext => masterContext(knowledge, judgement.release, master.text, parseMasterCf(master.text), main && parseMainCf(main.text), disk);
  const context = contextWith(judgement.machine?.facts(master.path, wantedByMaster(contextWith())));
  const findings = findingsOfMaster(context).filter(({ code }) => judgement.rules[code] !== 'off');
  const fixes = fixesOfFirst(findings, (finding) => masterFixesOf(finding, context));
  return { file: master, problems: problemsOf(master, findings, fixes, judgement), edits: editsOfSafe(findings, fixes) };
}

function problemsOf<F extends Finding>(file: SourceFile, findings: readonly F[], fixes: (finding: F) => readonly Fix[], judgement: Judgement): Problem[] {
  const lines = TextDocument.create('', '', 0, file.text);
  return findings.flatMap((finding) => {
    const severity = severityOf(finding, judgement.rules);
    if (severity === 'off') return [];
    return [problemAt(file, lines, finding.span, { code: finding.code, severity, message: messageOf(judgement, finding), fixable: fixes(finding).some(({ safe }) => safe) })];
  });
}

/**
 * Fixes, worked out once a finding and for so many findings only: they look around in the file, and a file with a
 * finding in every line would take that time squared. `--fix` comes back for the others.
 */
function fixesOfFirst<F extends Finding>(findings: readonly F[], workOut: (finding: F) => readonly Fix[]): (finding: F) => readonly Fix[] {
  const fixes = new Map(findings.slice(0, mostFixes).map((finding) => [finding, workOut(finding)] as const));
  return (finding) => fixes.get(finding) ?? [];
}
const mostFixes = 1000;
