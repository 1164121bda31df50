import type { CancellationToken, Connection, TextDocumentContentResult } from 'vscode-languageserver';
import { guarded } from './guard.ts';
import { type TraceAbilities, traceAsked, traceText } from './traceRequests.ts';

/** The scheme of documents with traces, for clients that have `workspace/textDocumentContent` (LSP 3.18). */
export const traceDocumentScheme = 'postfix-session';

/**
 * Answers `workspace/textDocumentContent` for `postfix-session:NAME?JSON`; the JSON is what `postfix/trace` is asked:
 * {uri, service?, session}. The text is empty where that has no answer.
 */
export function answerTraceContent(connection: Connection, abilities: TraceAbilities): void {
  connection.onRequest<TextDocumentContentResult, void>(
    'workspace/textDocumentContent',
    (params: unknown, token: CancellationToken) => {
      const { uri } = (params ?? {}) as { readonly uri?: unknown };
      const name = typeof uri === 'string' ? uri : '';
      const nothing: TextDocumentContentResult = { text: '' };
      return guarded(connection.console, 'textDocumentContent', name, token, nothing, async () => {
        const request = askedBy(name);
        const asked = traceAsked(request);
        const file = request?.uri;
        if (!asked || typeof file !== 'string') return nothing;
        return { text: (await traceText({ uri: file }, asked, abilities)) ?? '' };
      });
    },
  );
}

/** Undefined: an address that someone else made. */
function askedBy(uri: string): { readonly uri?: unknown } | undefined {
  if (!uri.startsWith(`${traceDocumentScheme}:`)) return undefined;
  try {
    const query = uri.slice(uri.indexOf('?') + 1).replace(/#.*$/, '');
    const value: unknown = JSON.parse(decodeURIComponent(query));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
