/** What was read, how to ask a later snapshot for it, and what the answer was. */
interface Read<S> { readonly ask: (snapshot: S) => unknown; readonly found: unknown }

/** An account of what a computation read of a snapshot. */
export interface Reads<S> {
  /** By what was asked for: two questions are the same if their keys are. */
  readonly byKey: Map<unknown, Read<S>>;
  /** Something was read of a file that is on its way: what was worked out may not hold once it is there. */
  provisional: boolean;
}

interface Result<S> extends Reads<S> {
  readonly value: unknown;
  /** The snapshot for which this was last seen to hold. */
  checked: S;
}

/** What queries found out about the snapshots of one instance so far, by query. */
export type Results<S> = Map<object, Result<S>>;

/** A state of something, of which queries can be asked. */
export interface Snapshot<S> {
  /** The same for all snapshots of an instance. */
  readonly results: Results<S>;
  /** The snapshot itself, where this is a view of it that keeps account. */
  readonly untracked: S;
  /** The account that is kept, if this is such a view. */
  readonly reads: Reads<S> | undefined;
  /** A view that keeps account of what is read through it. */
  readonly recording: (reads: Reads<S>) => S;
}

/**
 * Makes a query of a pure function. Its answer is kept from one snapshot to the next while the very objects that it read are
 * the same; a query may ask others. The answer must not hold on to the snapshot that it was worked out from.
 * @param isSame whether a new answer says what the last one said, so that who read that one need not be asked again
 */
export function createQuery<S extends Snapshot<S>, T>(compute: (snapshot: S) => T, isSame: (a: T, b: T) => boolean = Object.is): (snapshot: S) => T {
  const key = {};
  const ask = (snapshot: S): Result<S> => {
    const { results } = snapshot;
    const known = results.get(key);
    if (known && (known.checked === snapshot || holds(known, snapshot))) {
      known.checked = snapshot;
      return known;
    }
    const reads: Reads<S> = { byKey: new Map(), provisional: false };
    const found = compute(snapshot.recording(reads));
    const value = known && isSame(known.value as T, found) ? known.value : found;
    const result: Result<S> = { value, byKey: reads.byKey, provisional: reads.provisional, checked: snapshot };
    results.set(key, result);
    return result;
  };
  return (asker) => {
    const { value, provisional } = ask(asker.untracked);
    recordRead(asker, key, (snapshot) => ask(snapshot).value, value);
    if (asker.reads && provisional) asker.reads.provisional = true;
    return value as T; // what `compute` gave for the same key
  };
}

/** Puts something that is read into the account of a view; a snapshot that keeps none is left as it is. */
export function recordRead<S>({ reads }: Pick<Snapshot<S>, 'reads'>, key: unknown, ask: (snapshot: S) => unknown, found: unknown): void {
  if (reads && !reads.byKey.has(key)) reads.byKey.set(key, { ask, found });
}

function holds<S>({ byKey }: Reads<S>, snapshot: S): boolean {
  for (const { ask, found } of byKey.values()) if (ask(snapshot) !== found) return false;
  return true;
}
