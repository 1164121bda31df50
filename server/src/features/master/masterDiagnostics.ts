import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { fixesOf } from '../../rules/fixesOf.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Severity } from '../../rules/rule.ts';
import type { Span } from '../../syntax/span.ts';
import { actionsFor } from '../codeActions.ts';
import { diagnostics } from '../diagnostics.ts';
import type { MasterDocument } from './masterDocument.ts';

/** The LSP diagnostics of a file's findings; severities by code as the user set them. */
export function masterDiagnostics(document: MasterDocument, findings: readonly Finding[], wanted: Readonly<Record<string, Severity | 'off'>>): Diagnostic[] {
  return diagnostics(document, findings, wanted);
}

/** Quick fixes for what stands in a span, and the action that applies all safe ones; see codeActions(). */
export function masterCodeActions(
  document: MasterDocument, findings: readonly Finding[], span: Span, only: readonly string[] | undefined, given: readonly Diagnostic[],
): CodeAction[] {
  return actionsFor(document, () => findings, (finding) => fixesOf(finding, document.context.instance), span, only, given);
}
