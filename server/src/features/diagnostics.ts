import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver-types';
import type { Finding, RuleCode, Severity } from '../rules/rule.ts';
import { severityOf } from '../rules/severity.ts';
import { type MainDocument, rangeOf } from './document.ts';
import { sameRange } from './sameDiagnostics.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information, hint: DiagnosticSeverity.Hint,
};
const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Where the page of a rule is. */
export const rulePage = (code: string): string => `https://github.com/postfix-config/postfix-config/blob/main/docs/rules/${code}.md`;

/** As many as VS Code itself shows of a file. Half a million would take the client seconds, at each keystroke. */
const most = 1000;

/**
 * The LSP diagnostics of a file's findings, in file order; of more than a thousand the most severe.
 * @param wanted severities by code that the user set; `off` leaves a finding out
 */
export function diagnostics(document: Pick<MainDocument, 'uri' | 'lines' | 'messages'>, findings: readonly Finding[], wanted: Readonly<Record<string, Severity | 'off'>>): Diagnostic[] {
  const judged: { finding: Finding; severity: DiagnosticSeverity }[] = [];
  for (const finding of findings) {
    const severity = severityOf(finding, wanted);
    if (severity !== 'off') judged.push({ finding, severity: severities[severity] });
  }
  return mostSevere(judged).map(({ finding, severity }) => diagnosticOf(document, finding, severity));
}

type Source = Parameters<typeof diagnostics>[0];

/**
 * The diagnostic of a finding. That of the version before is given again where it still holds: most do at each keystroke,
 * and the same object need not be compared to be known for the same.
 */
function diagnosticOf(document: Source, finding: Finding, severity: DiagnosticSeverity): Diagnostic {
  const range = rangeOf(document, finding.span);
  // What a finding says stays the same object while the finding is kept (rules/check.ts).
  const source = finding.related ? undefined : finding.data;
  const known = source && lastMade.get(source);
  if (known?.messages === document.messages && known.diagnostic.code === finding.code && known.diagnostic.severity === severity && sameRange(known.diagnostic.range, range)) return known.diagnostic;
  const diagnostic: Diagnostic = { range, severity, code: finding.code, source: 'postfix', message: messageOf(document, finding), codeDescription: pageOf(finding.code) };
  if (finding.tag) diagnostic.tags = [tags[finding.tag]];
  if (finding.related) {
    diagnostic.relatedInformation = finding.related.map((span) => ({ location: { uri: document.uri, range: rangeOf(document, span) }, message: document.messages.related }));
  } else if (source) lastMade.set(source, { messages: document.messages, diagnostic });
  return diagnostic;
}
const lastMade = new WeakMap<object, { readonly messages: Source['messages']; readonly diagnostic: Diagnostic }>();

/** One object for all diagnostics of a rule: a file may have a thousand. */
function pageOf(code: RuleCode): { href: string } {
  let page = pages.get(code);
  if (!page) pages.set(code, page = { href: rulePage(code) });
  return page;
}
const pages = new Map<RuleCode, { href: string }>();

function mostSevere<T extends { readonly severity: DiagnosticSeverity }>(all: readonly T[]): readonly T[] {
  if (all.length <= most) return all;
  const places = new Map<DiagnosticSeverity, number>();
  let left = most;
  for (const severity of Object.values(severities)) {
    const count = Math.min(left, all.reduce((sum, one) => sum + (one.severity === severity ? 1 : 0), 0));
    places.set(severity, count);
    left -= count;
  }
  return all.filter(({ severity }) => {
    const free = places.get(severity) ?? 0;
    places.set(severity, free - 1);
    return free > 0;
  });
}

/** What a finding says, in the document's language. */
export function messageOf(document: Pick<MainDocument, 'messages'>, finding: Finding): string {
  const say = document.messages.rules[finding.code as RuleCode] as (data: unknown) => string;
  return say(finding.data);
}
