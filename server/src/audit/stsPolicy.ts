/** A MTA-STS policy (RFC 8461, 3.2). */
export type StsPolicy =
  | {
      readonly kind: 'policy';
      readonly mode: 'enforce' | 'testing' | 'none';
      readonly maxAge: number;
      readonly mx: readonly string[];
    }
  | { readonly kind: 'bad'; readonly why: string };

/** Reads the file of a policy; `why` is the key that is wrong. */
export function readStsPolicy(text: string): StsPolicy {
  const values = new Map<string, string[]>();
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const [, key, value] = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \t]*(\S(?:.*\S)?)[ \t]*$/.exec(line) ?? [];
    if (key === undefined || value === undefined) return { kind: 'bad', why: line.slice(0, 60) };
    values.set(key, [...(values.get(key) ?? []), value]);
  }
  const first = (key: string): string => values.get(key)?.[0] ?? '';
  if (first('version') !== 'STSv1') return { kind: 'bad', why: 'version' };
  const mode = first('mode');
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') return { kind: 'bad', why: 'mode' };
  const maxAge = first('max_age');
  // A year is the most.
  if (!/^\d{1,10}$/.test(maxAge) || Number(maxAge) > 31_557_600) return { kind: 'bad', why: 'max_age' };
  const mx = (values.get('mx') ?? []).map((one) => one.toLowerCase());
  if (mode !== 'none' && mx.length === 0) return { kind: 'bad', why: 'mx' };
  return { kind: 'policy', mode, maxAge: Number(maxAge), mx };
}
