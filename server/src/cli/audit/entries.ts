import type { Cure } from '../../audit/cure.ts';
import type { AuditFinding, AuditVerdict } from '../../audit/finding.ts';
import type { Configuration } from '../../model/configuration.ts';
import {
  type QuotedFiles,
  type SettingPlace,
  placeOfOffset,
  placeOfSetting,
} from '../../questions/trace/settingPlace.ts';
import type { AuditTexts } from '../../texts/auditTexts.ts';

/** A finding as people read it. Its texts may hold what DNS or a server said: each format escapes them. */
export interface AuditEntry {
  readonly check: string;
  readonly title: string;
  readonly code: string;
  readonly verdict: AuditVerdict;
  readonly message: string;
  readonly place: SettingPlace | undefined;
  readonly cure: Cure | undefined;
  /** What mends it, in words. */
  readonly remedy: string | undefined;
}

/** Puts findings into words, with the lines that cause them. */
export function auditEntries(
  findings: readonly AuditFinding[],
  configuration: Configuration,
  files: QuotedFiles,
  texts: AuditTexts,
): readonly AuditEntry[] {
  return findings.map(({ check, verdict, code, data, source, at, cure }) => {
    // The code says the type of the data.
    const say = texts.findings[code] as (given: typeof data) => string;
    return {
      check,
      title: texts.titles[check],
      code,
      verdict,
      message: plain(say(data)),
      place: at ? placeOfOffset(`${at.file}.cf`, files[at.file], at.offset) : placeOf(source, configuration, files),
      cure,
      remedy: cure && plain(remedyOf(cure, texts)),
    };
  });
}

function placeOf(
  source: AuditFinding['source'],
  configuration: Configuration,
  files: QuotedFiles,
): SettingPlace | undefined {
  return source && placeOfSetting(configuration, source.service, source.name, files);
}

function remedyOf(cure: Cure, { command }: AuditTexts): string {
  if (cure.kind === 'setting') return command.setting(cure.name, cure.value, cure.service);
  const value = cure.type === 'TXT' ? quoted(cure.value) : cure.value;
  return command.record(cure.name, cure.type, value);
}

/** In the form of a zone file: strings of 255 bytes at most (RFC 1035, 3.3). */
function quoted(text: string): string {
  const parts = text.match(/.{1,250}/gs) ?? [''];
  return parts.map((part) => `"${part.replace(/["\\]/g, '\\$&')}"`).join(' ');
}

/** No control characters, by which text of others would move the cursor or change its direction. */
function plain(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ').slice(0, 2000);
}

/** How many findings have each verdict. */
export function countVerdicts(entries: readonly AuditEntry[]): Readonly<Record<AuditVerdict, number>> {
  const counts = { passed: 0, failed: 0, warning: 0, information: 0, unseen: 0 };
  for (const { verdict } of entries) counts[verdict]++;
  return counts;
}

const gravity: readonly AuditVerdict[] = ['failed', 'warning', 'unseen', 'information', 'passed'];

/** The entries by check; what is worst comes first, for pages that are read from the top. */
export function worstFirst(entries: readonly AuditEntry[]): readonly (readonly AuditEntry[])[] {
  const worst = (group: readonly AuditEntry[]): number =>
    Math.min(...group.map(({ verdict }) => gravity.indexOf(verdict)));
  return [...byCheck(entries)].sort((a, b) => worst(a) - worst(b));
}

/** The entries by check, in order. */
export function byCheck(entries: readonly AuditEntry[]): readonly (readonly AuditEntry[])[] {
  const groups = new Map<string, AuditEntry[]>();
  for (const entry of entries) groups.set(entry.check, [...(groups.get(entry.check) ?? []), entry]);
  return [...groups.values()];
}
