import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Where faults are told: the client's output panel. */
export interface Log { readonly error: (message: string) => void }

/**
 * Runs a request: a cancelled one is answered so, a fault is logged with its document and answered empty. Nothing that a
 * feature does can take the server down.
 */
export async function guarded<T, Why = void>(
  log: Log, name: string, uri: string, token: CancellationToken, empty: T, run: () => T | ResponseError<Why> | Promise<T | ResponseError<Why>>,
): Promise<T | ResponseError<Why>> {
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  try {
    return await run();
  } catch (error) {
    if (error instanceof ResponseError) return error as ResponseError<Why>;
    log.error(`${name} ${uri}: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
    return empty;
  }
}
