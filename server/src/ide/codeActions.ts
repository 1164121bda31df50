import { CodeActionKind, type CodeAction, type Diagnostic, type TextEdit as LspEdit } from 'vscode-languageserver-types';
import { fixesOf } from '../rules/fixesOf.ts';
import type { Finding, Fix, TextEdit } from '../rules/rule.ts';
import { type Span, meet } from '../syntax/span.ts';
import { type MainDocument, rangeOf } from '../languages/mainCf/mainDocument.ts';

/** The findings of a file: at least those that meet a span, or all, in file order. */
export type FindingsIn<F extends Finding> = (span?: Span) => readonly F[];

/** The kind by which a client applies all safe fixes, e.g. on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.postfix`;

/**
 * Quick fixes for what stands in a span, and the action that applies all safe ones.
 * @param findings those of the file
 * @param only the kinds that the client wants; undefined = all
 * @param given the diagnostics that the client shows there; an action names those that it mends
 */
export function codeActions(
  document: MainDocument, findings: FindingsIn<Finding>, span: Span, only: readonly string[] | undefined, given: readonly Diagnostic[],
): CodeAction[] {
  return actionsFor(document, findings, (finding) => fixesOf(finding, document.context), span, only, given);
}

/** The same for a file of any kind, whose findings have fixes of their own. */
export function actionsFor<F extends Finding>(
  document: Pick<MainDocument, 'uri' | 'lines' | 'messages'>, findings: FindingsIn<F>, fixes: (finding: F) => readonly Fix[], span: Span, only: readonly string[] | undefined,
  given: readonly Diagnostic[],
): CodeAction[] {
  const wants = (kind: string): boolean => !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of findings(span)) {
      if (!meet(finding.span, span)) continue;
      const mended = given.filter((diagnostic) => diagnostic.code === finding.code);
      for (const fix of fixes(finding)) {
        actions.push({
          title: titleOf(document, fix), kind: CodeActionKind.QuickFix, diagnostics: mended, edit: editOf(document, fix.edits),
          ...(fix.preferred ? { isPreferred: true } : {}),
        });
      }
    }
  }
  // Only where it is asked for: all fixes of a file are too much work for a light bulb.
  if (only && wants(fixAllKind)) {
    const edits = editsOfSafe(findings(), fixes);
    if (edits.length) actions.push({ title: document.messages.fixAll, kind: fixAllKind, edit: editOf(document, edits) });
  }
  return actions;
}

/** The edits of all safe fixes; of two that overlap the first in the file is taken, the other is left for another time. */
export function editsOfSafe<F extends Finding>(findings: readonly F[], fixes: (finding: F) => readonly Fix[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const finding of findings) {
    const fix = fixes(finding).find((one) => one.safe);
    if (!fix || fix.edits.some((edit) => edits.some((taken) => edit.span.start <= taken.span.end && taken.span.start <= edit.span.end))) continue;
    edits.push(...fix.edits);
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function titleOf(document: Pick<MainDocument, 'messages'>, fix: Fix): string {
  const say = document.messages.fixes[fix.title.key] as (data: unknown) => string;
  return say(fix.title.data);
}

function editOf(document: Pick<MainDocument, 'uri' | 'lines'>, edits: readonly TextEdit[]): { changes: Record<string, LspEdit[]> } {
  return { changes: { [document.uri]: edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })) } };
}
