import type { TextSettings } from '../settings/settingsText.ts';
import { type Locale, isLocale } from '../texts/locales.ts';
import { featureRelease } from '../facts/release.ts';
import type { Severity } from '../rules/rule.ts';

/** What the user may set under `postfix.`; the manifest's defaults are these (a test compares them). */
export interface Settings {
  readonly targetVersion: string;
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly language: 'auto' | Locale;
  readonly inlayHints: boolean;
  /** Where the files are once they are installed; empty: in a usual directory. */
  readonly configDirectory: string;
}
export const defaultSettings: Settings = {
  targetVersion: 'auto',
  rules: {},
  language: 'auto',
  inlayHints: false,
  configDirectory: '',
};

/**
 * The client's settings with those of a `.postfix-lint.json` over them: what CI judges by counts, except for the
 * language, which is the reader's as soon as there is a choice of theirs.
 */
export function withFile(settings: Settings, file: TextSettings | undefined): Settings {
  if (!file) return settings;
  return {
    ...settings,
    rules: { ...settings.rules, ...file.rules },
    targetVersion: file.targetVersion ?? settings.targetVersion,
    language: settings.language === 'auto' ? (file.language ?? 'auto') : settings.language,
  };
}

const severities = new Set(['error', 'warning', 'information', 'hint', 'off']);

/** Reads settings of any shape: a key with a value of the wrong type falls back alone. */
export function readSettings(given: unknown, fallback: Settings = defaultSettings): Settings {
  if (typeof given !== 'object' || given === null) return fallback;
  const all = given as Record<string, unknown>;
  const { targetVersion, language, inlayHints, configDirectory, rules } = all;
  return {
    targetVersion:
      typeof targetVersion === 'string' && (targetVersion === 'auto' || featureRelease(targetVersion))
        ? targetVersion
        : fallback.targetVersion,
    language: language === 'auto' || isLocale(language) ? language : fallback.language,
    inlayHints: typeof inlayHints === 'boolean' ? inlayHints : fallback.inlayHints,
    configDirectory: isDirectory(configDirectory) ? configDirectory : fallback.configDirectory,
    rules:
      typeof rules === 'object' && rules !== null && !Array.isArray(rules)
        ? (Object.fromEntries(
            Object.entries(rules).filter(([, severity]) => severities.has(severity as string)),
          ) as Settings['rules'])
        : fallback.rules,
  };
}

/** An absolute path, or nothing. */
function isDirectory(given: unknown): given is string {
  return typeof given === 'string' && /^(?:\/[^\0]*)?$/.test(given);
}

/** The locale of texts: the setting, else the client's. */
export function textLocale(settings: Settings, client: Locale): Locale {
  return settings.language === 'auto' ? client : settings.language;
}
