/** What `postfix-lint audit` says besides its findings. */
export const enAuditCommand = {
  help: `Usage: postfix-lint audit [OPTION…] PATH

Checks what others see of the configuration in the folder PATH: names, SPF, DKIM, DMARC, TLS, block lists. Nothing is
asked for that you did not agree to: each round shows what it would ask for, and waits for your answer.

  --domain NAME
  --selector NAME
  --address ADDRESS
  --list NAME
  --dns SERVER
  --probe
  --run-openssl
  --root DIR
  --dry-run
  --yes
  --format text|json|md|sarif|html
  --target-version R

  --domain  a domain to look at; may be repeated (default: those of the configuration)
  --selector  a DKIM selector; may be repeated (default: those of OpenDKIM, rspamd and Amavis of this machine)
  --address  an address that mail comes from; may be repeated (default: what the configuration and DNS say)
  --list  a DNS list to ask about our addresses; may be repeated
  --dns  the resolver, such as 127.0.0.1 or [::1]:53 (default: that of this machine)
  --probe  connects to the services of master.cf at our addresses, up to RCPT; no message is sent
  --run-openssl  runs openssl of this machine, to see whether it has SM2, SM3 and SM4
  --root  the folder that holds the files of the audited machine, where PATH is a copy
  --dry-run  shows what the first round would ask for, and ends
  --yes  agrees to all rounds
  --target-version  the release of Postfix, with its patch level where that is known (default: the installed one)

The exit status is 0 where nothing failed, 1 where something did, 2 for wrong usage, and 3 where the audit ended early.
` as string,
  usage: (detail: string) => `bad command line: ${detail}`,
  noConfiguration: (path: string) => `cannot read ${path}/main.cf`,
  noResolver: () => 'this machine has no resolver; name one with --dns',
  round: (number: number) => `Round ${number} asks for:`,
  names: (count: number, server: string) => `${count} DNS ${count === 1 ? 'record' : 'records'} from ${server}:`,
  connections: () => 'connections to:',
  pages: () => 'web pages:',
  files: () => 'files to read:',
  programs: () => 'programs to run:',
  ask: () => 'Go on? [y]es / [n]o / [a]ll ',
  noTerminal: () => 'nobody can be asked here; agree with --yes',
  stopped: () => 'The audit ended before everything was asked for.',
  title: (path: string) => `Audit of ${path}`,
  asked: (count: number, rounds: number) =>
    `${count} ${count === 1 ? 'question' : 'questions'} in ${rounds} ${rounds === 1 ? 'round' : 'rounds'}.`,
  verdicts: { passed: 'passed', failed: 'FAILED', warning: 'warning', information: 'note', unseen: 'not seen' },
  counted: (failed: number, warnings: number, passed: number, unseen: number) =>
    `${failed} failed, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}, ${passed} passed, ` +
    `${unseen} not to be seen.`,
  at: (file: string, line: number) => `${file}, line ${line}`,
  setting: (name: string, value: string, service: string | undefined) =>
    service === undefined ? `Set ${name} = ${value}` : `Set -o ${name}=${value} for ${service}`,
  record: (name: string, type: string, value: string) => `Record for DNS: ${name}. ${type} ${value}`,
};
