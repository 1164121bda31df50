import { localeName } from '../nodeHost.ts';
import { type Locale, localeOf, locales } from '../texts/locales.ts';
import { targetProblem } from './askedRelease.ts';
import type { QuestionCommand } from './questionArguments.ts';

/** What a command says of its own words. */
interface UsageTexts {
  readonly help: string;
  readonly usage: (detail: string) => string;
}

/** Where a command writes, and what it knows of the process around it. */
interface QuestionTerminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly complain: (text: string) => void;
}

/** A question that can be answered, or the status with which the command has ended already. */
export type BegunQuestion<Options> =
  | {
      readonly options: Options;
      readonly locale: Locale;
      /** Says what is wrong, and gives the status for that. */
      readonly fail: (text: string) => 2;
    }
  | { readonly status: 0 | 2 };

/** What all commands that ask a configuration something do first: locale, help, faults of the words, the release. */
export function beginQuestion<Options extends { readonly targetVersion: string | undefined }>(
  command: QuestionCommand<Options>,
  terminal: QuestionTerminal,
  textsOf: (locale: Locale) => UsageTexts,
): BegunQuestion<Options> {
  const locale = localeOf(localeName(terminal.env));
  const texts = textsOf(locale);
  const fail = (text: string): 2 => {
    terminal.complain(`postfix-lint: ${text}\n`);
    return 2;
  };
  if (command.kind === 'help') {
    terminal.out(texts.help);
    return { status: 0 };
  }
  if (command.kind === 'option') return { status: fail(command.message(locales[locale].lint)) };
  if (command.kind === 'usage') return { status: fail(texts.usage(command.detail)) };
  const { options } = command;
  const wrongTarget = targetProblem(options.targetVersion, locale);
  return wrongTarget === undefined ? { options, locale, fail } : { status: fail(wrongTarget) };
}
