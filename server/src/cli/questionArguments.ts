import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { LintMessages } from '../texts/messages.ts';
import { usageFault } from './mistyped.ts';

type Definitions = NonNullable<ParseArgsConfig['options']>;
type ValuesOf<T extends Definitions> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>['values'];

/** The words behind `trace`, `route` or `test`: one PATH and options; or that help is wanted, or what is wrong. */
export type QuestionWords<T extends Definitions> =
  | { readonly kind: 'words'; readonly path: string; readonly values: ValuesOf<T> }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly detail: string }
  /** An option that there is not, or one without its value. */
  | { readonly kind: 'option'; readonly message: (messages: LintMessages) => string };

/** What a command is asked by its words: its own options; or that help is wanted, or what is wrong. */
export type QuestionCommand<Options> =
  | { readonly kind: 'asked'; readonly options: Options }
  | Exclude<QuestionWords<Definitions>, { readonly kind: 'words' }>;

/**
 * Reads the words behind a command that asks one configuration something.
 * @param options what the command takes besides `--help`
 */
export function readQuestionWords<T extends Definitions>(args: readonly string[], options: T): QuestionWords<T> {
  const help = args.some((word) => word === '--help' || word === '-h');
  if (help) return { kind: 'help' };
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [path, ...rest] = positionals;
    if (path === undefined || rest.length > 0) return { kind: 'usage', detail: 'PATH' };
    return { kind: 'words', path, values };
  } catch (error) {
    return { kind: 'option', message: usageFault(args, { ...options, help: {} }, error) };
  }
}
