import { CodeActionKind, type CodeAction, type Diagnostic } from 'vscode-languageserver-types';
import { masterFixesOf } from '../../rules/master/check.ts';
import type { MasterFinding } from '../../rules/master/masterRule.ts';
import type { Fix, Severity, TextEdit } from '../../rules/rule.ts';
import type { Span } from '../../syntax/span.ts';
import { fixAllKind } from '../codeActions.ts';
import { diagnostics } from '../diagnostics.ts';
import { type MasterDocument, rangeIn } from './masterDocument.ts';

/** The LSP diagnostics of a file's findings; severities by code as the user set them. */
export function masterDiagnostics(document: MasterDocument, findings: readonly MasterFinding[], wanted: Readonly<Record<string, Severity | 'off'>>): Diagnostic[] {
  return diagnostics(document, findings, wanted);
}

/** Quick fixes for what stands in a span, and the action that applies all safe ones; see codeActions(). */
export function masterCodeActions(
  document: MasterDocument, findings: readonly MasterFinding[], span: Span, only: readonly string[] | undefined, given: readonly Diagnostic[],
): CodeAction[] {
  const wants = (kind: string): boolean => !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of findings) {
      if (finding.span.end < span.start || finding.span.start > span.end) continue;
      const mended = given.filter(({ code }) => code === finding.code);
      for (const fix of masterFixesOf(finding, document.context)) {
        actions.push({ title: titleOf(document, fix), kind: CodeActionKind.QuickFix, diagnostics: mended, edit: editOf(document, fix.edits), ...(fix.preferred ? { isPreferred: true } : {}) });
      }
    }
  }
  if (wants(fixAllKind) && (only || findings.length > 0)) {
    const edits = safeMasterEdits(document, findings);
    if (edits.length) actions.push({ title: document.messages.fixAll, kind: fixAllKind, edit: editOf(document, edits) });
  }
  return actions;
}

/** The edits of all safe fixes; of two that overlap the first in the file is taken, the other is left for another time. */
export function safeMasterEdits(document: Pick<MasterDocument, 'context'>, findings: readonly MasterFinding[]): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const finding of findings) {
    const fix = masterFixesOf(finding, document.context).find((one) => one.safe);
    if (!fix || fix.edits.some((edit) => edits.some((taken) => edit.span.start <= taken.span.end && taken.span.start <= edit.span.end))) continue;
    edits.push(...fix.edits);
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function titleOf(document: MasterDocument, fix: Fix): string {
  return (document.messages.fixes[fix.title.key] as (data: unknown) => string)(fix.title.data);
}

function editOf(document: MasterDocument, edits: readonly TextEdit[]): { changes: Record<string, { range: ReturnType<typeof rangeIn>; newText: string }[]> } {
  return { changes: { [document.uri]: edits.map(({ span, text }) => ({ range: rangeIn(document, span), newText: text })) } };
}
