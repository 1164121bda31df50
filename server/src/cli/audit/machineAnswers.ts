import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AlgorithmsAnswer, TextAnswer } from '../../audit/answers.ts';
import { reasonOf } from '../failure.ts';

const largest = 8 << 20;

/** Where a file of the audited machine is: below `root`, where the machine's files are a copy. */
export function pathBelow(root: string, path: string): string {
  return root === '/' ? path : join(root, path);
}

/** The text of a file that the user agreed to. */
export function readTextFile(path: string): TextAnswer {
  try {
    const info = statSync(path);
    if (!info.isFile() || info.size > largest) return { kind: 'absent', why: 'EFBIG' };
    return { kind: 'text', text: readFileSync(path, 'utf8') };
  } catch (error) {
    return { kind: 'absent', why: reasonOf(error) };
  }
}

/** What `openssl` of this machine has of SM2, SM3 and SM4. Called where the user lets it be run, and nowhere else. */
export async function readAlgorithms(): Promise<AlgorithmsAnswer> {
  const version = await output(['version']);
  if (version === undefined) return { kind: 'failed', why: 'openssl' };
  const listed = await Promise.all(
    ['-public-key-algorithms', '-digest-algorithms', '-cipher-algorithms'].map((what) => output(['list', what])),
  );
  const text = listed.join('\n').toUpperCase();
  return {
    kind: 'algorithms',
    version: version.trim(),
    names: ['SM2', 'SM3', 'SM4'].filter((name) => new RegExp(`\\b${name}\\b`).test(text)),
  };
}

function output(words: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('openssl', words, { timeout: 5000, maxBuffer: 1 << 20 }, (error, stdout) => {
      resolve(error ? undefined : stdout);
    });
  });
}
