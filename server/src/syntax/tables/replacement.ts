/** A part of a pattern's result, as mac_parse.c sees it. */
export type ReplacementPart =
  | { readonly kind: 'literal'; readonly text: string }
  /** `$name`, `${name}` or `$(name)`. A number is a group; anything else is an error to a pattern table. */
  | { readonly kind: 'reference'; readonly name: string; readonly isBracketed: boolean };

/** A result taken apart, and where it breaks off. */
export interface ReplacementText {
  readonly parts: readonly ReplacementPart[];
  /** `truncated`: a bracket is open at the end; `empty`: a `$` with no name. What comes behind is not read. */
  readonly problem?: ReplacementProblem;
}

/** Where a result breaks off. */
export interface ReplacementProblem {
  readonly code: 'truncated' | 'empty';
  readonly isBracketed: boolean;
}

/** Takes the result of a pattern apart. `$$` is a `$`; a backslash means nothing here. */
export function readReplacement(text: string): ReplacementText {
  const parts: ReplacementPart[] = [];
  let literal = '';
  const flush = (): void => {
    if (literal !== '') parts.push({ kind: 'literal', text: literal });
    literal = '';
  };
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '$') {
      const next = text.indexOf('$', at);
      const end = next < 0 ? text.length : next;
      literal += text.slice(at, end);
      at = end;
    } else if (text[at + 1] === '$') {
      literal += '$';
      at += 2;
    } else {
      flush();
      const read = readReference(text, at + 1);
      if (read.problem) return { parts, problem: read.problem };
      parts.push({ kind: 'reference', name: read.name, isBracketed: read.isBracketed });
      at = read.end;
    }
  }
  flush();
  return { parts };
}

type ReferenceRead =
  | { readonly problem: ReplacementProblem }
  | { readonly problem?: undefined; readonly name: string; readonly isBracketed: boolean; readonly end: number };

function readReference(text: string, at: number): ReferenceRead {
  const close = new Map([
    ['(', ')'],
    ['{', '}'],
  ]).get(text[at] ?? '');
  if (close === undefined) {
    let end = at;
    while (/^[A-Za-z0-9_]$/.test(text[end] ?? '')) end += 1;
    if (end === at) return { problem: { code: 'empty', isBracketed: false } };
    return { name: text.slice(at, end), isBracketed: false, end };
  }
  let level = 1;
  let end = at + 1;
  for (; level > 0; end++) {
    if (end >= text.length) return { problem: { code: 'truncated', isBracketed: true } };
    if (text[end] === text[at]) level += 1;
    else if (text[end] === close) level -= 1;
  }
  const name = text.slice(at + 1, end - 1);
  return name === '' ? { problem: { code: 'empty', isBracketed: true } } : { name, isBracketed: true, end };
}
