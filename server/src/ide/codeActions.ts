import { CodeActionKind, type CodeAction, type Diagnostic, type WorkspaceEdit } from 'vscode-languageserver-types';
import type { LanguageDocument, TextChange } from '../languages/language.ts';
import type { Finding, Fix } from '../rules/rule.ts';
import { type Span, meet } from '../syntax/span.ts';
import { rangeOf } from './range.ts';

/** The findings of a file: at least those that meet a span, or all, in file order. */
export type FindingsIn = (span?: Span) => readonly Finding[];

/** The kind by which a client applies all safe fixes, e.g. on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.postfix`;

/**
 * Quick fixes for what stands in a span, and the action that applies all safe ones.
 * @param findings those of the file
 * @param only the kinds that the client wants; undefined = all
 * @param given the diagnostics that the client shows there; an action names those that it fixes
 */
export function codeActions(
  document: LanguageDocument,
  findings: FindingsIn,
  span: Span,
  only: readonly string[] | undefined,
  given: readonly Diagnostic[],
): CodeAction[] {
  const fixes = (finding: Finding): readonly Fix[] => document.language.fixes?.(document, finding) ?? [];
  const wants = (kind: string): boolean => !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    for (const finding of findings(span)) {
      if (!meet(finding.span, span)) continue;
      const fixed = given.filter((diagnostic) => diagnostic.code === finding.code);
      for (const fix of fixes(finding)) {
        actions.push({
          title: titleOf(document, fix),
          kind: CodeActionKind.QuickFix,
          diagnostics: fixed,
          edit: editOf(document, fix.edits),
          ...(fix.preferred ? { isPreferred: true } : {}),
        });
      }
    }
  }
  // Only where it is asked for: all fixes of a file are too much work for a light bulb.
  if (only && wants(fixAllKind)) {
    const edits = editsOfSafe(findings(), fixes);
    if (edits.length) {
      actions.push({ title: document.messages.fixAll, kind: fixAllKind, edit: editOf(document, edits) });
    }
  }
  return actions;
}

/**
 * The edits of all safe fixes; of two that overlap the first in the file is taken, the other is left for another time.
 */
export function editsOfSafe<F extends Finding>(
  findings: readonly F[],
  fixes: (finding: F) => readonly Fix[],
): TextChange[] {
  const edits: TextChange[] = [];
  for (const finding of findings) {
    const fix = fixes(finding).find((one) => one.safe);
    const overlaps = fix?.edits.some((edit) =>
      edits.some(({ span }) => edit.span.start <= span.end && span.start <= edit.span.end),
    );
    if (fix && !overlaps) edits.push(...fix.edits);
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function titleOf({ messages }: LanguageDocument, { title }: Fix): string {
  // The key decides which data there is; TypeScript does not follow that through a union.
  const say = messages.fixes[title.key] as (data: unknown) => string;
  return say(title.data);
}

function editOf(document: LanguageDocument, edits: readonly TextChange[]): WorkspaceEdit {
  return {
    changes: { [document.uri]: edits.map(({ span, text }) => ({ range: rangeOf(document, span), newText: text })) },
  };
}
