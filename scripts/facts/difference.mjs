/** Compares two facts files entry by entry, for people to read. */

/**
 * @param {any} before
 * @param {any} after
 * @returns {string[]} lines such as `~ parameters.myorigin.default: "a" → "b"`; none where they agree
 */
export function differences(before, after, path = '') {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined) return [`+ ${path}: ${JSON.stringify(after)}`];
  if (after === undefined) return [`- ${path}: ${JSON.stringify(before)}`];
  const [left, right] = [named(before), named(after)];
  if (!left || !right) return [`~ ${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const lines = keys.flatMap((key) => differences(left[key], right[key], path ? `${path}.${key}` : key));
  // The same entries in another order are a difference of the file, not of the facts; still it must be written.
  return lines.length ? lines : [`~ ${path || 'file'}: order of entries`];
}

/** Objects by key, lists of objects by what names them; `undefined` for plain values and plain lists. */
function named(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return value;
  const keys = value.map(
    (entry) =>
      (entry?.name ?? entry?.value ?? entry?.service) &&
      [entry.service, entry.type, entry.command, entry.name, entry.value].filter(Boolean).join(' '),
  );
  return keys.every(Boolean) && new Set(keys).size === keys.length
    ? Object.fromEntries(value.map((entry, i) => [keys[i], entry]))
    : undefined;
}
