/** Which warnings of postconf have a counterpart here, and about what; sorted and without repetition. */
export interface Warnings {
  /** `main:name` and `master:name`, as all below. */
  readonly unused: readonly string[];
  readonly undefined: readonly string[];
  /** `overriding earlier entry`, main.cf alone. */
  readonly overridden: readonly string[];
  readonly readOnly: readonly string[];
  readonly deprecated: readonly string[];
  /** Indented lines with nothing to continue. */
  readonly stray: readonly string[];
}

/** Sorts postconf's warnings; those that it has no place for come back as `other`. */
export function readWarnings(lines: readonly string[]): Warnings & { readonly other: readonly string[] } {
  const found = {
    unused: new Set<string>(),
    undefined: new Set<string>(),
    overridden: new Set<string>(),
    readOnly: new Set<string>(),
    deprecated: new Set<string>(),
    stray: new Set<string>(),
  };
  const other: string[] = [];
  for (const line of lines) {
    const [, file = '', text = ''] = /^\S*?\b(main|master)\.cf(?:, line \d+|, lines? [\d-]+)?: (.*)/.exec(line) ?? [];
    const match = patterns.map(([kind, pattern]) => [kind, pattern.exec(text)] as const).find(([, m]) => m);
    if (match) found[match[0]].add(`${file}:${plain(match[1]?.[1] ?? '')}`);
    else if (!unread.test(line) && !told.some(([, pattern]) => pattern.test(line))) other.push(line);
  }
  return { ...sorted(found), other };
}

/**
 * Said of a macro or an `-o` that cannot be read, in words of several functions: one finding of ours must be there.
 */
const told = [
  // 3.10 and later
  ['full-width-character', /text after null byte may be ignored/],
  [
    'malformed-macro',
    new RegExp(
      String.raw`^(?:truncated macro|empty macro|attribute name syntax|unreasonable macro` +
        String.raw`|unbalanced \{\}|bad operator suffix|unexpected input|unknown function` +
        String.raw`|.* expected at: ")`,
    ),
  ],
  [
    'invalid-option',
    new RegExp(
      String.raw`^\S*master\.cf: (?:missing attribute name|missing '=' after attribute name` +
        String.raw`|missing '\}' in "|syntax error after '\}' in ")`,
    ),
  ],
] as const;

/** The rules that must have found something for these warnings. */
export function rulesToTell(lines: readonly string[]): string[] {
  return told.filter(([, pattern]) => lines.some((line) => pattern.test(line))).map(([code]) => code);
}

/**
 * Said in search of tables (postconf_dbms.c), of any value and whether or not its reader takes it so: a client's file
 * that is not there, a brace that is not closed, and from 3.10 on a word that begins with `#`. Our inline-comment asks
 * what kind of value it is; test/rules has its cases.
 */
const unread = new RegExp(
  String.raw`^open "|#comment after other text is not allowed: |(?:main\.cf` +
    String.raw`|master\.cf:\S+): (?:missing '\}' in|syntax error after '\}' in) "`,
);

const patterns = [
  ['unused', /^unused parameter: ([^=]*)=/],
  ['unused', /^support for parameter (\S+) has been removed/],
  ['deprecated', /^support for parameter "([^"]*)" will be removed/],
  ['undefined', /^undefined parameter: (.*)/],
  ['overridden', /^overriding earlier entry: ([^=]*)=/],
  ['readOnly', /^read-only parameter assignment: ([^=]*)=/],
  ['stray', /^logical line must not start with whitespace()/],
] as const;

type Kind = (typeof patterns)[number][0];

/** Sets as sorted lists. */
export function sorted(found: Readonly<Record<Kind, ReadonlySet<string>>>): Warnings {
  const list = (kind: Kind): string[] => [...found[kind]].sort();
  return {
    unused: list('unused'),
    undefined: list('undefined'),
    overridden: list('overridden'),
    readOnly: list('readOnly'),
    deprecated: list('deprecated'),
    stray: list('stray'),
  };
}

/** msg_vprintf() writes a question mark for what it cannot print; how many a character gets is not our matter. */
export function plain(name: string): string {
  return name.replace(/[^!-~]+|\?+/g, '?');
}
