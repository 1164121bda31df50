import { playAlternatives } from '../../evaluate/alternatives.ts';
import type { World } from '../../evaluate/world.ts';
import type { Configuration } from '../../model/configuration.ts';
import { overridesByService } from '../../model/overrides.ts';
import { type QuotedFiles, type SettingPlace, placeOfSetting } from '../trace/settingPlace.ts';
import { type LineMark, traceMarks } from '../trace/traceMarks.ts';
import { type DecidingLine, decidingLines } from './decided.ts';
import { type Verdict, judge } from './judge.ts';
import type { MailTest } from './mailTest.ts';
import { sessionOfTest } from './session.ts';

/** What became of a test for one recipient. */
export interface MailTestOutcome {
  readonly test: MailTest;
  readonly recipient: string;
  readonly verdict: Verdict | { readonly kind: 'noService'; readonly service: string };
  /** Of a test that failed: the lines of the configuration that decided, the innermost one last. */
  readonly lines: readonly DecidingLine[];
  /** The lines that it came to, whatever they decided. */
  readonly reached: () => readonly LineMark[];
}

/** What tests are played against. */
export interface TestedConfiguration {
  readonly configuration: Configuration;
  /** With its patch where that is known. */
  readonly version: string;
  readonly files: QuotedFiles;
  readonly worldOf: (test: MailTest) => World;
}

/** Plays a test for each of its recipients. */
export function playMailTest(test: MailTest, tested: TestedConfiguration): readonly MailTestOutcome[] {
  const { configuration, version, files, worldOf } = tested;
  const { service = 'smtp/inet', expect } = test;
  if (test.service !== undefined && !overridesByService(configuration).has(service)) {
    return test.to.map((recipient) => ({
      test,
      recipient,
      verdict: { kind: 'noService', service },
      lines: [],
      reached: () => [],
    }));
  }
  const placeOf = (name: string): SettingPlace | undefined => placeOfSetting(configuration, service, name, files);
  const textOf = (file: SettingPlace['file']): string => (file === 'main.cf' ? files.main : files.master);
  const world = worldOf(test);
  return test.to.map((recipient) => {
    const view = { service, version };
    const result = playAlternatives(configuration, view, sessionOfTest(test, recipient), world);
    const verdict = judge(result, expect);
    const lines = verdict.kind === 'failed' ? decidingLines(verdict.reply, placeOf, textOf) : [];
    const reached = (): readonly LineMark[] =>
      traceMarks(result, placeOf, textOf).filter(({ role }) => role !== 'never');
    return { test, recipient, verdict, lines, reached };
  });
}
