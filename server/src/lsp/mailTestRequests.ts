import type { CancellationToken, Connection } from 'vscode-languageserver';
import type { ReportedTest } from '../questions/mailTests/testReport.ts';
import type { WrittenTest } from '../questions/mailTests/writeTest.ts';
import { locales } from '../texts/locales.ts';
import { fileOfClient } from './effectiveRequests.ts';
import { guarded } from './guard.ts';
import { type TraceAbilities, guardedReader, playTrace, traceAsked } from './traceRequests.ts';

/** What requests about mail tests need of the server. */
export interface MailTestAbilities extends TraceAbilities {
  readonly readText: (uri: string) => Promise<string | undefined>;
}

/** The tests of a file, one for each recipient, or what is wrong with it. Lines are from 0. */
export interface MailTestsAnswer {
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  readonly tests: readonly (ReportedTest | Pick<ReportedTest, 'title' | 'line'>)[];
}

/** A text to put into the file of tests, or why there is none. */
export type WriteTestAnswer = WrittenTest | { readonly problem: string };

/**
 * Answers `postfix/mailTests` {uri, text?, run?, lines?}: the tests of a mail-tests.yml, played where `run` is true
 * (only the entries that begin at `lines`, where given); and `postfix/writeMailTest` {uri, session, service?, tests}:
 * what to add to the text `tests` of a mail-tests.yml so that it has a test for a session.
 */
export function answerMailTests(connection: Connection, abilities: MailTestAbilities): void {
  connection.onRequest<MailTestsAnswer | null, void>(
    'postfix/mailTests',
    (params: unknown, token: CancellationToken) => {
      const file = fileOfClient(params);
      return guarded<MailTestsAnswer | null>(
        connection.console,
        'mailTests',
        file?.uri ?? '',
        token,
        null,
        async () => {
          const text = file && (file.text ?? (await abilities.readText(file.uri)));
          return text === undefined ? null : testsOf(file?.uri ?? '', text, params, abilities);
        },
      );
    },
  );
  connection.onRequest<WriteTestAnswer | null, void>(
    'postfix/writeMailTest',
    (params: unknown, token: CancellationToken) => {
      const file = fileOfClient(params);
      return guarded<WriteTestAnswer | null>(connection.console, 'writeMailTest', file?.uri ?? '', token, null, () =>
        file ? writtenTest(file, params, abilities) : null,
      );
    },
  );
}

async function testsOf(
  uri: string,
  text: string,
  params: unknown,
  abilities: MailTestAbilities,
): Promise<MailTestsAnswer> {
  const { run, lines } = params as { readonly run?: unknown; readonly lines?: unknown };
  const { readTestFile, problemText, titleOf, reportTests } = await import('../questions/mailTests/editorAnswers.ts');
  const main = new URL('main.cf', uri).href;
  const found = await abilities.sourceOf({ uri: main });
  const locale = found?.locale ?? 'en';
  const read = await readTestFile(text, async (name) => readBeside(uri, name, abilities));
  if (read.kind === 'problems') {
    const messages = locales[locale].mailTests;
    const problems = read.problems.map(({ line, problem }) => ({
      line: line - 1,
      message: problemText(problem, messages),
    }));
    return { problems, tests: [] };
  }
  if (run !== true) {
    const tests = read.tests.flatMap((test) =>
      test.to.map((recipient) => ({ title: titleOf({ test, recipient }), line: test.line - 1 })),
    );
    return { problems: [], tests };
  }
  if (!found) return { problems: [{ line: 0, message: locales[locale].mailTests.cannotRead('main.cf') }], tests: [] };
  const wanted = Array.isArray(lines) ? new Set<unknown>(lines) : undefined;
  const tests = read.tests.filter(({ line }) => !wanted || wanted.has(line - 1));
  const tables = abilities.tablesOf(main, found.source.configuration.release);
  const reader = guardedReader(tables, found);
  return { problems: [], tests: await reportTests(tests, found.source, reader, found.locale, tables.uriOfTable) };
}

/** The text of a file in the folder of another, or below it. */
function readBeside(uri: string, name: string, { readText }: MailTestAbilities): Promise<string | undefined> {
  const folder = new URL('.', uri).href;
  const address = new URL(encodeURI(name), folder).href;
  return address.startsWith(folder) ? readText(address) : Promise.resolve(undefined);
}

async function writtenTest(
  file: { readonly uri: string },
  params: unknown,
  abilities: MailTestAbilities,
): Promise<WriteTestAnswer | null> {
  const asked = traceAsked(params);
  const { tests } = params as { readonly tests?: unknown };
  if (!asked || typeof tests !== 'string') return null;
  const played = await playTrace(file, asked, abilities);
  if (!played) return null;
  const { appendTest, expectedOf } = await import('../questions/mailTests/editorAnswers.ts');
  const messages = locales[played.found.locale].mailTests;
  const expected = expectedOf(played.result);
  if (expected === undefined) return { problem: messages.notWritten };
  return appendTest(tests, asked.session, played.service, expected) ?? { problem: messages.notATestFile };
}
