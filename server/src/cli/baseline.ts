import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { LintFailure, reasonOf } from './failure.ts';
import type { Problem } from './problem.ts';
import { writeAtomically } from './writeAtomically.ts';

/** The problems that were there when the baseline was written: how many of each kind, by file. */
interface Baseline {
  readonly version: 1;
  readonly files: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * What tells a problem from others of its file: its code and the words of its line. Line numbers are left out, so that
 * an edit elsewhere makes no known problem new, and the line is hashed, since it may hold a secret.
 */
export function fingerprintOf({ code, source }: Pick<Problem, 'code' | 'source'>): string {
  const words = source
    .split(/\s+/)
    .filter((word) => word !== '')
    .join(' ');
  return `${code}:${createHash('sha256').update(words).digest('hex').slice(0, 16)}`;
}

/** The problems that a baseline file does not know. */
export function withoutKnown(path: string, problems: readonly Problem[]): Problem[] {
  const { files } = read(path);
  const left = new Map<string, number>();
  return problems.filter((problem) => {
    const [file, fingerprint] = [nameIn(path, problem), fingerprintOf(problem)];
    const key = `${file}\0${fingerprint}`;
    const own = Object.hasOwn(files, file) ? files[file] : undefined;
    const count = left.get(key) ?? (own && Object.hasOwn(own, fingerprint) ? own[fingerprint] : undefined) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

/** Writes down all problems as known. */
export function writeBaseline(path: string, problems: readonly Problem[]): void {
  const files: Record<string, Record<string, number>> = {};
  for (const problem of problems) {
    const name = nameIn(path, problem);
    const file = files[name] ?? {};
    files[name] = file;
    const fingerprint = fingerprintOf(problem);
    file[fingerprint] = (file[fingerprint] ?? 0) + 1;
  }
  const sorted = Object.fromEntries(
    Object.entries(files)
      .sort()
      .map(([name, own]) => [name, Object.fromEntries(Object.entries(own).sort())]),
  );
  writeAtomically(path, `${JSON.stringify({ version: 1, files: sorted } satisfies Baseline, undefined, 2)}\n`, 'utf8');
}

/** Paths are relative to the baseline, so that it serves in any checkout. */
function nameIn(baseline: string, { path }: Problem): string {
  return relative(dirname(resolve(baseline)), resolve(path))
    .split(sep)
    .join('/');
}

function read(path: string): Baseline {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const detail = reasonOf(error);
    throw new LintFailure((messages) =>
      error instanceof SyntaxError ? messages.badBaseline({ path }) : messages.cannotRead({ path, reason: detail }),
    );
  }
  if (!isBaseline(given)) throw new LintFailure((messages) => messages.badBaseline({ path }));
  return given;
}

function isBaseline(given: unknown): given is Baseline {
  const { version, files } = (given ?? {}) as { version?: unknown; files?: unknown };
  return (
    version === 1 &&
    typeof files === 'object' &&
    files !== null &&
    Object.values(files).every(
      (own: unknown) =>
        typeof own === 'object' && own !== null && Object.values(own).every((count) => typeof count === 'number'),
    )
  );
}
