/** So many keys at most are other than in the map beneath. */
const most = 50;

/**
 * A map with other values for some keys, some more keys behind them, and without those whose value is undefined. A
 * keystroke changes one setting of thousands: no copy is made of all.
 */
export function amended<K, V>(map: ReadonlyMap<K, V>, changes: ReadonlyMap<K, V | undefined>): ReadonlyMap<K, V> {
  const found = (map instanceof AmendedMap ? map as AmendedMap<K, V> : new AmendedMap<K, V>(map, new Map(), map.size)).with(changes);
  return found.changes.size > most ? new Map(found) : found;
}

class AmendedMap<K, V> implements ReadonlyMap<K, V> {
  readonly #base: ReadonlyMap<K, V>;
  readonly changes: ReadonlyMap<K, V | undefined>;
  readonly size: number;
  constructor(base: ReadonlyMap<K, V>, changes: ReadonlyMap<K, V | undefined>, size: number) {
    this.#base = base;
    this.changes = changes;
    this.size = size;
  }
  with(changes: ReadonlyMap<K, V | undefined>): AmendedMap<K, V> {
    const all = new Map(this.changes);
    let { size } = this;
    changes.forEach((value, key) => {
      size += Number(value !== undefined) - Number(this.has(key));
      all.set(key, value);
    });
    return new AmendedMap(this.#base, all, size);
  }
  get(key: K): V | undefined { return this.changes.has(key) ? this.changes.get(key) : this.#base.get(key); }
  has(key: K): boolean { return this.changes.has(key) ? this.changes.get(key) !== undefined : this.#base.has(key); }
  *entries(): MapIterator<[K, V]> {
    for (const entry of this.#base) {
      if (!this.changes.has(entry[0])) yield entry;
      else {
        const value = this.changes.get(entry[0]);
        if (value !== undefined) yield [entry[0], value];
      }
    }
    for (const [key, value] of this.changes) if (value !== undefined && !this.#base.has(key)) yield [key, value];
  }
  *keys(): MapIterator<K> { for (const [key] of this.entries()) yield key; }
  *values(): MapIterator<V> { for (const [, value] of this.entries()) yield value; }
  [Symbol.iterator](): MapIterator<[K, V]> { return this.entries(); }
  forEach(run: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void { for (const [key, value] of this.entries()) run(value, key, this); }
}
