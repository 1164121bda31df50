import type { Severity } from '../rules/rule.ts';

/** The severities, the gravest first. */
export const byGravity = ['error', 'warning', 'information', 'hint'] as const satisfies readonly Severity[];

/** How much is listed. */
export interface Limit {
  readonly most: number;
  /** Only errors. */
  readonly quiet: boolean;
}

/** What of a list is shown, in its order: the gravest, as many as fit; and how many others there are. */
export interface Gravest<T> {
  readonly shown: readonly T[];
  readonly notListed: Readonly<Record<Severity, number>>;
}

/** Chooses what of a list is shown; what is `off` is left out and not counted. */
export function gravest<T>(
  all: readonly T[],
  severityOf: (one: T) => Severity | 'off',
  { most, quiet }: Limit,
): Gravest<T> {
  const notListed = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const one of all) {
    const severity = severityOf(one);
    if (severity !== 'off') notListed[severity]++;
  }
  const free = { error: 0, warning: 0, information: 0, hint: 0, off: 0 };
  let left = most;
  for (const severity of quiet ? (['error'] as const) : byGravity) {
    free[severity] = Math.min(left, notListed[severity]);
    left -= free[severity];
    notListed[severity] -= free[severity];
  }
  const shown = all.filter((one) => {
    const severity = severityOf(one);
    free[severity]--;
    return free[severity] >= 0;
  });
  return { shown, notListed };
}
