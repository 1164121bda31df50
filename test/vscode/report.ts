/** What a suite tells of itself; see scripts/workbench/extensionHost.mjs. */
export interface Report {
  readonly failures: number;
  readonly tests: readonly { readonly title: string; readonly state: 'passed' | 'failed'; readonly error?: string }[];
}

/** Runs mocha and gathers what became of each test; a pending test counts as a failure. */
export async function reportOf(run: (done: (failures: number) => void) => Mocha.Runner): Promise<Report> {
  const tests: { title: string; state: 'passed' | 'failed'; error?: string }[] = [];
  await new Promise<number>((resolve) => {
    const runner = run(resolve);
    runner.on('pass', (test: Mocha.Test) => tests.push({ title: test.fullTitle(), state: 'passed' }));
    runner.on('pending', (test: Mocha.Test) =>
      tests.push({ title: test.fullTitle(), state: 'failed', error: 'did not run' }),
    );
    runner.on('fail', (test: Mocha.Test, error: unknown) =>
      tests.push({
        title: test.fullTitle(),
        state: 'failed',
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
  });
  return { failures: tests.filter(({ state }) => state === 'failed').length, tests };
}
