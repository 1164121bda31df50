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
