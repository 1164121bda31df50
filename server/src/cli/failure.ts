import type { LintMessages } from '../texts/messages.ts';

/** Something because of which no answer can be given: the command ends with status 2. */
export class LintFailure extends Error {
  constructor(readonly say: (messages: LintMessages) => string) {
    super(say.toString());
  }
}

/** The reason that the operating system gives, without the call and the path around it. */
export function reasonOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.message : String(error);
}
