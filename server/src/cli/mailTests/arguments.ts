import { type QuestionCommand, readQuestionWords } from '../questionArguments.ts';

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

const definitions = {
  file: { type: 'string' },
  format: { type: 'string', short: 'f' },
  'target-version': { type: 'string' },
} as const;

/** Reads the words behind `test`. */
export function readTestArguments(args: readonly string[]): QuestionCommand<TestOptions> {
  const words = readQuestionWords(args, definitions);
  if (words.kind !== 'words') return words;
  const { path, values } = words;
  const format = testFormats.find((one) => one === (values.format ?? 'text'));
  if (!format) return { kind: 'usage', detail: `--format ${values.format ?? ''}` };
  return { kind: 'asked', options: { path, format, file: values.file, targetVersion: values['target-version'] } };
}
