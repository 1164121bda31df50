import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { type Placed, inFile } from '../rules/placed.ts';
import type { Finding, RuleCode, Severity } from '../rules/rule.ts';
import { severityOf } from '../rules/severity.ts';
import { type MainDocument, rangeOf } from './document.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};
const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Where the page of a rule is. */
export const rulePage = (code: string): string => `https://github.com/postfix-config/postfix-config/blob/main/docs/rules/${code}.md`;

/** As many as VS Code itself shows of a file. Half a million would take the client seconds, at each keystroke. */
const most = 1000;

/** Severities by code that the user set; `off` leaves a finding out. */
type Wanted = Readonly<Record<string, Severity | 'off'>>;
type Source = Pick<MainDocument, 'uri' | 'lines' | 'messages'>;

/** The LSP diagnostics of a file's findings, in file order; of more than a thousand the most severe. */
export function diagnostics(document: Source, findings: readonly Finding[], wanted: Wanted): Diagnostic[] {
  return mostSevere(findings, (finding) => severityOf(finding, wanted)).map(({ one, severity }) => diagnosticOf(document, one, severities[severity]));
}

/**
 * The same, for findings by their places. The diagnostic of the version before is given again where it still holds: most do
 * at each keystroke, and the same object need not be compared to be known for the same.
 * @param moves while this is the same of a file, an element that stays in it stays in its line
 */
export function placedDiagnostics(document: Pick<MainDocument, 'uri' | 'lines' | 'messages' | 'context'>, findings: readonly Placed[], wanted: Wanted, moves?: number): Diagnostic[] {
  const { lines, messages, context: { configuration: { tree } } } = document;
  const all: Diagnostic[] = [];
  // Many are judged before any is made.
  const some = findings.length > most ? mostSevere(findings, ({ finding }) => severityOf(finding, wanted)).map(({ one }) => one) : findings;
  for (const one of some) {
    let made = one.made as Made | undefined;
    if (made?.messages !== messages || made.wanted !== wanted) made = undefined;
    if (!made || made.moves !== moves || moves === undefined) {
      const severity = made?.severity ?? severityOf(one.finding, wanted);
      // An element is the same wherever it stands: the line of what is found in it tells where that is.
      const start = lines.positionAt((tree.offsets[one.element] ?? 0) + one.finding.span.start);
      const diagnostic = severity === 'off' ? undefined : made?.line === start.line && !one.related ? made.diagnostic : diagnosticOf(document, inFile(one, tree), severities[severity], start);
      made = { messages, wanted, moves, line: start.line, severity, diagnostic };
      one.made = made;
    }
    if (made.diagnostic) all.push(made.diagnostic);
  }
  return all;
}
interface Made {
  readonly messages: Source['messages'];
  readonly wanted: Wanted;
  readonly moves: number | undefined;
  readonly line: number;
  readonly severity: Severity | 'off';
  /** None where it is off. */
  readonly diagnostic: Diagnostic | undefined;
}

function diagnosticOf(document: Source, finding: Finding, severity: DiagnosticSeverity, start = document.lines.positionAt(finding.span.start)): Diagnostic {
  const diagnostic: Diagnostic = { range: { start, end: document.lines.positionAt(finding.span.end) }, severity, code: finding.code, source: 'postfix', message: messageOf(document, finding), codeDescription: pageOf(finding.code) };
  if (finding.tag) diagnostic.tags = [tags[finding.tag]];
  if (finding.related) {
    diagnostic.relatedInformation = finding.related.map((span) => ({ location: { uri: document.uri, range: rangeOf(document, span) }, message: document.messages.related }));
  }
  return diagnostic;
}

/** One object for all diagnostics of a rule: a file may have a thousand. */
function pageOf(code: RuleCode): { href: string } {
  let page = pages.get(code);
  if (!page) pages.set(code, page = { href: rulePage(code) });
  return page;
}
const pages = new Map<RuleCode, { href: string }>();

/** With their severities, in their order; without those that are off. */
function mostSevere<T>(all: readonly T[], severityOfOne: (one: T) => Severity | 'off'): Judged<T>[] {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  const judged: Judged<T>[] = [];
  for (let i = 0; i < all.length; i++) {
    const one = all[i] as T;
    const severity = severityOfOne(one);
    if (severity === 'off') continue;
    counts[severity]++;
    judged.push({ one, severity });
  }
  if (judged.length <= most) return judged;
  let left = most;
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) left -= counts[severity] = Math.min(left, counts[severity]);
  return judged.filter(({ severity }) => counts[severity]-- > 0);
}
interface Judged<T> { readonly one: T; readonly severity: Severity }

/** What a finding says, in the document's language. */
export function messageOf(document: Pick<MainDocument, 'messages'>, finding: Finding): string {
  const say = document.messages.rules[finding.code as RuleCode] as (data: unknown) => string;
  return say(finding.data);
}
