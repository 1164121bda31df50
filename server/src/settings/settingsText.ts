import type { LintMessages } from '../texts/messages.ts';
import { type Locale, isLocale, localeNames } from '../texts/locales.ts';
import { nearestWord } from '../rules/nearestWord.ts';
import { ruleCodes } from '../rules/ruleCodes.ts';
import { type RuleSettings, isCode, isTarget, severities, targetsText } from './values.ts';

/** It stands in the folder of a configuration, or above. */
export const settingsFileName = '.postfix-lint.json';

/** What the text of a `.postfix-lint.json` sets. */
export interface TextSettings {
  readonly targetVersion?: string;
  readonly rules?: RuleSettings;
  readonly language?: Locale | 'auto';
}

/** Something that is wrong with it. */
export interface SettingsProblem {
  /** Where in the text. */
  readonly span: { readonly start: number; readonly end: number };
  readonly say: (messages: LintMessages) => string;
}

/** Reads the text of a settings file: what is right in it, and what is wrong. */
export function readSettingsText(text: string): {
  readonly settings: TextSettings;
  readonly problems: readonly SettingsProblem[];
} {
  let given: unknown;
  try {
    given = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const at = Math.min(Number(/position (\d+)/.exec(detail)?.[1] ?? 0), text.length);
    return {
      settings: {},
      problems: [
        {
          span: { start: at, end: Math.min(at + 1, text.length) },
          say: ({ settings }) => settings.notJson({ detail }),
        },
      ],
    };
  }
  if (!isObject(given))
    return {
      settings: {},
      problems: [{ span: { start: 0, end: text.length }, say: ({ settings }) => settings.notObject() }],
    };
  const problems: SettingsProblem[] = [];
  const report: Report = (key, say) => {
    if (problems.length < most) problems.push({ span: keySpan(text, key), say });
  };
  const right = new Map<string, unknown>();
  for (const [key, value] of Object.entries(given)) {
    const wrong = (wanted: string): void =>
      report(key, ({ settings }) => settings.badValue({ key, value: JSON.stringify(value), wanted }));
    switch (key) {
      case '$schema':
        if (typeof value !== 'string') wrong('"…"');
        break;
      case 'targetVersion':
        if (typeof value === 'string' && isTarget(value)) right.set(key, value);
        else wrong(targetsText);
        break;
      case 'language':
        if (value === 'auto' || isLocale(value)) right.set(key, value);
        else wrong(['auto', ...localeNames].join(', '));
        break;
      case 'rules':
        if (isObject(value)) right.set(key, readRules(value, report));
        else wrong('{ "CODE": "SEVERITY" }');
        break;
      default:
        report(key, ({ settings }) => settings.unknownKey({ key, keys: 'targetVersion, rules, language' }));
    }
  }
  return { settings: Object.fromEntries(right) as TextSettings, problems };
}

/** Nobody reads more; each costs a search in the text. */
const most = 100;

type Report = (key: string, say: SettingsProblem['say']) => void;

function readRules(rules: Record<string, unknown>, report: Report): RuleSettings {
  const right: Record<string, (typeof severities)[number]> = {};
  for (const [code, value] of Object.entries(rules)) {
    const severity = severities.find((one) => one === value);
    if (!isCode(code)) report(code, ({ usage }) => usage.unknownCode({ code, near: nearestWord(code, ruleCodes) }));
    else if (severity) right[code] = severity;
    else
      report(code, ({ settings }) =>
        settings.badValue({ key: `rules.${code}`, value: JSON.stringify(value), wanted: severities.join(', ') }),
      );
  }
  return right;
}

/**
 * The last place where the key stands: that is the one that
 * counts (ECMA-404 leaves it open, JSON.parse takes the last).
 */
function keySpan(text: string, key: string): { start: number; end: number } {
  const quoted = JSON.stringify(key);
  for (let at = text.lastIndexOf(quoted); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(quoted, at - 1)) {
    if (/^\s*:/.test(text.slice(at + quoted.length, at + quoted.length + 80)))
      return { start: at, end: at + quoted.length };
  }
  return { start: 0, end: 0 };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
