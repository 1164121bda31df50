/**
 * A list in which `items` stand instead of `[from, before)`. Most
 * edits put as many there as there were: then all is one copy.
 */
export function replaced<T>(list: readonly T[], from: number, before: number, items: readonly T[]): T[] {
  if (items.length !== before - from) return list.slice(0, from).concat(items, list.slice(before));
  const copy = list.slice();
  for (let i = 0; i < items.length; i++) copy[from + i] = items[i] as T;
  return copy;
}
