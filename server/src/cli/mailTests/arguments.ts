import type { LintMessages } from '../../texts/messages.ts';
import { readQuestionWords } from '../questionArguments.ts';

/** The forms of a report of mail tests. */
export const testFormats = ['text', 'tap', 'junit'] as const;
export type TestFormat = (typeof testFormats)[number];

/** What `postfix-lint test` is asked. */
export interface TestOptions {
  /** The folder of main.cf. */
  readonly path: string;
  /** The tests; undefined: mail-tests.yml in the folder. */
  readonly file: string | undefined;
  readonly format: TestFormat;
  readonly targetVersion: string | undefined;
}

export type TestCommand =
  | { readonly kind: 'test'; readonly options: TestOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly detail: string }
  | { readonly kind: 'option'; readonly message: (messages: LintMessages) => string };

const definitions = {
  file: { type: 'string' },
  format: { type: 'string', short: 'f' },
  'target-version': { type: 'string' },
} as const;

/** Reads the words behind `test`. */
export function readTestArguments(args: readonly string[]): TestCommand {
  const words = readQuestionWords(args, definitions);
  if (words.kind !== 'words') return words;
  const { path, values } = words;
  const format = testFormats.find((one) => one === (values.format ?? 'text'));
  if (!format) return { kind: 'usage', detail: `--format ${values.format ?? ''}` };
  return { kind: 'test', options: { path, format, file: values.file, targetVersion: values['target-version'] } };
}
