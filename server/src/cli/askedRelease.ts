import type { Release } from '../facts/factTypes.ts';
import { targetRelease } from '../settings/targetRelease.ts';
import { isTarget, targetsText } from '../settings/values.ts';
import { type Locale, locales } from '../texts/locales.ts';
import { createMachine } from './machine.ts';

/**
 * What is wrong with the `--target-version` of a question, in the words of the linter; undefined where it is right.
 * @param given undefined where the option was not given
 */
export function targetProblem(given: string | undefined, locale: Locale): string | undefined {
  if (given === undefined || isTarget(given)) return undefined;
  return locales[locale].lint.usage.badValue({ option: '--target-version', value: given, wanted: targetsText });
}

/**
 * The release that a question is answered for: the one that is asked for, else that which reads the main.cf, else
 * the newest.
 */
export function askedRelease(given: string | undefined, main: string): Release {
  const target = given ?? 'auto';
  return targetRelease(target, target === 'auto' ? createMachine().releaseFor(main) : undefined);
}
