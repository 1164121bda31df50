import type { Random } from './random.ts';

/** Replaces `[start, end)` by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const pieces = [
  ' ',
  '\t',
  '\n',
  '\n  ',
  '\n\n',
  '\r\n',
  '\r',
  '\0',
  '\v',
  '\f',
  '=',
  ' = ',
  ',',
  ', ',
  '#',
  '\n#',
  '# c',
  '{',
  '}',
  '{{',
  '}}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '?',
  '$',
  '$$',
  '${',
  '$(',
  '$mydomain',
  '${x?{a}:{b}}',
  '${{$a} == {b}}',
  '"',
  "'",
  '/',
  '\\',
  '-o ',
  ' -o biff=no',
  'a',
  'Z',
  '0',
  '_',
  '-',
  '.',
  '＝',
  '，',
  '　',
  '\u00a0',
  '\ufeff',
  'é',
  '中文',
  '😀',
  '\ud800',
  '\udc00',
  '{% if x %}',
  '<%= y %>',
  '\nmyorigin = $mydomain',
  '\nsmtpd_recipient_restrictions = permit_mynetworks, reject',
  '\nsmtpd_restriction_classes = c\nc = reject',
  'hash:',
  'proxy:ldap:',
  '\nalias_maps = hash:/etc/aliases',
  '\nmynetworks = 127.0.0.0/8',
  'inet:localhost:10025',
  '\nsmtp inet n - y - - smtpd',
  '# postfix-lint-disable-next-line',
  '\nsmtpd_tls_security_level = may',
  'yes',
  'no',
  '1h',
  '550 5.7.1',
  '\u2028',
];

/**
 * What someone may do to a text: type, delete, replace, paste lines of another file, repeat a line, turn lines around.
 */
export function randomEdit(random: Random, text: string, others: readonly string[]): Edit {
  const at = random.below(text.length + 1);
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
      return { start: at, end: at, text: random.pick(pieces) };
    case 3:
      return { start: at, end: Math.min(text.length, at + 1 + random.below(3)), text: '' };
    case 4:
      return { start: at, end: Math.min(text.length, at + random.below(200)), text: '' };
    case 5:
      return {
        start: at,
        end: Math.min(text.length, at + random.below(20)),
        text: random.pick(pieces) + random.pick(pieces),
      };
    case 6:
      return { start: at, end: at, text: someLines(random, random.pick(others)) };
    case 7:
      return { start: lineStart(text, at), end: lineStart(text, at), text: someLines(random, random.pick(others)) };
    case 8:
      return { start: lineStart(text, at), end: lineStart(text, at), text: text.slice(lineStart(text, at), at) };
    default:
      return { start: lineStart(text, at), end: lineEnd(text, at), text: '' };
  }
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** One to four lines, cut anywhere. */
function someLines(random: Random, text: string): string {
  const start = random.once(2) ? lineStart(text, random.below(text.length)) : random.below(text.length);
  let end = start;
  for (let lines = 1 + random.below(4); lines > 0; lines--) end = lineEnd(text, end);
  return text.slice(start, random.once(3) ? Math.max(start, end - random.below(10)) : end);
}
