import type { Lookup } from '../model/expand.ts';

/** What makes a file a template: a main.cf that a program has yet to fill in. */
export interface Template {
  /** It has instructions (`{% if %}`, `<% %>`, `{{#x}}`), so that no more than a part of it may be in force. */
  readonly instructions: boolean;
  /** Its file name says so: then `${NAME}` is a variable of the environment. */
  readonly named: boolean;
}

const nameEnding = /\.(?:j2|jinja2?|erb|epp|tmpl|tpl|template|in|envsubst|mustache|hbs|gotmpl|ctmpl|mako|liquid)$/i;
/** Words that begin an instruction of Go's templates or of Handlebars. */
const keywords = 'if|else|elseif|end|range|with|define|block|template|include|each|unless';
/**
 * `{{` alone may be an inline table (`pcre:{{/x/ DUNNO}}`, `cidr:{{!10.0.0.1 REJECT}}`)
 * or a comparison (`${{$x} == {y}}`), `{%}` and `{#` a branch of one.
 */
const instruction = new RegExp(
  [
    String.raw`\{%[-+~]?\s*\w[^{}]*%\}|\{#[^{}]*#\}|<%[^<>]*%>|\[%[^[\]]*%\]`,
    String.raw`(?<!\$)\{\{[-~]?\s*(?:[#^>]\s*\w|/\w+\s*\}\}|(?:${keywords})\b)`,
  ].join('|'),
  'y',
);
const marks = ['{{', '{%', '{#', '<%', '[%'];
/**
 * Where one may begin: what follows may be in another element, as
 * may the end of it. `{{$a} == {b}}` is none whatever follows.
 */
const beginning = new RegExp(
  [
    String.raw`\{[%#]|[<[]%`,
    String.raw`(?<!\$)\{\{[-~]?(?:\s*(?:[#^>]|/\w+\s*\}\}|(?:${keywords})\b)|[^\S\n]*(?:/\w+[^\S\n]*)?(?:\n|$))`,
  ].join('|'),
  'y',
);

/** Whether a part of a file has anything that could begin an instruction. */
export function mayInstruct(text: string): boolean {
  return hasInstruction(text, beginning);
}

/** Whether a file is a template; undefined for what Postfix itself is to read. */
export function templateOf(text: string, uri = ''): Template | undefined {
  const named = nameEnding.test(uri);
  const instructions = hasInstruction(text, instruction);
  return named || instructions ? { instructions, named } : undefined;
}

/** Looking for the marks costs less than the pattern, tried at each place. */
function hasInstruction(text: string, pattern: RegExp): boolean {
  return marks.some((mark) => {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
      pattern.lastIndex = at;
      if (pattern.test(text) && !isOperand(text, at)) return true;
    }
    return false;
  });
}

/** Whether a brace is within a macro of the same line: `${{$a} >= {# #}?{yes}}` compares. */
function isOperand(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - 500), at);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  let depth = 0;
  for (let i = before.indexOf('${'); i >= 0 && i < before.length; i++) {
    const character = before[i];
    if (character === '{') depth++;
    else if (character === '}' && depth > 0) depth--;
  }
  return depth > 0;
}

/** Names in capitals are none of Postfix's: they are variables of the environment, which envsubst(1) fills in. */
export const environmentName = /^[A-Z][A-Z0-9_]*$/;

/**
 * Looks names up where variables of the environment have values that are not known here: also in a main.cf that its
 * name does not tell, for the images of containers call it that before a script has filled it in.
 */
export function lookupWithEnvironment(lookup: Lookup): Lookup {
  return (name) => {
    const found = lookup(name);
    return found === undefined && environmentName.test(name) ? null : found;
  };
}
