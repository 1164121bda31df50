import type { MasterCf, MasterEntry } from '../../server/src/syntax/masterCf.ts';

/** Where postconf likes its columns to start (pcf_print_master_entry()). */
const goals = [0, 11, 17, 25, 33, 41, 49, 57];

/** A master.cf as `postconf -M` prints it, with where each entry stands; entries with too few columns are left out. */
export function printMaster(master: MasterCf): { readonly text: string; readonly offset: number }[] {
  return master.entries
    .filter((entry) => !entry.stray && entry.columns.length === goals.length)
    .map((entry) => ({ text: printEntry(entry), offset: entry.span.start }));
}

function printEntry(entry: MasterEntry): string {
  let line = '';
  for (const [index, { text }] of entry.columns.entries()) {
    if (line) line = `${line} `.padEnd(goals[index] ?? 0);
    line += text;
  }
  for (const word of normalized(entry)) line += ` ${word}`;
  return line;
}

/** pcf_normalize_daemon_args(): `-vofoo=bar` is `-v -o foo=bar`; braces stay only where blanks need them. */
function* normalized(entry: MasterEntry): Generator<string> {
  const words = entry.arguments;
  let at = 0;
  let override = 0;
  for (; at < words.length; at++) {
    const word = words[at];
    if (!word || word.braced || !word.text.startsWith('-') || word.text === '--') break;
    const o = word.text.indexOf('o', 1);
    if (o < 0) {
      yield word.text;
      continue;
    }
    if (o > 1) yield word.text.slice(0, o);
    yield '-o';
    const attached = o + 1 < word.text.length;
    const value = attached ? word.text.slice(o + 1) : words[++at]?.text;
    const read = entry.overrides[override++];
    if (value === undefined) continue;
    yield protect(
      words[at]?.braced && read && read.problem !== 'missing-equals' && read.problem !== 'empty-name'
        ? `${read.name}=${read.value.text}`
        : value,
    );
  }
  // pcf_print_master_entry() forgets the braces of the first word that is no option.
  for (const [i, { text }] of words.slice(at).entries()) yield i === 0 ? text : protect(text);
}

function protect(text: string): string {
  return /[ \t\r\n]/.test(text) ? `{${text}}` : text;
}
