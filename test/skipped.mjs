// A reporter beside "dot", which does not tell of them: names each test that did not run, and why. In CI one is a
// failure.
const isCi = process.env.CI !== undefined || process.env.POSTFIX_CONFIG_CI !== undefined;

export default async function* skipped(events) {
  const names = [];
  for await (const { type, data } of events) {
    if (type === 'test:pass' && data.skip !== undefined) names.push({ name: data.name, why: data.skip });
  }
  if (names.length === 0) return;
  yield `\n${names.length} ${names.length === 1 ? 'test' : 'tests'} did not run:\n`;
  for (const { name, why } of names) {
    const reason = why === true || why === '' ? 'no reason given' : String(why).replace(/^did not run: /, '');
    yield `  ${name}: ${reason}\n`;
  }
  if (!isCi) return;
  yield 'In CI nothing may be skipped.\n';
  process.exitCode = 1;
}
