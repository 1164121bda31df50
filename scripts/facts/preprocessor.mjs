/**
 * A C preprocessor for headers of constants: conditions, includes, object- and function-like macros, `#` and `##`.
 * The project reads Postfix with it instead of a compiler, so that the facts do not depend on the machine
 * (its C library, its OpenSSL) on which they are made: what counts as defined is written down in `platform.mjs`.
 */
import { evaluate } from './arithmetic.mjs';
import { splitCells, stripComments } from './cText.mjs';

const TOKEN = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[A-Za-z_]\w*|\d[\w.]*|##|\s+|[^]/g;

/** @returns {Macros} */
export const createMacros = (definitions = {}) =>
  new Map(Object.entries(definitions).map(([name, body]) => [name, { body }]));

/**
 * Runs the directives of a file and collects its active lines; macros in them are left alone (see `expand`).
 *
 * @param {string} text
 * @param {Macros} macros read and changed
 * @param {(name: string, from: string) => { text: string, path: string } | undefined} include
 *   finds a header; `undefined` skips it
 * @param {string} path of the file, for `include`
 * @returns {string}
 */
export function preprocess(text, macros, include, path = '') {
  const lines = logicalLines(text);
  /** @type {{ active: boolean, taken: boolean }[]} */
  const stack = [];
  const active = () => stack.every((level) => level.active);
  const output = [];
  for (const line of lines) {
    const directive = /^\s*#\s*([a-z]+)\b\s*([^]*)$/.exec(line);
    if (!directive) {
      if (active()) output.push(line);
      continue;
    }
    const [, word, rest] = directive;
    const top = stack.at(-1);
    if (word === 'if' || word === 'ifdef' || word === 'ifndef') {
      const holds = active() && condition(word, rest, macros);
      stack.push({ active: holds, taken: holds });
    } else if (word === 'elif' && top) {
      top.active = false;
      top.active = !top.taken && stack.slice(0, -1).every((level) => level.active) && condition('if', rest, macros);
      top.taken ||= top.active;
    } else if (word === 'else' && top) {
      top.active = !top.taken;
      top.taken = true;
    } else if (word === 'endif') {
      stack.pop();
    } else if (active()) {
      if (word === 'define') define(rest, macros);
      else if (word === 'undef') macros.delete(rest.trim());
      else if (word === 'include') {
        const header = include(/[<"]([^>"]+)[>"]/.exec(rest)?.[1] ?? '', path);
        if (header) output.push(preprocess(header.text, macros, include, header.path));
      }
    }
  }
  return output.join('\n');
}

/** Whether `#if …`, `#ifdef …` or `#ifndef …` holds. */
export function condition(word, rest, macros) {
  if (word === 'ifdef') return macros.has(rest.trim().split(/\s/)[0]);
  if (word === 'ifndef') return !macros.has(rest.trim().split(/\s/)[0]);
  const answered = rest.replace(/defined\s*(?:\(\s*(\w+)\s*\)|(\w+))/g, (_, a, b) =>
    macros.has(a ?? b) ? ' 1 ' : ' 0 ',
  );
  return (evaluate(expand(answered, macros), true) ?? 0) !== 0;
}

/** Replaces macros, again and again, never one inside itself. */
export function expand(text, macros, hidden = new Set()) {
  const tokens = text.match(TOKEN) ?? [];
  let output = '';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const macro = /^[A-Za-z_]/.test(token) && !hidden.has(token) ? macros.get(token) : undefined;
    if (!macro) {
      output += token;
      continue;
    }
    const inner = new Set(hidden).add(token);
    if (!macro.parameters) {
      output += ` ${expand(macro.body, macros, inner)} `;
      continue;
    }
    const call = argumentsAt(tokens, i + 1);
    if (!call) {
      output += token;
      continue;
    }
    output += ` ${expand(substitute(macro, call.values, macros, hidden), macros, inner)} `;
    i = call.end;
  }
  return output;
}

function define(rest, macros) {
  const found = /^(\w+)(\(([^)]*)\))?\s*([^]*)$/.exec(rest);
  if (!found) return;
  const [, name, list, parameters, body] = found;
  macros.set(
    name,
    list === undefined
      ? { body: body.trim() }
      : { body: body.trim(), parameters: parameters.split(',').map((parameter) => parameter.trim()) },
  );
}

/** The bracketed arguments that begin at token `from`, or `undefined` where the macro is not called. */
function argumentsAt(tokens, from) {
  let at = from;
  while (tokens[at]?.trim() === '' && at < tokens.length) at++;
  if (tokens[at] !== '(') return undefined;
  let depth = 0;
  for (let end = at; end < tokens.length; end++) {
    if (tokens[end] === '(') depth++;
    else if (tokens[end] === ')' && --depth === 0)
      return { values: splitCells(tokens.slice(at + 1, end).join('')), end };
  }
  return undefined;
}

function substitute(macro, values, macros, hidden) {
  const valueOf = (name) => values[macro.parameters.indexOf(name)] ?? '';
  return macro.body
    .replace(/(?<!#)#\s*(\w+)/g, (whole, name) =>
      macro.parameters.includes(name) ? JSON.stringify(valueOf(name)) : whole,
    )
    .replace(/\b(\w+)\s*##\s*(\w+)/g, (_, left, right) =>
      [left, right].map((name) => (macro.parameters.includes(name) ? valueOf(name) : name)).join(''),
    )
    .replace(/"(?:[^"\\]|\\[^])*"|\b[A-Za-z_]\w*\b/g, (token) =>
      macro.parameters.includes(token) ? expand(valueOf(token), macros, hidden) : token,
    );
}

/** @type {Map<string, string[]>} headers are read once for every file that includes them */
const linesOf = new Map();

/** Comments gone, continued lines joined. */
function logicalLines(text) {
  const known = linesOf.get(text);
  if (known) return known;
  const lines = stripComments(text).replace(/\\\n/g, '').split('\n');
  if (linesOf.size > 1000) linesOf.clear();
  linesOf.set(text, lines);
  return lines;
}

/** @typedef {Map<string, { body: string, parameters?: string[] }>} Macros */
