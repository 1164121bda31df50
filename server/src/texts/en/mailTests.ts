/** What the tests of mail-tests.yml say by themselves; replies are Postfix's. */
export const enMailTests = {
  help: `Usage: postfix-lint test [OPTION…] PATH

Plays the tests of mail-tests.yml against the configuration in the folder PATH: who may send what to whom.
Nothing is sent, and no name is looked up.

  --file FILE
  --format text|tap|junit
  --target-version R

  --file  the tests (default: mail-tests.yml in PATH)
  --format  text for people, TAP version 14, or JUnit's XML
  --target-version  the release of Postfix, with its patch level where that is known (default: the installed one)

The exit status is 0 if all tests pass, 1 if one fails, and 2 for wrong usage or a file that cannot be read.
` as string,
  usage: (detail: string) => `bad command line: ${detail}`,
  cannotRead: (path: string) => `cannot read ${path}`,
  problems: {
    syntax: (d: { detail: string }) => d.detail,
    unknownKey: (d: { key: string }) => `unknown key "${d.key}"`,
    missing: (d: { key: string }) => `"${d.key}" is missing`,
    badValue: (d: { key: string; wanted: string }) => `"${d.key}" must be one of: ${d.wanted}`,
    noFile: (d: { path: string }) => `cannot read ${d.path}`,
  },
  expectedAccepted: 'expected: accepted' as string,
  expectedRefused: (codes: string) => `expected: ${`refused ${codes}`.trim()}`,
  got: (reply: string) => `got: ${reply}`,
  closed: 'the connection is closed' as string,
  open: 'the answer depends on something that "world" does not say' as string,
  noService: (service: string) => `master.cf has no service ${service}`,
  notWritten: 'The answer depends on something that is not known, so there is nothing to test for.' as string,
  notATestFile: 'mail-tests.yml is not a file of mail tests; mend it first.' as string,
  decided: 'decided by:' as string,
  byDefault: 'no line of the configuration decided; defaults did' as string,
  summary: (passed: number, failed: number) => `${passed} passed, ${failed} failed.`,
};
