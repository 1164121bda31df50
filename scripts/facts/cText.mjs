/** The little of C that tables of constants are made of. */

/**
 * Comments become as many line ends as they held, so that line
 * structure (and directives) survive. Strings are skipped.
 */
export function stripComments(text) {
  return text.replace(/"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\.)*'|\/\*[^]*?\*\//g, (part) =>
    part.startsWith('/*') ? part.replace(/[^\n]+/g, ' ') : part,
  );
}

/** Splits at commas that are not inside quotes or brackets. */
export function splitCells(text) {
  const cells = [];
  let cell = '';
  let depth = 0;
  for (const part of text.match(/"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[^]/g) ?? []) {
    if (part === ',' && depth === 0) {
      cells.push(cell.trim());
      cell = '';
      continue;
    }
    if (part.length === 1 && '({['.includes(part)) depth++;
    if (part.length === 1 && ')}]'.includes(part)) depth--;
    cell += part;
  }
  if (cell.trim()) cells.push(cell.trim());
  return cells;
}

/** `"a" "b\n"` → `ab⏎`; `undefined` for anything but string literals. */
export function stringValue(text) {
  if (!/^(?:\s*"(?:[^"\\]|\\[^])*")+\s*$/.test(text)) return undefined;
  return [...text.matchAll(/"((?:[^"\\]|\\[^])*)"/g)].map((literal) => unescapeC(literal[1])).join('');
}

const ESCAPES = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

function unescapeC(text) {
  return text.replace(/\\(?:([0-7]{1,3})|x([0-9a-fA-F]+)|([^]))/g, (_, octal, hex, letter) => {
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8));
    if (hex) return String.fromCharCode(Number.parseInt(hex, 16));
    return ESCAPES[letter] ?? (letter === '\n' ? '' : letter);
  });
}

/** The text between the brace at `open` and its partner. */
export function bracedBody(text, open) {
  let depth = 0;
  const parts = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[{}]/g;
  parts.lastIndex = open;
  for (let part = parts.exec(text); part; part = parts.exec(text)) {
    if (part[0] === '{') depth++;
    else if (part[0] === '}' && --depth === 0) return text.slice(open + 1, part.index);
  }
  return text.slice(open + 1);
}
