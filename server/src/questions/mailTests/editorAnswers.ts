/** All that the server loads when it is asked about mail tests: the library for YAML is large. */
export { problemText, titleOf } from './details.ts';
export { readTestFile } from './mailTestFile.ts';
export { reportTests } from './testReport.ts';
export { appendTest, expectedOf } from './writeTest.ts';
