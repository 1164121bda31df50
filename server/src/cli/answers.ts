import { rulePage } from '../ide/diagnostics.ts';
import { type Locale, locales } from '../texts/locales.ts';
import type { Messages } from '../texts/messages.ts';
import type { Options } from './arguments.ts';
import type { Settled } from './checkedPair.ts';
import { diffOf } from './diff.ts';
import { effectiveJson, effectiveOf, effectiveText, refusalText } from './effectiveOutput.ts';
import { lintInputsOf } from './inputsOf.ts';
import { createMachine } from './machine.ts';
import { pageAsText, readRulePages } from './rulePages.ts';
import { type Status, type Terminal, hasColour } from './terminal.ts';

/** Prints the page of a rule. */
export function explain(code: string, terminal: Terminal, locale: Locale): Status {
  const page = readRulePages(terminal.dataFolder)[code]?.[locale];
  terminal.out(page === undefined ? `${rulePage(code)}\n` : pageAsText(page, hasColour(terminal)));
  return 0;
}

/** 1 where something would change. */
export function showDiff(settled: readonly Settled[], options: Options, terminal: Terminal, locale: Locale): Status {
  const machine = options.files ? createMachine() : undefined;
  let status: Status = 0;
  for (const { pair, settings } of settled) {
    const diff = diffOf({ pair }, lintInputsOf(options, settings, locales[locale], machine, pair));
    terminal.out(diff);
    if (diff !== '') status = 1;
  }
  return status;
}

/** Prints what the files mean. */
export function showEffective(
  settled: readonly Settled[],
  options: Options,
  terminal: Terminal,
  messages: Messages,
): Status {
  const machine = options.files ? createMachine() : undefined;
  const request = options.effective ?? { service: undefined, expand: false, all: false };
  const all = settled.map(({ pair, settings }) =>
    effectiveOf(pair, lintInputsOf(options, settings, messages, machine, pair).release, request),
  );
  if (options.format === 'json') terminal.out(effectiveJson(all));
  else for (const one of all) terminal.out(effectiveText(one, request, messages.lint, terminal.isTerminal));
  const refusals = all.flatMap((one) => refusalText(one, messages.lint) ?? []);
  for (const refusal of refusals) terminal.complain(`postfix-lint: ${refusal}\n`);
  // postconf would have printed nothing of such a file.
  return refusals.length ? 1 : 0;
}
