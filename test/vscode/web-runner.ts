import 'mocha/mocha.js'; // the build for browsers: it defines the global `mocha`
import { reportOf } from './report.ts';

declare const mocha: { setup(options: object): void; run(done: (failures: number) => void): Mocha.Runner };

/** VS Code calls this in the web extension host. A worker has no disk: the report leaves by the console. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 60_000, reporter: class {} });
  await import('./extension.test.ts');
  const report = await reportOf((done) => mocha.run(done));
  console.log(`EXTENSION_TEST_REPORT ${JSON.stringify(report)}`);
  if (report.failures) throw new Error(`${report.failures} failed`);
}
