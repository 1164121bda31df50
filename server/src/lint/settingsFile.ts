import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Locale } from '../messages/messages.ts';
import type { LintMessages } from '../messages/enLint.ts';
import { LintFailure, reasonOf } from './failure.ts';
import { type RuleSettings, isCode, isTarget, severities, targetsText } from './values.ts';

export const settingsFileName = '.postfix-lint.json';

/** What a `.postfix-lint.json` sets. */
export interface SettingsFile {
  readonly path: string;
  readonly targetVersion?: string;
  readonly rules?: RuleSettings;
  readonly language?: Locale | 'auto';
}

/** The nearest settings file in a folder or above it. */
export function findSettings(folder: string): SettingsFile | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const path = join(at, settingsFileName);
    let text: string | undefined;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      // ENOTDIR: the "folder" of a name given for standard input need not be one.
      if (!['ENOENT', 'ENOTDIR', 'EACCES'].includes(reasonOf(error))) throw new LintFailure((messages) => messages.cannotRead({ path, reason: reasonOf(error) }));
    }
    if (text !== undefined) return readSettingsFile(path, text);
    if (dirname(at) === at) return undefined;
  }
}

/** Reads the text of a settings file; one that is wrong is a failure, with all that is wrong with it. */
export function readSettingsFile(path: string, text: string): SettingsFile {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new LintFailure((messages) => messages.settings.notJson({ path, detail: error instanceof Error ? error.message : String(error) }));
  }
  const problems = problemsOf(given);
  if (problems.length) throw new LintFailure((messages) => problems.map((say) => messages.settings.at({ path, problem: say(messages) })).join('\n'));
  return { path, ...(given as Omit<SettingsFile, 'path'>) };
}

type Problem = (messages: LintMessages) => string;
const keys = ['$schema', 'targetVersion', 'rules', 'language'] as const;

function problemsOf(given: unknown): Problem[] {
  if (!isObject(given)) return [(messages) => messages.settings.notObject()];
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(given)) {
    const wrong = (wanted: string): void => { problems.push((messages) => messages.settings.badValue({ key, value: JSON.stringify(value), wanted })); };
    switch (key) {
      case '$schema': if (typeof value !== 'string') wrong('"…"'); break;
      case 'targetVersion': if (typeof value !== 'string' || !isTarget(value)) wrong(targetsText); break;
      case 'language': if (value !== 'auto' && value !== 'en' && value !== 'zh-cn') wrong('auto, en, zh-cn'); break;
      case 'rules': problems.push(...ruleProblems(value)); break;
      default: problems.push((messages) => messages.settings.unknownKey({ key, keys: keys.slice(1).join(', ') }));
    }
  }
  return problems;
}

function ruleProblems(rules: unknown): Problem[] {
  if (!isObject(rules)) return [(messages) => messages.settings.badValue({ key: 'rules', value: JSON.stringify(rules), wanted: '{ "CODE": "SEVERITY" }' })];
  const problems: Problem[] = [];
  for (const [code, severity] of Object.entries(rules)) {
    if (!isCode(code)) problems.push((messages) => messages.usage.unknownCode({ code }));
    else if (!severities.some((one) => one === severity)) {
      problems.push((messages) => messages.settings.badValue({ key: `rules.${code}`, value: JSON.stringify(severity), wanted: severities.join(', ') }));
    }
  }
  return problems;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
