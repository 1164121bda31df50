import { utimesSync, writeFileSync } from 'node:fs';

/**
 * Writes a configuration file as one that has been there for a while. Postfix reads a file again and again until it is
 * older than a second (dict.c: dict_load_file_xt), which would cost each test a second and a half.
 */
export function writeSettled(path: string, text: string): void {
  writeFileSync(path, text);
  const then = Date.now() / 1000 - 60;
  utimesSync(path, then, then);
}
