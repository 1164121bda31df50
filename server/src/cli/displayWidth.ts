const combining = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
// East Asian Wide and Fullwidth (UAX #11), by block, and emoji, which terminals draw over two cells.
const wideRanges = [
  String.raw`\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff`,
  String.raw`\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}`,
];
const wide = new RegExp(`^[${wideRanges.join('')}]$`, 'u');
const tabStop = 8;

/** A line as a terminal is to show it, and the cell at which each of its code units starts. */
export interface Shown {
  readonly text: string;
  /** One more than there are code units: the last is the width of it all. */
  readonly cells: readonly number[];
}

/** Tabs become blanks, and control characters are named: a file must not be able to steer the terminal. */
export function show(line: string): Shown {
  const cells: number[] = [];
  let text = '';
  let at = 0;
  for (const character of line) {
    for (let unit = 0; unit < character.length; unit++) cells.push(at);
    const drawn = draw(character, at);
    text += drawn;
    at += widthOf(drawn);
  }
  cells.push(at);
  return { text, cells };
}

/** The cells that a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

function cellsOf(character: string): number {
  if (wide.test(character)) return 2;
  return combining.test(character) ? 0 : 1;
}

/** A text without anything that a terminal would act on. */
export function harmless(text: string): string {
  return [...text].map((character) => (character === '\n' ? '\n' : draw(character, 0))).join('');
}

function draw(character: string, at: number): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 9) return ' '.repeat(tabStop - (at % tabStop));
  // Control pictures for C0; the rest (C1, and marks that turn the direction of the text) by number.
  if (code < 32) return String.fromCodePoint(0x2400 + code);
  if (code === 127) return '\u2421';
  if (
    (code >= 128 && code < 160) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0xfeff
  ) {
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  }
  return character;
}
