import { isNameCharacter } from './characters.ts';
import {
  type Branches,
  type MacroNode,
  type MacroText,
  type MalformedMacro,
  maxNesting,
  operators,
  referencesIn,
} from './macro.ts';
import { type Span, span as spanOf } from './span.ts';

/** Parses a whole text, as util/mac_parse.c and util/mac_expand.c read it; total, as the tree is (macro.ts). */
export function parseMacros(text: string): MacroText {
  return parseText(text, 0, text.length, 0);
}

function parseText(text: string, start: number, end: number, depth: number): MacroText {
  const nodes: MacroNode[] = [];
  let from = start;
  let literal = '';
  for (let at = start; at < end;) {
    const dollar = text.indexOf('$', at);
    const stop = dollar < 0 || dollar >= end ? end : dollar;
    literal += text.slice(at, stop);
    if (stop === end) {
      at = end;
      break;
    }
    if (text.charCodeAt(stop + 1) === 36 && stop + 1 < end) {
      literal += '$';
      at = stop + 2;
      continue;
    }
    if (literal) nodes.push({ kind: 'literal', span: spanOf(from, stop), text: literal });
    literal = '';
    const node = parseMacro(text, stop, end, depth);
    nodes.push(node);
    from = node.span.end;
    at = from;
    if (node.kind === 'malformed' && (node.problem === 'empty-name' || node.problem === 'unclosed')) break;
  }
  if (literal) nodes.push({ kind: 'literal', span: spanOf(from, end), text: literal });
  // The very size: an array that grew has room for sixteen more.
  return { span: spanOf(start, end), nodes: nodes.slice() };
}

function parseMacro(text: string, dollar: number, end: number, depth: number): MacroNode {
  const open = dollar + 1 < end ? text.charAt(dollar + 1) : '';
  if (open === '{' || open === '(') {
    const close = closing(text, dollar + 1, end, open, open === '{' ? '}' : ')');
    if (close < 0) return { kind: 'malformed', problem: 'unclosed', span: { start: dollar, end } };
    const span = { start: dollar, end: close + 1 };
    if (close === dollar + 2) return { kind: 'malformed', problem: 'empty-name', span };
    if (depth >= maxNesting) return { kind: 'malformed', problem: 'nesting', span };
    return new BracketReader(text, dollar + 2, close, depth, span, open === '{' ? 'braces' : 'parentheses').read();
  }
  const stop = nameEnd(text, dollar + 1, end);
  const span = { start: dollar, end: stop };
  if (stop === dollar + 1) return { kind: 'malformed', problem: 'empty-name', span };
  return {
    kind: 'reference',
    form: 'plain',
    span,
    name: text.slice(dollar + 1, stop),
    nameSpan: spanOf(dollar + 1, stop),
  };
}

/**
 * Behind the name that begins at an offset, if any does. (A pattern, as
 * this is most of what a long file's reading does character by character.)
 */
function nameEnd(text: string, start: number, end: number): number {
  nameCharacters.lastIndex = start;
  nameCharacters.test(text);
  return Math.min(nameCharacters.lastIndex, end);
}
/** ISALNUM or `_` in ASCII (util/mac_parse.c). */
const nameCharacters = /[a-zA-Z0-9_]*/y;

/** The bracket that balances the one at `open`, counting only its own kind; -1 where there is none. */
function closing(text: string, open: number, end: number, opener: string, closer: string): number {
  let level = 0;
  const o = opener.charCodeAt(0);
  const c = closer.charCodeAt(0);
  for (let at = open; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === o) level++;
    else if (code === c && --level === 0) return at;
  }
  return -1;
}

/** CHARS_SPACE of global/mail_params.h. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13 || code === 10;
}

/** Reads what stands between the brackets: mac_expand_callback() for MAC_PARSE_EXPR. */
class BracketReader {
  constructor(
    private readonly text: string,
    private at: number,
    private readonly end: number,
    private readonly depth: number,
    private readonly span: Span,
    private readonly form: 'braces' | 'parentheses',
  ) {}

  read(): MacroNode {
    return this.skipBlanks() === '{' ? this.comparison() : this.reference();
  }

  private skipBlanks(from = this.at): string {
    let next = from;
    while (next < this.end && isBlank(this.text.charCodeAt(next))) next++;
    if (next >= this.end) return '';
    return this.text.charAt(next);
  }
  private passBlanks(): void {
    while (this.at < this.end && isBlank(this.text.charCodeAt(this.at))) this.at++;
  }
  private fail(problem: MalformedMacro['problem'], start: number, end = this.end): MalformedMacro {
    return { kind: 'malformed', problem, span: { start, end: Math.max(start, end) } };
  }

  /** `{text}` with blanks around it; undefined where it is not closed. */
  private braced(): MacroText | undefined {
    this.passBlanks();
    const close = closing(this.text, this.at, this.end, '{', '}');
    if (close < 0) return undefined;
    const operand = parseText(this.text, this.at + 1, close, this.depth + 1);
    this.at = close + 1;
    this.passBlanks();
    return operand;
  }

  private comparison(): MacroNode {
    const leftStart = this.at;
    const left = this.braced();
    if (!left) return this.fail('unclosed-operand', leftStart);
    const operatorStart = this.at;
    while (this.at < this.end && '<>!=?+-*/~&|%'.includes(this.text.charAt(this.at))) this.at++;
    const operator = operators.find((o) => o === this.text.slice(operatorStart, this.at));
    if (!operator) return this.fail('operator-expected', operatorStart);
    const suffixStart = this.at;
    while (
      this.at < this.end &&
      isNameCharacter(this.text.charCodeAt(this.at)) &&
      this.text.charCodeAt(this.at) !== 95
    )
      this.at++;
    const suffix = this.text.slice(suffixStart, this.at);
    // mac_expand_add_relop() is called for "level" alone (global/compat_level.c).
    if (suffix && suffix !== 'level') return this.fail('bad-suffix', suffixStart, this.at);
    const operatorSpan = { start: operatorStart, end: this.at };
    if (this.skipBlanks() !== '{') return this.fail('operand-expected', this.at);
    const rightStart = this.at;
    const right = this.braced();
    if (!right) return this.fail('unclosed-operand', rightStart);
    const node = { kind: 'comparison', span: this.span, left, operator, operatorSpan, suffix, right } as const;
    if (this.at >= this.end) return node;
    const mark = this.text.charAt(this.at);
    if (mark !== '?' && mark !== ':')
      return { ...this.fail('unexpected-text', this.at), before: [...referencesIn(left), ...referencesIn(right)] };
    this.at++;
    const branches = this.branches(mark);
    return 'kind' in branches
      ? { ...branches, before: [...referencesIn(left), ...referencesIn(right)] }
      : { ...node, ...branches };
  }

  private reference(): MacroNode {
    this.passBlanks();
    const start = this.at;
    this.at = nameEnd(this.text, start, this.end);
    const nameSpan = { start, end: this.at };
    const name = this.text.slice(start, this.at);
    this.passBlanks();
    const node = { kind: 'reference', span: this.span, form: this.form, name, nameSpan } as const;
    if (this.at >= this.end) return node;
    const mark = this.text.charAt(this.at);
    if (mark === '{') return this.call(name, nameSpan);
    if (mark !== '?' && mark !== ':') return this.fail('bad-name', this.at);
    this.at++;
    const branches = this.branches(mark);
    if ('kind' in branches) return { ...branches, before: [node] };
    const { then, else: otherwise } = branches;
    // Written out, as most are of this shape: a spread costs as much as all the rest.
    return then && otherwise
      ? { kind: 'reference', span: this.span, form: this.form, name, nameSpan, then, else: otherwise }
      : { ...node, ...branches };
  }

  private call(name: string, nameSpan: Span): MacroNode {
    const start = this.at;
    const argument = this.braced();
    if (!argument) return this.fail('unclosed-operand', start);
    if (this.at < this.end) return this.fail('unexpected-text', this.at);
    return { kind: 'call', span: this.span, name, nameSpan, argument };
  }

  /** One operand: in braces, or all the rest. */
  private operand(): MacroText | undefined {
    if (this.skipBlanks() === '{') return this.braced();
    const rest = parseText(this.text, this.at, this.end, this.depth + 1);
    this.at = this.end;
    return rest;
  }

  private branches(mark: '?' | ':'): Branches | MalformedMacro {
    let then: MacroText | undefined;
    if (mark === '?') {
      const start = this.at;
      then = this.operand();
      if (!then) return this.fail('unclosed-operand', start);
      if (this.at >= this.end) return { then };
      if (this.text.charAt(this.at) !== ':') return this.fail('unexpected-text', this.at);
      this.at++;
    }
    const start = this.at;
    const otherwise = this.operand();
    if (!otherwise) return this.fail('unclosed-operand', start);
    if (this.at < this.end) return this.fail('unexpected-text', this.at);
    return then ? { then, else: otherwise } : { else: otherwise };
  }
}
