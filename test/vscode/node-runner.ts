import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import { reportOf } from './report.ts';

/** VS Code calls this in the Node extension host and takes a rejection for a failure. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: 'min' });
  mocha.addFile(join(__dirname, 'extension.test.cjs'));
  const report = await reportOf((done) => mocha.run(done));
  const file = process.env['REPORT_FILE'];
  if (file) writeFileSync(file, JSON.stringify(report));
  if (report.failures)
    throw new Error(
      report.tests
        .map(({ title, error }) => (error ? `${title}: ${error}` : ''))
        .filter(Boolean)
        .join('\n'),
    );
}
