/** Integer constant expressions, as in `#if` lines and in the limits of parameter tables. */

const LEVELS = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const BINARY = {
  '||': (a, b) => Number(a !== 0 || b !== 0),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '&': (a, b) => a & b,
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => Math.floor(a / 2 ** b),
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => Math.trunc(a / b),
  '%': (a, b) => a % b,
};

/**
 * @param {string} text macros already expanded
 * @param {boolean} namesAreZero as in `#if`, where an unknown name counts as 0
 * @returns {number | undefined} `undefined` where it is no constant expression
 */
export function evaluate(text, namesAreZero = false) {
  const withoutCasts = text.replace(/\(\s*(?:unsigned\s+)?(?:long|int|ssize_t|size_t|off_t)(?:\s+long)?\s*\)/g, ' ');
  const tokens =
    withoutCasts.match(/0[xX][0-9a-fA-F]+[uUlL]*|\d+[uUlL]*|[A-Za-z_]\w*|<<|>>|[<>=!]=|&&|\|\||[^\s\w]/g) ?? [];
  let at = 0;
  let failed = tokens.length === 0;

  const primary = () => {
    const token = tokens[at++];
    if (token === undefined) return fail();
    if (token === '(') {
      const value = conditional();
      return tokens[at++] === ')' ? value : fail();
    }
    if (token === '-') return -primary();
    if (token === '+') return primary();
    if (token === '!') return Number(primary() === 0);
    if (token === '~') return ~primary();
    if (/^\d/.test(token)) return number(token.replace(/[uUlL]+$/, ''));
    return namesAreZero && /^\w/.test(token) ? 0 : fail();
  };
  const binary = (level) => {
    if (level === LEVELS.length) return primary();
    let left = binary(level + 1);
    while (LEVELS[level].includes(tokens[at])) {
      const operator = tokens[at++];
      left = BINARY[operator](left, binary(level + 1));
    }
    return left;
  };
  const conditional = () => {
    const test = binary(0);
    if (tokens[at] !== '?') return test;
    at++;
    const yes = conditional();
    if (tokens[at++] !== ':') return fail();
    const no = conditional();
    return test !== 0 ? yes : no;
  };
  const fail = () => {
    failed = true;
    return 0;
  };

  const value = conditional();
  return failed || at !== tokens.length || !Number.isFinite(value) ? undefined : value;
}

/** C reads a leading zero as octal. */
const number = (digits) => (/^0[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number(digits));
