import type { Pair, PostconfAnswer } from './batch.ts';
import { type Option, type OurAnswer, options } from './ourAnswer.ts';
import { type Warnings, readWarnings, rulesToTell } from './warnings.ts';

/** One point in which postconf and we differ. */
export interface Difference {
  readonly about: string;
  readonly theirs: string;
  readonly ours: string;
}

/** All points in which the answers about a pair differ. */
export function compare(
  theirs: PostconfAnswer,
  ours: OurAnswer,
  release: string,
  asked: readonly Option[] = options,
): Difference[] {
  // What inet_interfaces stands for is found out on the host, which has no names and few addresses.
  if (/^(?:config variable|parameter) inet_interfaces: /.test(theirs.fatal.get(options[0]) ?? '')) return [];
  // postconf drops a read-only name when it comes to it, in the order of its hash
  // table, which is another at each run: until then a loop through that name, in a
  // comparison, where nobody counts the levels, runs its stack out. No daemon has it.
  if (
    ours.refused === undefined &&
    ours.warnings.readOnly.length > 0 &&
    [...theirs.fatal.values()].includes('status 139')
  )
    return [];
  const first = theirs.fatal.get(options[0]);
  if ((first !== undefined) !== (ours.refused !== undefined))
    return [{ about: 'fatal', theirs: first ?? '', ours: ours.refused ?? '' }];
  // Where it stops at once it says nothing else worth comparing.
  if (first !== undefined) return [];
  const differences: Difference[] = [];
  const differ = (about: string, a: readonly string[], b: readonly string[]): void => {
    const [one, other] = [a.filter((line) => !b.includes(line)), b.filter((line) => !a.includes(line))];
    if (one.length || other.length || a.length !== b.length || a.some((line, i) => line !== b[i]))
      differences.push({ about, theirs: one.join('\n'), ours: other.join('\n') });
  };
  const said = readWarnings(theirs.warnings);
  for (const option of asked) {
    differ(`fatal ${option}`, theirs.fatal.has(option) ? ['fatal'] : [], ours.failing[option] ? ['fatal'] : []);
    if (theirs.fatal.has(option)) continue;
    const expands = option.includes('x');
    const known = (line: string): boolean => !expands || !ours.unknown.includes(line.slice(0, line.indexOf(' =')));
    differ(option, (theirs.lines.get(option) ?? []).filter(known), ours.lines[option].filter(known));
  }
  for (const kind of kinds)
    if (kind !== 'deprecated' || warnsOfDeprecated(release))
      differ(`warnings: ${kind}`, said[kind], ours.warnings[kind]);
  differ(
    'unused, by the model',
    said.unused.filter((name) => name.startsWith('main:')),
    ours.unusedByModel,
  );
  for (const code of rulesToTell(theirs.warnings))
    if (!ours.codes.includes(code)) differences.push({ about: code, theirs: theirs.warnings.join('\n'), ours: '' });
  differ('warnings: other', said.other, []);
  return differences;
}

const kinds: readonly (keyof Warnings)[] = ['unused', 'undefined', 'overridden', 'readOnly', 'deprecated', 'stray'];

/** postconf_unused.c has its table of deprecated names since 3.9. */
function warnsOfDeprecated(release: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major > 3 || (major === 3 && minor >= 9);
}

/** A report for the one who looks into it. */
export function describe(pair: Pair, differences: readonly Difference[]): string {
  const indented = (text: string): string => text.replaceAll('\n', '\n            ');
  const differing = differences.map(
    ({ about, theirs, ours }) => `${about}\n  postconf: ${indented(theirs)}\n  ours:     ${indented(ours)}`,
  );
  return (
    `${differing.join('\n')}\n` +
    `--- main.cf ${JSON.stringify(pair.main)}\n` +
    `${pair.main}\n` +
    '--- master.cf\n' +
    `${pair.master}`
  );
}
