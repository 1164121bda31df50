/**
 * A hole stands for text that is not known, within a text that is known otherwise: `550 5.7.1 <r>: …: ⟨what the
 * server says⟩`.
 * The bytes of Postfix are below U+0100, so that private characters can mark a hole.
 */
const [open, close] = ['\uE000', '\uE001'];

/** A text that stands for unknown text; the name tells holes of one text apart. */
export function holeNamed(name: string): string {
  return open + name + close;
}

/** Whether a text has a hole. */
export function hasHole(text: string): boolean {
  return text.includes(open);
}

/** Whether a text begins with a hole. */
export function startsWithHole(text: string): boolean {
  return text.startsWith(open);
}

/** The parts of a text: what is known, and the names of holes between. */
export function partsOfHoles(text: string): readonly ({ readonly text: string } | { readonly hole: string })[] {
  return text
    .split(/(\uE000[^\uE001]*\uE001)/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(open) ? { hole: part.slice(1, -1) } : { text: part }));
}

/** Whether a text without holes is one that the pattern allows. Holes may stand for any text, the empty one too. */
export function fitsHoles(pattern: string, text: string): boolean {
  if (!hasHole(pattern)) return pattern === text;
  const known = pattern.split(/\uE000[^\uE001]*\uE001/);
  const [first = '', last = ''] = [known[0], known.at(-1)];
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of known.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
