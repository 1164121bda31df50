/** An account of what a computation read of a snapshot. */
export interface Reads<S> {
  /** The parts of the snapshot that were read, by their index: one that is equal tells the same. */
  readonly parts: Map<number, unknown>;
  /** What else was read: how to ask a later snapshot for it, and what the answer was. */
  readonly others: Map<(snapshot: S) => unknown, unknown>;
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
  /** One of the many parts of it. */
  readonly part: (index: number) => unknown;
  /** A view that keeps account of what is read through it. */
  readonly recording: (reads: Reads<S>) => S;
}

/**
 * Makes a query of a pure function. Its answer is kept from one snapshot to the next while the very objects that it
 * read are the same; a query may ask others. The answer must not hold on to the snapshot that it was worked out from.
 * @param isSame whether a new answer says what the last one said, so that who read that one need not be asked again
 */
export function createQuery<S extends Snapshot<S>, T>(
  compute: (snapshot: S) => T,
  isSame: (a: T, b: T) => boolean = Object.is,
): (snapshot: S) => T {
  const update = (snapshot: S): Result<S> => {
    const { results } = snapshot;
    const known = results.get(ask);
    if (known && (known.checked === snapshot || holds(known, snapshot))) {
      known.checked = snapshot;
      return known;
    }
    const reads = createReads<S>();
    const found = compute(snapshot.recording(reads));
    const value = known && isSame(known.value as T, found) ? known.value : found;
    const result: Result<S> = {
      value,
      parts: reads.parts,
      others: reads.others,
      provisional: reads.provisional,
      checked: snapshot,
    };
    results.set(ask, result);
    return result;
  };
  // The key of the query, and how a later snapshot is asked.
  const ask = (snapshot: S): T => update(snapshot).value as T;
  return ({ untracked, reads }) => {
    const { value, provisional } = update(untracked);
    reads?.others.set(ask, value);
    if (reads && provisional) reads.provisional = true;
    return value as T;
  };
}

/** An empty account. */
export function createReads<S>(): Reads<S> {
  return { parts: new Map(), others: new Map(), provisional: false };
}

function holds<S extends Snapshot<S>>({ parts, others }: Reads<S>, snapshot: S): boolean {
  for (const [index, part] of parts) if (snapshot.part(index) !== part) return false;
  for (const [ask, found] of others) if (ask(snapshot) !== found) return false;
  return true;
}
