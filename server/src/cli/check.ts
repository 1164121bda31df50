import { TextDocument } from 'vscode-languageserver-textdocument';
import { messageOf } from '../ide/diagnostics.ts';
import { editsOfSafe } from '../ide/codeActions.ts';
import type { Release } from '../facts/factTypes.ts';
import type { Messages } from '../texts/messages.ts';
import { type Instance, applyChanges, emptyInstance } from '../instance/instance.ts';
import type { FileId } from '../instance/layout.ts';
import { sourceFile } from '../languages/parsers.ts';
import { checkInstance, findingsIn } from '../rules/check.ts';
import { contextOfLast } from '../rules/context.ts';
import { partToJudge } from '../rules/notPlainText.ts';
import { wantedOfInstance } from '../rules/files/wantedFacts.ts';
import type { RuleFault } from '../rules/findingCollector.ts';
import { fixesOf } from '../rules/fixesOf.ts';
import type { Context, Finding, Fix, TextEdit } from '../rules/rule.ts';
import { severityOf } from '../rules/severity.ts';
import type { Pair, LintFile } from './files.ts';
import { type Gravest, type Limit, gravest } from './gravest.ts';
import type { Machine } from './machine.ts';
import { type Problem, problemAt } from './problem.ts';
import type { JudgedBy } from './report/report.ts';
import type { RuleSettings } from '../settings/values.ts';

/** By what a pair is judged. */
export interface LintInputs {
  readonly release: Release;
  readonly judgedBy: JudgedBy;
  readonly rules: RuleSettings;
  /** How many problems of a file are wanted. */
  readonly limit: Limit;
  readonly messages: Messages;
  /** Absent where files beside those that are checked are not to be looked at. */
  readonly machine?: Machine;
}

/** What is wrong with one file, and what the safe fixes would change in it. */
export interface Checked {
  readonly file: LintFile;
  readonly problems: readonly Problem[];
  /** How many there are besides. */
  readonly notListed: Gravest<Problem>['notListed'];
  readonly edits: readonly TextEdit[];
  /** Rules that threw: what they would have found is not known. */
  readonly faults: readonly RuleFault[];
}

/** A main.cf and its master.cf as an instance; a file that is not given is not there. */
export function instanceOf({ main, master }: Pick<Pair, 'main' | 'master'>, release: Release): Instance {
  return applyChanges(emptyInstance(release), [
    main
      ? { kind: 'file', file: sourceFile('main.cf', main.path, partToJudge(main.text)) }
      : { kind: 'absent', file: 'main.cf' },
    master
      ? { kind: 'file', file: sourceFile('master.cf', master.path, partToJudge(master.text)) }
      : { kind: 'absent', file: 'master.cf' },
  ]);
}

/** Checks a main.cf and its master.cf; only files of which findings are wanted have an answer. */
export function checkPair(pair: Pair, inputs: LintInputs): Checked[] {
  const { main, master, wanted } = pair;
  const bare = instanceOf(pair, inputs.release);
  const path = (master ?? main)?.path;
  const host = path === undefined ? undefined : inputs.machine?.facts(path, wantedOfInstance(contextOfLast(bare)));
  const context = contextOfLast(applyChanges(bare, [{ kind: 'host', host }]));
  const checked: Checked[] = [];
  if (main && wanted.main) checked.push(checkFile(main, 'main.cf', context, inputs));
  if (master && wanted.master) checked.push(checkFile(master, 'master.cf', context, inputs));
  return checked;
}

function checkFile(file: LintFile, id: FileId, context: Context, inputs: LintInputs): Checked {
  const findings = findingsIn(context, id).filter(({ code }) => inputs.rules[code] !== 'off');
  const fixes = fixesOfFirst(findings, (finding) => fixesOf(finding, context));
  const { faults } = id === 'main.cf' ? checkInstance.main(context) : checkInstance.master(context);
  return { file, ...problemsOf(file, findings, fixes, inputs), edits: editsOfSafe(findings, fixes), faults };
}

function problemsOf<F extends Finding>(
  file: LintFile,
  findings: readonly F[],
  fixes: (finding: F) => readonly Fix[],
  inputs: LintInputs,
): Pick<Checked, 'problems' | 'notListed'> {
  const lines = TextDocument.create('', '', 0, file.text);
  const { shown, notListed } = gravest(findings, (finding) => severityOf(finding, inputs.rules), inputs.limit);
  const problems = shown.flatMap((finding) => {
    const severity = severityOf(finding, inputs.rules);
    if (severity === 'off') return [];
    const fixable = fixes(finding).some(({ safe }) => safe);
    const about = { code: finding.code, severity, message: messageOf(inputs, finding), fixable };
    return [problemAt(file, lines, finding.span, about)];
  });
  return { problems, notListed };
}

/**
 * Fixes, worked out once a finding and for so many findings only: they look around in the file, and a file with a
 * finding in every line would take that time squared. `--fix` comes back for the others.
 */
function fixesOfFirst<F extends Finding>(
  findings: readonly F[],
  workOut: (finding: F) => readonly Fix[],
): (finding: F) => readonly Fix[] {
  const fixes = new Map(findings.slice(0, mostFixes).map((finding) => [finding, workOut(finding)] as const));
  return (finding) => fixes.get(finding) ?? [];
}
const mostFixes = 1000;
