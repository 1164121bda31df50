import { TextDocument } from 'vscode-languageserver-textdocument';
import { messageOf } from '../features/diagnostics.ts';
import type { MainDocument } from '../features/document.ts';
import { safeEdits } from '../features/codeActions.ts';
import type { Release } from '../knowledge/factTypes.ts';
import { knowledge } from '../knowledge/knowledge.ts';
import { noProse } from '../knowledge/prose.ts';
import type { Messages } from '../messages/messages.ts';
import { type Configuration, configure } from '../model/configuration.ts';
import { check, contextOf, createCheckCache, ruleOf } from '../rules/check.ts';
import { fixesOf } from '../rules/generalFixes.ts';
import type { Finding, Severity, TextEdit } from '../rules/rule.ts';
import { parseMainCf } from '../syntax/mainCf.ts';
import { parseMasterCf } from '../syntax/masterCf.ts';
import type { Pair, SourceFile } from './files.ts';
import { type Problem, problemAt } from './problem.ts';
import type { RuleSettings } from './values.ts';

/** By what a pair is judged. */
export interface Judgement {
  readonly release: Release;
  readonly rules: RuleSettings;
  readonly messages: Messages;
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
  const master = pair.master && pair.wanted.master ? checkMaster(pair.master) : undefined;
  if (master) checked.push(master);
  return checked;
}

/** What a main.cf says, with the master.cf beside it. */
export function configurationOf(main: SourceFile | undefined, master: SourceFile | undefined, release: Release): Configuration {
  return configure(knowledge, release, parseMainCf(main?.text ?? ''), master && parseMasterCf(master.text));
}

function checkMain(main: SourceFile, master: SourceFile | undefined, judgement: Judgement): Checked {
  const context = contextOf(main.text, configurationOf(main, master, judgement.release));
  const findings = check(context, createCheckCache()).filter(({ code }) => judgement.rules[code] !== 'off');
  const lines = TextDocument.create('', 'postfix-main-cf', 0, main.text);
  const document: MainDocument = { uri: '', lines, context, messages: judgement.messages, prose: noProse };
  const problems = findings.map((finding) => problemAt(main, lines, finding.span, {
    code: finding.code, severity: severityOf(finding, judgement.rules), message: messageOf(document, finding),
    fixable: fixesOf(finding, context).some(({ safe }) => safe),
  }));
  return { file: main, problems, edits: safeEdits(document, findings) };
}

/** The place for the rules of master.cf: as above, with their findings and the pair's main.cf to judge by. */
function checkMaster(master: SourceFile): Checked {
  return { file: master, problems: [], edits: [] };
}

function severityOf(finding: Finding, rules: RuleSettings): Severity {
  const set = Object.hasOwn(rules, finding.code) ? rules[finding.code] : undefined;
  return set !== undefined && set !== 'off' ? set : finding.severity ?? ruleOf(finding.code)?.severity ?? 'warning';
}
