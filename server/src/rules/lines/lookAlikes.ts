/** Characters that an input method, a word processor or a web page puts in the place of ASCII ones. */
const single: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '\u3001': ',',
  '\u3002': '.',
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u2018': "'",
  '\u2019': "'",
  '\u3010': '[',
  '\u3011': ']',
  '\u00a0': ' ',
  '\u1680': ' ',
  '\u2028': ' ',
  '\u2029': ' ',
  '\u202f': ' ',
  '\u205f': ' ',
  '\u2044': '/',
  '\u2212': '-',
  '\u2236': ':',
  '\ufe55': ':',
  '\ufe50': ',',
  '\ufe52': '.',
  '\ufe66': '=',
  '\uff61': '.',
  '\uffe5': '$',
  '\u00ad': '',
  '\u2060': '',
  '\ufeff': '',
  '\u180e': '',
};
const ranges = [
  String.raw`\u00a0\u00ad\u1680\u180e\u2000-\u2015\u2018\u2019\u201c-\u201e\u2028\u2029\u202f\u2044\u205f\u2060`,
  String.raw`\u2212\u2236\u3000-\u3002\u3010\u3011\ufe50\ufe52\ufe55\ufe66\ufeff\uff01-\uff5e\uff61\uffe5`,
];
const characters = `[${ranges.join('')}]`;
const run = new RegExp(`${characters}+`, 'g');
/** Matches where a text holds such a character. */
export const lookAlike = new RegExp(characters);

/** A run of such characters. */
export interface LookAlike {
  readonly start: number;
  readonly end: number;
  /** What the run looks like; empty where there is nothing to see. */
  readonly character: string;
  /** `U+FF1D`, of the first few. */
  readonly code: string;
  /** What was meant. */
  readonly ascii: string;
}

/** Whether a text holds anything but ASCII: a look at most texts that ends here. */
export function hasOther(text: string): boolean {
  return other.test(text);
}
const other = /[^\x00-\x7f]/;

/** The runs of look-alikes in a text. */
export function lookAlikes(text: string): LookAlike[] {
  if (!hasOther(text)) return [];
  return [...text.matchAll(run)].map((match) => {
    const all = [...match[0]];
    const codes = all
      .slice(0, 3)
      .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
    const ascii = all.map(asciiOf).join('');
    return {
      start: match.index,
      end: match.index + match[0].length,
      code: codes.join(' ') + (all.length > 3 ? ' …' : ''),
      ascii,
      character: ascii.trim() === '' ? '' : match[0],
    };
  });
}

/** In a line that is no `name = value`: those that can be the reason for it. */
export function breakingLookAlikes(text: string): LookAlike[] {
  return lookAlikes(text).filter(({ start, ascii }) => start === 0 || ascii.includes('='));
}

function asciiOf(character: string): string {
  const known = single[character];
  if (known !== undefined) return known;
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code >= 0x2000 && code <= 0x200a) return ' ';
  if (code >= 0x200b && code <= 0x200f) return '';
  return code >= 0x2010 && code <= 0x2015 ? '-' : character;
}
