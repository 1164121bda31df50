import type { Configuration } from '../../model/configuration.ts';
import { scopeOf } from '../../model/scope.ts';

/** A line of a file, as people name it. */
export interface SettingPlace {
  readonly file: 'main.cf' | 'master.cf';
  /** From 1. */
  readonly line: number;
  /** The line's text. */
  readonly text: string;
}

/** The texts that a trace quotes. */
export interface QuotedFiles {
  readonly main: string;
  readonly master: string;
}

/** Where a parameter is set for a service; undefined for a default. */
export function placeOfSetting(
  configuration: Configuration,
  service: string | undefined,
  name: string,
  files: QuotedFiles,
): SettingPlace | undefined {
  const origin = scopeOf(configuration, { service }).findSet(name)?.origin;
  if (origin?.kind === 'main') return placeOfOffset('main.cf', files.main, origin.offset);
  return origin?.kind === 'service' ? placeOfOffset('master.cf', files.master, origin.offset) : undefined;
}

/** The line that holds an offset of a file. */
export function placeOfOffset(file: SettingPlace['file'], text: string, offset: number): SettingPlace {
  const line = text.slice(0, offset).split('\n').length;
  return { file, line, text: (text.split('\n')[line - 1] ?? '').trim() };
}

/** A restriction as a trace has it. */
interface NamedRestriction {
  readonly name: string;
  readonly argument?: string;
}

/**
 * The line of a value that has a restriction: a value may have several lines. An argument may stand there otherwise,
 * with a `$name`; then as many restrictions of the name are before it as in the list.
 * @param before the items of the list that stand before it
 */
export function lineOfRestriction(
  place: SettingPlace,
  text: string,
  { name, argument = '' }: NamedRestriction,
  before: readonly object[],
): SettingPlace {
  const lines = text.split('\n');
  const own = linesOfValue(place, text).map((line) => ({ line, text: lines[line - 1] ?? '' }));
  const named = own.flatMap((line) => line.text.split(/[\s,={}]+/).flatMap((word) => (word === name ? [line] : [])));
  const count = before.filter((item) => 'name' in item && item.name === name).length;
  const found =
    (argument === '' ? undefined : named.find((line) => line.text.includes(argument))) ??
    named[count] ??
    // A table alone stands for the restriction of its list.
    (argument === '' ? undefined : own.find((line) => line.text.includes(argument)));
  return found ? { file: place.file, line: found.line, text: found.text.trim() } : place;
}

/** The lines that a setting has text in, comments and its bare name left out. */
export function linesOfValue({ file, line }: SettingPlace, text: string): readonly number[] {
  const found: number[] = [];
  const lines = text.split('\n');
  for (let at = line - 1; at < lines.length; at++) {
    const own = lines[at] ?? '';
    const isComment = /^\s*(#|$)/.test(own);
    if (at >= line && !isComment && (/^\S/.test(own) || (file === 'master.cf' && /^\s+-o/.test(own)))) break;
    if (!isComment && !/=\s*$/.test(own)) found.push(at + 1);
  }
  return found;
}
