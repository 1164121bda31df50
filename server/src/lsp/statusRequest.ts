import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { FileStatus } from './fileStatus.ts';
import { guarded } from './guard.ts';
import type { Workspace } from './workspace.ts';

/** Answers `postfix/status`: `null` where the client names no file. */
export function answerStatus(connection: Connection, workspace: Workspace): void {
  connection.onRequest('postfix/status', (params: unknown, token: CancellationToken) => {
    const { uri } = (params ?? {}) as { readonly uri?: unknown };
    return guarded<FileStatus | null>(connection.console, 'status', String(uri), token, null, () =>
      typeof uri === 'string' ? workspace.status(uri) : null,
    );
  });
}
