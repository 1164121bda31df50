/** What conv_time() (global/conv_time.c) makes of a text. */
export type ReadTime =
  | { readonly kind: 'good' | 'odd'; readonly seconds: number; readonly number: number; readonly unit: string }
  | { readonly kind: 'bad' }
  | { readonly kind: 'overflow' };

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 };
const intMax = 2_147_483_647;

/**
 * conv_time(): strtol(), then the first character behind the digits is the unit and nothing behind that is looked at.
 * @param defaultUnit the unit where none is written
 * @returns `odd` for what is accepted although more than a number and a unit stands there
 */
export function readTime(text: string, defaultUnit: string): ReadTime {
  if (text === '') return { kind: 'bad' };
  const match = /^[ \t\r\n\v\f]*([+-]?\d+)?/.exec(text);
  const number = Number(match?.[1] ?? 0);
  const rest = match?.[1] === undefined ? text : text.slice(match[0].length);
  if (number < 0) return { kind: 'bad' };
  const unit = rest.charAt(0) || defaultUnit;
  const size = unitSeconds[unit];
  if (size === undefined) return { kind: 'bad' };
  // The comparison is `<`: the last number that would fit is refused too.
  if (number > intMax || (size > 1 && number >= Math.floor(intMax / size))) return { kind: 'overflow' };
  return { kind: rest.length > 1 || match?.[1] === undefined ? 'odd' : 'good', seconds: number * size, number, unit };
}

const wordMilliseconds: readonly (readonly [RegExp, number])[] = [
  [/^(?:ms|msecs?|milliseconds?)$/i, 1],
  [/^(?:s|secs?|seconds?)$/i, 1000],
  [/^(?:m|mins?|minutes?)$/i, 60_000],
  [/^(?:h|hrs?|hours?)$/i, 3_600_000],
  [/^(?:d|days?)$/i, 86_400_000],
  [/^(?:w|wks?|weeks?)$/i, 604_800_000],
  [/^(?:mo|mon|months?)$/i, 2_592_000_000],
  [/^(?:y|yrs?|years?)$/i, 31_536_000_000],
];

/**
 * The seconds that a person meant, rounded up: `1.5h`, `1h30m`,
 * `10 minutes`, `500ms`; undefined where that is anyone's guess.
 */
export function meantSeconds(text: string): number | undefined {
  const part = /^\s*(\d+(?:\.\d+)?)\s*([A-Za-z]+)\.?/;
  let rest = text.replace(/[;,]\s*$/, '');
  let total = 0;
  while (rest.trim() !== '') {
    const match = part.exec(rest);
    const factor = match === null ? undefined : wordMilliseconds.find(([word]) => word.test(match[2] ?? ''))?.[1];
    if (match === null || factor === undefined) return undefined;
    total += Number(match[1]) * factor;
    rest = rest.slice(match[0].length).replace(/^\s*(?:,|and\b)/, '');
  }
  const seconds = Math.ceil(total / 1000);
  return text.trim() === '' || seconds > intMax ? undefined : seconds;
}

/** Seconds as Postfix takes them, in the largest unit up to days that leaves no rest: 5400 is `90m`. */
export function writtenTime(seconds: number): string {
  if (seconds > 0) {
    for (const unit of ['d', 'h', 'm'] as const) {
      const size = unitSeconds[unit] as number;
      if (seconds % size === 0) return `${seconds / size}${unit}`;
    }
  }
  return `${seconds}s`;
}
