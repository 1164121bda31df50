import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';

/** Where faults are told: the client's output panel. */
export interface Log {
  readonly error: (message: string) => void;
}

/** What a request is answered with. */
type Answer<T, Why> = T | ResponseError<Why>;

/**
 * Runs a request: a cancelled one is answered so, a fault is logged with its document and answered empty. Nothing that
 * a feature does can take the server down. The answer is there at once where `run` has it at once.
 */
export function guarded<T, Why = void>(
  log: Log,
  name: string,
  uri: string,
  token: CancellationToken,
  empty: T,
  run: () => Answer<T, Why> | Promise<Answer<T, Why>>,
): Answer<T, Why> | Promise<Answer<T, Why>> {
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  const instead = (error: unknown): Answer<T, Why> => {
    if (error instanceof ResponseError) return error as ResponseError<Why>;
    log.error(`${name} ${uri}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return empty;
  };
  try {
    const answer = run();
    return answer instanceof Promise ? answer.catch(instead) : answer;
  } catch (error) {
    return instead(error);
  }
}
