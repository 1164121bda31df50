import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AuditVerdict } from '../../audit/finding.ts';
import type { AuditTexts } from '../../texts/auditTexts.ts';
import { type AuditEntry, byCheck, countVerdicts, worstFirst } from './entries.ts';

/** What is printed. */
export interface AuditReport {
  readonly path: string;
  readonly entries: readonly AuditEntry[];
  readonly asked: number;
  readonly rounds: number;
  readonly stopped: boolean;
  readonly texts: AuditTexts['command'];
  readonly version: string;
  /** A BCP 47 tag. */
  readonly language: string;
}

/** For a terminal. */
export function auditText(report: AuditReport): string {
  const { texts, entries } = report;
  const width = Math.max(...Object.values(texts.verdicts).map((word) => word.length));
  const lines = byCheck(entries).flatMap((group) => [
    '',
    group[0]?.title ?? '',
    ...group.flatMap((entry) => [
      `  ${texts.verdicts[entry.verdict].padEnd(width)}  ${entry.message}`,
      ...moreOf(entry, texts).map((line) => `  ${' '.repeat(width)}  ${line}`),
    ]),
  ]);
  return `${texts.title(report.path)}\n${lines.join('\n')}\n\n${endOf(report).join('\n')}\n`;
}

/** What stands below a finding: its line, and what mends it. */
export function moreOf({ place, remedy }: AuditEntry, texts: AuditReport['texts']): string[] {
  return [
    ...(place ? [`${texts.at(place.file, place.line)}: ${place.text}`] : []),
    ...(remedy === undefined ? [] : [remedy]),
  ];
}

/** The last lines of a report. */
export function endOf({ entries, texts, asked, rounds, stopped }: AuditReport): string[] {
  const { failed, warning, passed, unseen } = countVerdicts(entries);
  return [
    texts.counted(failed, warning, passed, unseen),
    texts.asked(asked, rounds),
    ...(stopped ? [texts.stopped()] : []),
  ];
}

/** For programs. */
export function auditJson({ path, entries, asked, rounds, stopped, version }: AuditReport): string {
  const findings = entries.map(({ place, cure, ...entry }) => ({
    ...entry,
    ...(place ? { place } : {}),
    ...(cure ? { cure } : {}),
  }));
  const counts = countVerdicts(entries);
  return `${JSON.stringify({ version, path, asked, rounds, stopped, counts, findings }, undefined, 2)}\n`;
}

/** Markdown, in which nothing that came from outside is markup. */
export function auditMarkdown(report: AuditReport): string {
  const { texts } = report;
  const lines = worstFirst(report.entries).flatMap((group) => [
    `## ${inMarkdown(group[0]?.title ?? '')}`,
    '',
    ...group.map((entry) => {
      const more = moreOf(entry, texts).map((line) => `\n  ${inMarkdown(line)}`);
      return `- **${texts.verdicts[entry.verdict]}** ${inMarkdown(entry.message)}${more.join('  ')}`;
    }),
    '',
  ]);
  const end = endOf(report).map(inMarkdown).join('  \n');
  return `# ${inMarkdown(texts.title(report.path))}\n\n${lines.join('\n')}\n${end}\n`;
}

/** Every character that may mean something, and what autolinks are known by. */
function inMarkdown(text: string): string {
  const escaped = text.replace(/[\\`*_{}[\]()<>#+!|~&$^]/g, '\\$&');
  return escaped.replace(/(https?|ftp|mailto|www)([:.])/gi, '$1\\$2');
}

const levels: Readonly<Record<AuditVerdict, string>> = {
  failed: 'error',
  warning: 'warning',
  information: 'none',
  unseen: 'none',
  passed: 'none',
};
/** SARIF 2.1.0, 3.27.9: only what failed has a level. */
const kinds: Readonly<Record<AuditVerdict, string>> = {
  failed: 'fail',
  warning: 'fail',
  information: 'informational',
  unseen: 'open',
  passed: 'pass',
};

/** SARIF 2.1.0, for code scanning. */
export function auditSarif({ path, entries, version, language, stopped }: AuditReport): string {
  const codes = [...new Set(entries.map(({ check }) => check))];
  const results = entries.map((entry) => ({
    ruleId: entry.check,
    ruleIndex: codes.indexOf(entry.check),
    kind: kinds[entry.verdict],
    level: levels[entry.verdict],
    message: { text: entry.remedy === undefined ? entry.message : `${entry.message} ${entry.remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: pathToFileURL(resolve(path, entry.place?.file ?? 'main.cf')).href },
          region: { startLine: entry.place?.line ?? 1 },
        },
      },
    ],
  }));
  const rules = codes.map((id) => ({
    id,
    shortDescription: { text: entries.find(({ check }) => check === id)?.title ?? id },
  }));
  const driver = { name: 'postfix-lint audit', version, semanticVersion: version, rules };
  const run = { tool: { driver }, language, results, invocations: [{ executionSuccessful: !stopped }] };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
