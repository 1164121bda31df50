import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ignore from 'ignore';

/** Rules in the language of .gitignore, and the folder that they are relative to. */
export interface IgnoreRules {
  readonly folder: string;
  /** Whether the last rule that speaks of a path leaves it out, or takes it back in; undefined where none does. */
  readonly leavesOut: (path: string, isFolder: boolean) => boolean | undefined;
}

/** The rules of a text for a folder; an absolute path, as are those that are asked for. */
export function ignoreRules(folder: string, text: string | readonly string[]): IgnoreRules {
  // As Git does where core.ignoreCase has its default.
  const rules = ignore({ ignorecase: process.platform === 'win32' || process.platform === 'darwin' }).add(text);
  return {
    folder,
    leavesOut(path, isFolder) {
      const inside = relative(folder, path).split(sep).join('/');
      if (inside === '' || inside === '..' || inside.startsWith('../') || !ignore.isPathValid(inside))
        return undefined;
      const { ignored, unignored } = rules.test(isFolder ? `${inside}/` : inside);
      return ignored || unignored ? ignored : undefined;
    },
  };
}

/** Whether rules leave a path out; those of the nearest folder, which are the last, count most (gitignore(5)). */
export function isLeftOut(rules: readonly IgnoreRules[], path: string, isFolder: boolean): boolean {
  for (let i = rules.length - 1; i >= 0; i--) {
    const answer = rules[i]?.leavesOut(path, isFolder);
    if (answer !== undefined) return answer;
  }
  return false;
}

/** The rules of the .gitignore in a folder, if it has one. */
export function rulesIn(folder: string): readonly IgnoreRules[] {
  return rulesOf(folder, join(folder, '.gitignore'));
}

/**
 * The rules that Git has for a folder from above it: those
 * between it and the top of its work tree, and the tree's own.
 */
export function rulesAbove(folder: string): readonly IgnoreRules[] {
  const folders: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (exists(join(at, '.git'))) return [...rulesOf(at, join(at, '.git/info/exclude')), ...folders.flatMap(rulesIn)];
    const above = dirname(at);
    if (above === at) return [];
    folders.unshift(above);
  }
}

function rulesOf(folder: string, path: string): readonly IgnoreRules[] {
  try {
    return [ignoreRules(folder, readFileSync(path, 'utf8'))];
  } catch {
    return []; // not there, or not for us to read: then nothing is left out by it
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
