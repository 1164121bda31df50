import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rulePage } from '../../ide/diagnostics.ts';
import { ruleOf } from '../../rules/index.ts';
import type { Severity } from '../../rules/rule.ts';
import { fingerprintOf } from '../baseline.ts';
import type { Problem } from '../problem.ts';
import { type RulePages, pageAsPlainText } from '../rulePages.ts';
import { below, folderUri, relativeUri } from './paths.ts';
import { type Report, allProblems } from './report.ts';
import { aboutLocale } from '../../texts/locales.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, for code scanning. */
export function sarifReport(report: Report, pages: RulePages): string {
  const problems = allProblems(report);
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  return `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'postfix-lint',
              version: report.version,
              semanticVersion: report.version,
              informationUri: 'https://github.com/postfix-config/postfix-config',
              rules: codes.map((code) => ({
                id: code,
                name: code,
                helpUri: rulePage(code),
                ...helpOf(pages[code]?.[report.locale]),
                defaultConfiguration: { level: levels[ruleOf(code)?.severity ?? 'warning'] },
              })),
            },
          },
          language: aboutLocale(report.locale).tag,
          columnKind: 'utf16CodeUnits',
          originalUriBaseIds: { SRCROOT: { uri: folderUri(report.root) } },
          invocations: [{ executionSuccessful: report.failures === 0 }],
          results: problems.map((problem) => resultOf(problem, codes, report.root)),
        },
      ],
    },
    undefined,
    2,
  )}\n`;
}

/** What a person reads about the rule beside its alert; GitHub shows the Markdown. */
function helpOf(page: string | undefined): object {
  return page === undefined ? {} : { help: { text: pageAsPlainText(page), markdown: page } };
}

function resultOf(problem: Problem, codes: readonly string[], root: string): object {
  const inside = below(root, problem.path);
  return {
    ruleId: problem.code,
    ruleIndex: codes.indexOf(problem.code),
    level: levels[problem.severity],
    message: { text: problem.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation:
            inside === undefined
              ? { uri: pathToFileURL(resolve(problem.path)).href }
              : { uri: relativeUri(inside), uriBaseId: 'SRCROOT' },
          region: {
            startLine: problem.start.line,
            startColumn: problem.start.column,
            endLine: problem.end.line,
            endColumn: problem.end.column,
          },
        },
      },
    ],
    partialFingerprints: { 'postfixLint/v1': fingerprintOf(problem) },
  };
}
