import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { type ElementFinding, inFile } from '../rules/elementFinding.ts';
import type { Finding, RuleCode, Severity } from '../rules/rule.ts';
import { severityOf } from '../rules/severity.ts';
import type { LanguageDocument } from '../languages/language.ts';
import { rangeOf } from './range.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};
const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Where the page of a rule is. */
export const rulePage = (code: string): string =>
  `https://github.com/postfix-config/postfix-config/blob/main/docs/rules/${code}.md`;

/** As many as VS Code itself shows of a file. Half a million would take the client seconds, at each keystroke. */
const most = 1000;

/** Severities by code that the user set; `off` leaves a finding out. */
type Wanted = Readonly<Record<string, Severity | 'off'>>;
type Source = Pick<LanguageDocument, 'uri' | 'messages' | 'lines'>;

/** The LSP diagnostics of a file's findings, in file order; of more than a thousand the most severe. */
export function diagnostics(document: Source, findings: readonly Finding[], wanted: Wanted): Diagnostic[] {
  const all: Diagnostic[] = [];
  const remaining = remainingFor(findings, (finding) => severityOf(finding, wanted));
  for (const finding of findings) {
    const severity = severityOf(finding, wanted);
    if (severity !== 'off' && remaining[severity]-- > 0)
      all.push(diagnosticOf(document, finding, severities[severity]));
  }
  return all;
}

/**
 * The same for findings of a main.cf by their elements. A list is kept by that of
 * its findings, and a diagnostic by its finding: most stay what they are at each
 * keystroke, and the same object need not be compared to be known for the same.
 * @param elementLines the line that each element starts in
 */
export function elementDiagnostics(
  document: Source & Pick<LanguageDocument, 'context'>,
  elementLines: readonly number[],
  findings: readonly ElementFinding[],
  wanted: Wanted,
): Diagnostic[] {
  const {
    messages,
    context: {
      configuration: { tree },
    },
  } = document;
  const list = cachedLists.get(findings);
  if (list?.messages === messages && list.elementLines === elementLines && list.wanted === wanted) return list.items;
  const items: Diagnostic[] = [];
  const remaining = remainingFor(findings, ({ finding }) => severityOf(finding, wanted));
  for (const one of findings) {
    const severity = severityOf(one.finding, wanted);
    if (severity === 'off' || remaining[severity]-- <= 0) continue;
    const line = elementLines[one.index] as number;
    const known = cachedDiagnostics.get(one.finding);
    const holds = known?.messages === messages && known.severity === severity && known.line === line && !one.related;
    const diagnostic = holds ? known.diagnostic : diagnosticOf(document, inFile(one, tree), severities[severity]);
    if (!holds) cachedDiagnostics.set(one.finding, { messages, severity, line, diagnostic });
    items.push(diagnostic);
  }
  cachedLists.set(findings, { messages, elementLines, wanted, items });
  return items;
}
interface CachedList extends Pick<Source, 'messages'> {
  readonly elementLines: readonly number[];
  readonly wanted: Wanted;
  readonly items: Diagnostic[];
}
const cachedLists = new WeakMap<readonly ElementFinding[], CachedList>();
interface CachedDiagnostic {
  readonly messages: Source['messages'];
  readonly severity: Severity;
  readonly line: number;
  readonly diagnostic: Diagnostic;
}
/** By findings relative to their elements: where one stands is told by the line of its element. */
const cachedDiagnostics = new WeakMap<Finding, CachedDiagnostic>();

function diagnosticOf(document: Source, finding: Finding, severity: DiagnosticSeverity): Diagnostic {
  const start = document.lines.positionAt(finding.span.start);
  const diagnostic: Diagnostic = {
    range: { start, end: document.lines.positionAt(finding.span.end) },
    severity,
    code: finding.code,
    source: 'postfix',
    message: messageOf(document, finding),
    codeDescription: pageOf(finding.code),
  };
  if (finding.tag) diagnostic.tags = [tags[finding.tag]];
  if (finding.related) {
    diagnostic.relatedInformation = finding.related.map((span) => ({
      location: { uri: document.uri, range: rangeOf(document, span) },
      message: document.messages.related,
    }));
  }
  return diagnostic;
}

/** One object for all diagnostics of a rule: a file may have a thousand. */
function pageOf(code: RuleCode): { href: string } {
  let page = pages.get(code);
  if (!page) {
    page = { href: rulePage(code) };
    pages.set(code, page);
  }
  return page;
}
const pages = new Map<RuleCode, { href: string }>();

/** How many diagnostics of each severity may still be shown, the most severe first. */
function remainingFor<T>(all: readonly T[], severityOfOne: (one: T) => Severity | 'off'): Record<Severity, number> {
  const remaining: Record<Severity, number> = { error: most, warning: most, information: most, hint: most };
  if (all.length <= most) return remaining;
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (let i = 0; i < all.length; i++) {
    const severity = severityOfOne(all[i] as T);
    if (severity !== 'off') counts[severity]++;
  }
  let left = most;
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
    remaining[severity] = Math.min(left, counts[severity]);
    left -= remaining[severity];
  }
  return remaining;
}

/** What a finding says, in the document's language. */
export function messageOf(document: Pick<LanguageDocument, 'messages'>, finding: Finding): string {
  const say = document.messages.rules[finding.code as RuleCode] as (data: unknown) => string;
  return say(finding.data);
}
