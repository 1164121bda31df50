import { askTerminal } from './cli/audit/confirm.ts';
import { type AuditStatus, runAuditCommand } from './cli/audit/run.ts';

/**
 * Runs `postfix-lint audit` on this process's terminal. A file of its own: its libraries are loaded by nobody else.
 */
export function runAuditOnTerminal(args: readonly string[], version: string): Promise<AuditStatus> {
  return runAuditCommand(args, {
    env: process.env,
    version,
    out: (text) => {
      process.stdout.write(text);
    },
    complain: (text) => {
      process.stderr.write(text);
    },
    ...(process.stdin.isTTY ? { ask: askTerminal } : {}),
  });
}
