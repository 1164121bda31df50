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

/** The line of a value that has a word: a value may have several lines. Its first line where none has the word. */
export function lineOfWord(place: SettingPlace, text: string, word: string): SettingPlace {
  const lines = text.split('\n');
  for (const line of linesOfValue(place, text)) {
    const own = lines[line - 1] ?? '';
    if (own.split(/[\s,={}]+/).includes(word)) return { file: place.file, line, text: own.trim() };
  }
  return place;
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
