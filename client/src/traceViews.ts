import { type DocumentViews, type ViewContent, createDocumentViews } from './documentViews.ts';
import type { Ask } from './effectiveViews.ts';

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

export function createTraceViews(ask: Ask): TraceViews {
  return createDocumentViews<TracedMessage>({
    scheme: traceScheme,
    languageId: 'plaintext',
    content: (message) => ask<ViewContent>('postfix/trace', requestOf(message)),
    sources: ({ uri }) => [uri],
  });
}

function requestOf({ uri, service, client, helo, from, to }: TracedMessage): object {
  return { uri, ...(service === undefined ? {} : { service }), session: { client, helo, from, to: to ? [to] : [] } };
}
