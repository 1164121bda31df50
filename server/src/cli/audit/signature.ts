/**
 * The object identifier of the algorithm that a certificate (DER) is signed with (RFC 5280, 4.1.1.2); empty where it
 * cannot be read.
 */
export function signatureOf(der: Buffer): string {
  const outer = valueAt(der, 0);
  const body = outer && valueAt(der, outer.start);
  const algorithm = body && valueAt(der, body.end);
  const identifier = algorithm && valueAt(der, algorithm.start);
  return identifier ? identifierText(der.subarray(identifier.start, identifier.end)) : '';
}

function valueAt(der: Buffer, at: number): { readonly start: number; readonly end: number } | undefined {
  const first = der[at + 1];
  if (first === undefined) return undefined;
  const count = first < 128 ? 0 : first & 127;
  if (count > 4 || at + 2 + count > der.length) return undefined;
  const length = count === 0 ? first : der.readUIntBE(at + 2, count);
  const start = at + 2 + count;
  return start + length <= der.length ? { start, end: start + length } : undefined;
}

function identifierText(bytes: Uint8Array): string {
  const numbers: number[] = [];
  let held = 0;
  for (const byte of bytes) {
    held = held * 128 + (byte & 127);
    if (byte >= 128) continue;
    numbers.push(held);
    held = 0;
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(Math.floor(first / 40), 2);
  return [top, first - top * 40, ...rest].join('.');
}
