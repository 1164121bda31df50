import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import { type Placed, inFile } from '../rules/placed.ts';
import type { Finding, RuleCode, Severity } from '../rules/rule.ts';
import { severityOf } from '../rules/severity.ts';
import type { LanguageDocument } from '../languages/language.ts';
import { rangeOf } from './range.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
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
  const room = roomFor(findings, (finding) => severityOf(finding, wanted));
  for (const finding of findings) {
    const severity = severityOf(finding, wanted);
    if (severity !== 'off' && room[severity]-- > 0) all.push(diagnosticOf(document, finding, severities[severity]));
  }
  return all;
}

/**
 * The same, for findings by their places. The diagnostic of the version before is given again where it still holds:
 * most do at each keystroke, and the same object need not be compared to be known for the same.
 * @param moves while this is the same of a file, an element that stays in it stays in its line
 */
export function placedDiagnostics(
  document: Source & Pick<LanguageDocument, 'context'>, findings: readonly Placed[], wanted: Wanted, moves?: number,
): Diagnostic[] {
  const { lines, messages, context: { configuration: { tree } } } = document;
  const all: Diagnostic[] = [];
  const known = ({ made }: Placed): Made | undefined =>
    ((made as Made | undefined)?.messages === messages && (made as Made).wanted === wanted ? made as Made : undefined);
  const room = roomFor(findings, (one) => known(one)?.severity ?? severityOf(one.finding, wanted));
  for (let i = 0; i < findings.length; i++) {
    const one = findings[i] as Placed;
    let made = known(one);
    const severity = made?.severity ?? severityOf(one.finding, wanted);
    if (severity === 'off' || room[severity]-- <= 0) continue;
    if (!made || made.moves !== moves || moves === undefined) {
      // An element is the same wherever it stands: the line of what is found in it tells where that is.
      const start = lines.positionAt((tree.offsets[one.element] ?? 0) + one.finding.span.start);
      const diagnostic = made?.line === start.line && !one.related
        ? made.diagnostic
        : diagnosticOf(document, inFile(one, tree), severities[severity], start);
      one.made = made = { messages, wanted, moves, line: start.line, severity, diagnostic };
    }
    all.push(made.diagnostic);
  }
  return all;
}
interface Made {
  readonly messages: Source['messages'];
  readonly wanted: Wanted;
  readonly moves: number | undefined;
  readonly line: number;
  readonly severity: Severity;
  readonly diagnostic: Diagnostic;
}

function diagnosticOf(
  document: Source, finding: Finding, severity: DiagnosticSeverity,
  start = document.lines.positionAt(finding.span.start),
): Diagnostic {
  const diagnostic: Diagnostic = {
    range: { start, end: document.lines.positionAt(finding.span.end) }, severity, code: finding.code,
    source: 'postfix', message: messageOf(document, finding), codeDescription: pageOf(finding.code),
  };
  if (finding.tag) diagnostic.tags = [tags[finding.tag]];
  if (finding.related) {
    diagnostic.relatedInformation = finding.related.map((span) => ({
      location: { uri: document.uri, range: rangeOf(document, span) }, message: document.messages.related,
    }));
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

/** How many of each severity there is room for, the most severe first. */
function roomFor<T>(all: readonly T[], severityOfOne: (one: T) => Severity | 'off'): Record<Severity, number> {
  const room: Record<Severity, number> = { error: most, warning: most, information: most, hint: most };
  if (all.length <= most) return room;
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (let i = 0; i < all.length; i++) {
    const severity = severityOfOne(all[i] as T);
    if (severity !== 'off') counts[severity]++;
  }
  let left = most;
  for (const severity of ['error', 'warning', 'information', 'hint'] as const) {
    left -= room[severity] = Math.min(left, counts[severity]);
  }
  return room;
}

/** What a finding says, in the document's language. */
export function messageOf(document: Pick<LanguageDocument, 'messages'>, finding: Finding): string {
  const say = document.messages.rules[finding.code as RuleCode] as (data: unknown) => string;
  return say(finding.data);
}
