import type { Configuration } from '../../model/configuration.ts';
import type { Locale } from '../../texts/locales.ts';
import { locales } from '../../texts/locales.ts';
import type { EffectiveSource } from '../effectiveDocument.ts';
import { type TableReader, inRounds } from '../trace/playWithFiles.ts';
import { detailsOf, titleOf } from './details.ts';
import type { MailTest } from './mailTest.ts';
import { type MailTestOutcome, playMailTest } from './outcome.ts';

/** A place as LSP has it; the line from 0. */
export interface ReportedPlace {
  readonly uri: string;
  readonly line: number;
}

/** What became of a test for one recipient, for an editor. */
export interface ReportedTest {
  readonly title: string;
  /** Of the entry in mail-tests.yml, from 0. */
  readonly line: number;
  /** Why it failed; absent: it passed. */
  readonly failure?: string;
  /** The line of the configuration that decided, where one did. */
  readonly decided?: ReportedPlace;
  /** The lines that it came to. */
  readonly reached: readonly ReportedPlace[];
}

/**
 * Plays tests against a configuration, reading files in the background.
 * @param uriOfTable the address of a file that a table's reference names
 */
export async function reportTests(
  tests: readonly MailTest[],
  source: EffectiveSource,
  reader: TableReader,
  locale: Locale,
  uriOfTable: (name: string) => string | undefined,
): Promise<readonly ReportedTest[]> {
  const { main, master } = source;
  const configuration: Configuration = source.configuration;
  const version = configuration.release;
  const files = { main: main?.text ?? '', master: master?.text ?? '' };
  const outcomes = await inRounds(version, reader, (worldOf) =>
    tests.flatMap((test) =>
      playMailTest(test, { configuration, version, files, worldOf: ({ world }) => worldOf(world) }),
    ),
  );
  const uriOf = (file: string): string | undefined => {
    if (file === 'main.cf') return main?.uri;
    return file === 'master.cf' ? master?.uri : uriOfTable(file);
  };
  const addressed = ({ file, line }: { readonly file: string; readonly line: number }): ReportedPlace[] => {
    const uri = uriOf(file);
    return uri === undefined ? [] : [{ uri, line: line - 1 }];
  };
  const texts = { own: locales[locale].mailTests, trace: locales[locale].trace };
  return outcomes.map((outcome: MailTestOutcome) => {
    const [decided] = outcome.lines.slice(-1).flatMap(addressed);
    const failed = outcome.verdict.kind !== 'passed';
    return {
      title: titleOf(outcome),
      line: outcome.test.line - 1,
      ...(failed ? { failure: detailsOf(outcome, texts).join('\n') } : {}),
      ...(decided ? { decided } : {}),
      reached: outcome.reached().flatMap(addressed),
    };
  });
}
