/** A value longer than this is cut in a hover. */
const longest = 200;

/**
 * Any text as a Markdown code span on one line: nothing in it can end the span or be read as markup. Cut where long.
 * Empty text gives an empty string: a code span cannot be empty.
 */
export function code(text: string, most = longest): string {
  if (text.length <= most && plain.test(text)) return `\`${text}\``;
  // A span ends at a run of as many backticks as began it, so ours is one longer than any inside.
  const flat = flattened(text, most);
  if (flat === '') return '';
  let run = 0;
  for (const [ticks] of flat.matchAll(/`+/g)) run = Math.max(run, ticks.length);
  const fence = '`'.repeat(run + 1);
  const pad = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${flat}${pad}${fence}`;
}

/**
 * Words of ASCII with single blanks between them and no backtick, as nearly all names and values are: they stay as
 * they are.
 */
const plain = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/** One line of at most `most` characters. */
function flattened(text: string, most: number): string {
  const start = text.length > 8 * most ? text.slice(0, 8 * most) : text;
  const flat = plain.test(start) ? start : start.replace(/[\s\0\u2028\u2029]+/g, ' ').trim();
  if (flat.length <= most && start === text) return flat;
  // Not between the halves of a surrogate pair.
  return `${flat.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A fenced block. */
export function fenced(language: string, text: string): string {
  let run = 2;
  for (const [ticks] of text.matchAll(/`{3,}/g)) run = Math.max(run, ticks.length);
  const fence = '`'.repeat(run + 1);
  return `${fence}${language}\n${text.replace(/\s+$/, '')}\n${fence}`;
}

/** A name in bold where no character of it can be markup, else in a code span. */
export function bold(name: string): string {
  return /^[A-Za-z0-9](?:[\w.+-]*[A-Za-z0-9])?$/.test(name) ? `**${name}**` : code(name);
}

/** A link to a page; `text` is Markdown already. */
export function link(text: string, address: string): string {
  return `[${text}](${address})`;
}

/** Paragraphs, without those that are empty. */
export function paragraphs(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n');
}
