import * as vscode from 'vscode';
import { type DocumentViews, type ViewContent, createDocumentViews } from './documentViews.ts';
import type { Ask } from './effectiveViews.ts';
import { type TraceMark, createTraceMarks } from './traceMarks.ts';

export const traceScheme = 'postfix-trace';

/** Who says what to smtpd; `service` is one of master.cf, such as `submission/inet`. */
export interface MessageInputs {
  readonly client: string;
  readonly helo: string;
  readonly from: string;
  readonly to: string;
  readonly service?: string;
}

/** A message that is traced through the configuration of a file. */
export interface TracedMessage extends MessageInputs {
  readonly uri: string;
}

/** Read-only documents with traces, which follow their files as these are typed. */
export type TraceViews = DocumentViews<TracedMessage>;

/** The lines that the last trace came to are marked in the files until it is closed. */
export function createTraceViews(ask: Ask): TraceViews {
  const marks = createTraceMarks();
  let marked: string | undefined;
  const views = createDocumentViews<TracedMessage>({
    scheme: traceScheme,
    languageId: 'plaintext',
    async content(message) {
      const answer = await ask<ViewContent & { readonly marks?: readonly TraceMark[] }>('postfix/trace', {
        ...requestOf(message),
        marks: true,
      });
      if (answer) {
        marked = JSON.stringify(message);
        marks.show(answer.marks ?? []);
      }
      return answer;
    },
    sources: ({ uri }) => [uri],
  });
  const closed = vscode.workspace.onDidCloseTextDocument(({ uri, isClosed }) => {
    if (uri.scheme === traceScheme && isClosed && uri.query === marked) marks.show([]);
  });
  return {
    ...views,
    dispose() {
      closed.dispose();
      marks.dispose();
      views.dispose();
    },
  };
}

/** What the server is asked of a message. */
export function requestOf({ uri, service, client, helo, from, to }: TracedMessage): object {
  return { uri, ...(service === undefined ? {} : { service }), session: { client, helo, from, to: to ? [to] : [] } };
}

/** The message whose trace a document shows. */
export function messageOf({ scheme, query }: vscode.Uri): TracedMessage | undefined {
  if (scheme !== traceScheme) return undefined;
  try {
    return JSON.parse(query) as TracedMessage;
  } catch {
    return undefined; // an address that someone else made
  }
}
