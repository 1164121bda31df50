import { nearestWord } from '../rules/nearestWord.ts';
import type { LintMessages } from '../texts/messages.ts';

/**
 * What is wrong with words that `parseArgs` refused: an option that there is not is told with the one that was meant.
 * @param options the names that there are
 */
export function usageFault(
  args: readonly string[],
  options: Readonly<Record<string, unknown>>,
  error: unknown,
): (messages: LintMessages) => string {
  const mistyped = args.find((arg) => /^--[^=]/.test(arg) && !Object.hasOwn(options, optionName(arg)));
  const near = mistyped === undefined ? undefined : nearestWord(optionName(mistyped), Object.keys(options));
  if (mistyped !== undefined && near !== undefined)
    return ({ usage }) => usage.mistyped({ option: `--${optionName(mistyped)}`, near: `--${near}` });
  const detail = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
  return ({ usage }) => usage.badOption({ detail });
}

/** `--name` and `--name=value`. */
function optionName(arg: string): string {
  return arg.slice(2).replace(/=[^]*$/, '');
}
