const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Why Postfix does not read on. */
const refusals = {
  'missing-equals': 'no "=" after the name',
  'empty-name': 'no name before the "="',
  macro: 'macro processing error',
  columns: 'fewer than eight columns',
  type: 'unknown service type',
  flag: 'a column that is not y, n or -',
  wakeup: 'invalid wakeup time',
  'process-limit': 'invalid process limit',
  networks: 'mynetworks cannot be derived from this',
};

/** Who chose the release. */
const releaseSources = {
  option: () => ' (--target-version)',
  settings: (path: string) => ` (${path})`,
  installed: () => ', which is installed here',
  newest: () => ', the newest stable release (--target-version sets another)',
};

/** What `postfix-lint` says; the findings themselves are in `rules`. */
export const enLint = {
  help: (d: { locales: readonly string[] }) => `Usage: postfix-lint [OPTION]... [PATH]...

Finds mistakes in Postfix configuration; Postfix need not be installed. PATH is
a main.cf, a master.cf, or a directory, which is searched with all below it; by
default the current directory. What .gitignore names is left out.

Findings:
  -f, --format FORMAT        text (the default), json, sarif, github, gitlab
                             or junit
      --fix                  apply fixes, where there is one safe answer
      --diff                 print what --fix would change, and change nothing
  -q, --quiet                list errors only; the status stays the same
      --max-findings N       list at most N findings a file, 1000 by default, the
                             gravest; the rest is counted
      --rule CODE=SEVERITY   error, warning, information, hint or off; may be
                             given many times
      --target-version X     the Postfix release to check against, such as 3.7 or
                             3.7.11;
                             "auto" is the installed one for the main.cf that
                             it reads, otherwise the newest stable one
      --no-files             do not look at the files that a main.cf names or at
                             the installed Postfix
      --max-warnings N       fail only above N warnings; -1: warnings never fail
                             (write --max-warnings=-1)
      --baseline FILE        do not report the findings that FILE lists
      --write-baseline       list all current findings in that FILE
      --stdin-filename NAME  read standard input, under the name NAME
      --staged               check what Git is about to commit: both files and
                             the settings as they are in its index
      --exclude PATTERN      leave out what matches, as a line of .gitignore
                             would; may be given many times

Effective configuration:
      --show-effective       print settings as "postconf -n" and "postconf -P"
                             do, each with its origin after a tab
      --expand               expand $name, as "postconf -x" does
      --all                  also list parameters that are not set
      --service NAME[/TYPE]  list what that service of master.cf sees

Other:
      --lang LANGUAGE        ${d.locales.join(' or ')}; by default from LC_ALL, LC_MESSAGES,
                             LANG
      --explain CODE         print the page of a rule: what Postfix does, what is
                             wrong, what is right
      --list-rules           print code, severity and page of each rule
  -h, --help                 print this
  -V, --version              print the version

Questions to a configuration (COMMAND --help tells more):
  postfix-lint query TYPE:NAME KEY        what "postmap -q" would print
  postfix-lint trace PATH --client IP     what smtpd would answer, and why
  postfix-lint route PATH --to ADDRESS    where a message would go
  postfix-lint test PATH                  whether mail-tests.yml holds
  postfix-lint audit PATH                 whether DNS and servers agree (asks before it asks)

First steps:
  postfix-lint init [DIRECTORY]           write a .postfix-lint.json

Settings are read from the nearest .postfix-lint.json, in the directory of the
file or above; options take precedence. NO_COLOR turns colour off.

A comment "# postfix-lint-disable-next-line CODE" switches a rule off for one line,
"# postfix-lint-disable CODE" for the file.

Exit status:
  0  no errors, and no more warnings than --max-warnings allows; information and
     hints never count. With --diff: nothing to change
  1  findings. With --diff: something to change. With --show-effective: a file that
     Postfix refuses
  2  wrong usage or settings, or a file that cannot be read or written
The commands query, trace, route and test have their own; COMMAND --help tells.

Examples:
  postfix-lint /etc/postfix
  postfix-lint --target-version 3.7 --rule duplicate-parameter=off main.cf
  postfix-lint --format sarif . > postfix.sarif
  postfix-lint --staged
  git show HEAD:main.cf | postfix-lint --stdin-filename main.cf
  postfix-lint --show-effective --service submission/inet /etc/postfix
`,
  tryHelp: () => 'Try "postfix-lint --help".',
  usage: {
    badOption: (d: { detail: string }) => d.detail,
    badValue: (d: { option: string; value: string; wanted: string }) =>
      `"${d.value}" is not a valid value for ` + `${d.option}. Use one of: ${d.wanted}`,
    unknownCode: (d: { code: string; near: string | undefined }) =>
      `There is no rule "${d.code}".${d.near === undefined ? '' : ` Did you mean "${d.near}"?`}`,
    mistyped: (d: { option: string; near: string }) => `There is no option ${d.option}. Did you mean ${d.near}?`,
    needs: (d: { option: string; other: string }) => `${d.option} works only with ${d.other}.`,
    conflict: (d: { option: string; other: string }) => `${d.option} cannot be used together with ${d.other}.`,
  },
  settings: {
    notJson: (d: { detail: string }) => `not valid JSON: ${d.detail}`,
    notObject: () => 'must be an object in { }',
    unknownKey: (d: { key: string; keys: string }) => `there is no setting "${d.key}". Use one of: ${d.keys}`,
    badValue: (d: { key: string; value: string; wanted: string }) =>
      `${d.value} is not a valid value for "${d.key}". ` + `Use one of: ${d.wanted}`,
    at: (d: { path: string; problem: string }) => `${d.path}: ${d.problem}`,
  },
  cannotRead: (d: { path: string; reason: string }) => `Cannot read ${d.path} (${d.reason}).`,
  cannotWrite: (d: { path: string; reason: string }) => `Cannot write ${d.path} (${d.reason}); it was not changed.`,
  noFiles: (d: { path: string }) => `There is no main.cf or master.cf in ${d.path} or below it.`,
  notConfiguration: (d: { path: string }) =>
    `${d.path} was not checked: its name is not that of a main.cf or master.cf. ` +
    'To check it as one: postfix-lint --stdin-filename main.cf < FILE',
  git: {
    notInstalled: () => '--staged needs Git, and Git is not installed.',
    notInIndex: (d: { path: string }) => `${d.path} is not in the index of Git.`,
    failed: (d: { detail: string }) => `Git failed: ${d.detail}`,
  },
  badBaseline: (d: { path: string }) => `${d.path} is not a baseline; create one with --write-baseline.`,
  baselineWritten: (d: { path: string; count: number }) => `${d.path}: ${count(d.count, 'finding')} listed.`,
  severity: { error: 'error', warning: 'warning', information: 'information', hint: 'hint' },
  clean: (d: { files: number; staged: boolean }) =>
    d.staged && d.files === 0 ? 'No main.cf or master.cf is staged.' : `No problems in ${count(d.files, 'file')}.`,
  summary: (d: { error: number; warning: number; information: number; hint: number; fixable: number }) => {
    const parts = [
      ...(d.error ? [count(d.error, 'error')] : []),
      ...(d.warning ? [count(d.warning, 'warning')] : []),
      ...(d.information ? [`${d.information} information`] : []),
      ...(d.hint ? [count(d.hint, 'hint')] : []),
    ];
    return `${parts.join(', ')}${d.fixable ? `; --fix can fix ${d.fixable}` : ''}.`;
  },
  progress: (d: { done: number; all: number }) => `${d.done} of ${count(d.all, 'configuration')} checked …`,
  notListed: (d: { count: number }) => `${count(d.count, 'finding')} not listed.`,
  fixed: (d: { count: number }) => `${count(d.count, 'problem')} fixed.`,
  known: (d: { count: number }) => `${count(d.count, 'finding')} in the baseline not shown.`,
  judgedBy: (d: {
    release: string;
    source: 'option' | 'settings' | 'installed' | 'newest';
    settings: string;
    files: number | undefined;
  }) =>
    `Checked against Postfix ${d.release}${releaseSources[d.source](d.settings)}` +
    `${d.files === undefined ? '' : `: ${count(d.files, 'file')}`}.`,
  init: {
    help: () => `Usage: postfix-lint init [DIRECTORY]

Writes a .postfix-lint.json in DIRECTORY, by default the current one, for all
main.cf and master.cf in it and below: the release of Postfix to check against
(that of the installed Postfix, if there is one), and an empty list of rules to
fill in. A file that exists is not changed.

Exit status: 0 written, 2 not written.
`,
    exists: (d: { path: string }) => `${d.path} exists already; it was not changed.`,
    written: (d: { path: string; installed: string | undefined }) =>
      `${d.path} written, with ${
        d.installed === undefined
          ? '"targetVersion": "auto" (no Postfix is installed here: write the release that will run it)'
          : `"targetVersion": "${d.installed}", the release that is installed here`
      }. It holds for:\n`,
    found: (d: { error: number; warning: number; information: number; hint: number; folder: string }) => {
      const total = d.error + d.warning + d.information + d.hint;
      if (total === 0) return 'No problems were found in them.\n';
      const baseline = 'postfix-lint --baseline .postfix-lint-baseline.json --write-baseline';
      return (
        `${count(d.error, 'error')}, ${count(d.warning, 'warning')}, ${d.information} information, ` +
        `${count(d.hint, 'hint')} were found in them. To see them: postfix-lint ${d.folder}\n` +
        `To report only what is new from now on: ${baseline} ${d.folder}\n`
      );
    },
  },
  effective: {
    noService: (d: { service: string; path: string }) => `${d.path} has no service "${d.service}".`,
    refused: (d: { place: string; reason: keyof typeof refusals }) =>
      `${d.place}: Postfix exits here with a fatal error (${refusals[d.reason]}); this is what the rest means.`,
    origin: {
      default: (d: { release: string }) => `default of Postfix ${d.release}`,
      level: (d: { release: string; level: string }) =>
        `default of Postfix ${d.release} at compatibility_level ` + `${d.level}`,
      build: (d: { release: string }) => `default of Postfix ${d.release}; a distribution may change it`,
      derived: (d: { from: string }) => `derived from ${d.from}`,
      program: () => 'set by the program itself',
      host: () => 'known only on the host',
    },
  },
};
