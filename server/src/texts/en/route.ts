/** What a step of a route is: see RouteStepKind. */
type StepName = 'rewritten' | 'canonical' | 'masqueraded' | 'expanded' | 'senderBcc' | 'recipientBcc' | 'headers';

const steps: Readonly<Record<StepName, string>> = {
  rewritten: 'completed',
  canonical: 'canonical address',
  masqueraded: 'masqueraded',
  expanded: 'alias',
  senderBcc: 'BCC of the sender',
  recipientBcc: 'BCC of the recipient',
  headers: 'headers',
};

/** What `postfix-lint route` says by itself. */
export const enRoute = {
  help: `Usage: postfix-lint route [OPTION…] PATH --to ADDRESS

Shows where the configuration in the folder PATH sends a message: how addresses are rewritten and expanded, and the
transport and next hop of each recipient. Nothing is sent, and no name is looked up.

  --to ADDRESS
  --from ADDRESS
  --service NAME/TYPE
  --filter TRANSPORT:NEXTHOP
  --header 'NAME: TEXT'
  --world FILE
  --format text|json
  --target-version R

  --to  a recipient; may be repeated
  --from  the sender (default: the null sender)
  --service  the service that takes the message in, such as smtp/inet or pickup/unix (default: smtp/inet)
  --filter  what a FILTER action says, which goes before content_filter
  --header  a header of the message, for header checks; may be repeated
  --world  a JSON file with what is known of accounts and of tables on other machines
  --target-version  the release of Postfix, with its patch level where that is known (default: the installed one)

The exit status is 0 where it is known where all recipients go, 1 where the message is not accepted, is returned or
goes to the error or retry service, 3 where that depends on what is not known, and 2 for wrong usage.
` as string,
  usage: (detail: string) => `bad command line: ${detail}`,
  noConfiguration: (path: string) => `cannot read ${path}/main.cf`,
  noService: (service: string) => `master.cf has no service ${service}`,
  badWorld: (path: string, why: string) => `cannot read ${path}: ${why}`,
  nullSender: '<> (the null sender)' as string,
  sender: (address: string) => `sender ${address}`,
  step: (kind: StepName, parameter: string | undefined) =>
    parameter === undefined ? steps[kind] : `${steps[kind]} (${parameter})`,
  lookup: (table: string, key: string, answer: string) => `${table}: ${key} -> ${answer}`,
  notFound: 'not found' as string,
  failed: 'lookup failed' as string,
  recipient: (address: string, original: string) =>
    address === original ? `recipient ${address}` : `recipient ${address} (for ${original})`,
  transport: (name: string, nextHop: string) => `transport ${name}, next hop ${nextHop}`,
  discarded: 'thrown away: a notification to the postmaster that could not be delivered' as string,
  noTransport: (name: string) => `master.cf has no service ${name}/unix: mail waits in the queue`,
  byMx: (host: string, port: string) => `the MX hosts of ${host}, port ${port}` as string,
  byHost: (host: string, port: string) => `the host ${host}, port ${port}` as string,
  bySocket: (path: string) => `the socket ${path}` as string,
  fallback: 'where all else fails: ' as string,
  tlsByKey: (level: string, key: string) => `TLS level ${level} (policy of ${key})`,
  tlsByParameter: (level: string, parameter: string) => `TLS level ${level} (${parameter})`,
  credentials: (key: string) => `credentials: entry ${key}`,
  noCredentials: 'credentials: no entry' as string,
  credentialsByServer: (key: string | undefined) =>
    key === undefined
      ? 'credentials: by the name of the MX host'
      : `credentials: by the name of the MX host, else entry ${key}`,
  problem: (kind: 'lookup' | 'limit' | 'unknown' | 'fatal', what: string) => {
    if (kind === 'lookup') return `not accepted: a lookup in ${what} fails (451 4.3.0)`;
    if (kind === 'limit') return `not accepted: ${what} is exceeded (451 4.6.0)`;
    return kind === 'fatal'
      ? `Postfix does not start: ${what}`
      : `the answer of ${what} is not known, and decides what follows`;
  },
  assuming: (what: string) => `If ${what}:`,
  assumption: (table: string, key: string, label: string) => `${table} says "${label}" for "${key}"`,
  rejected: (reply: string) => `not accepted: ${reply}` as string,
  fates: {
    discarded: 'accepted, and thrown away' as string,
    held: 'kept on hold until an administrator releases it; then:' as string,
  },
  generic: {
    envelope: (sender: string, recipient: string) => `sent as MAIL FROM ${sender}, RCPT TO ${recipient}` as string,
    error: '(lookup failed)' as string,
    unknown: '(not known)' as string,
  },
  sentHeader: (header: string) => `header sent: ${header}` as string,
  assumedAccount: (name: string, present: boolean) =>
    present ? `there is an account ${name}` : `there is no account ${name}`,
  assumedFile: (path: string, present: boolean) => (present ? `there is ${path}` : `there is no ${path}`),
  local: {
    of: (recipient: string, done: string) => `${recipient}: ${done}`,
    mailbox: (path: string) => `mailbox ${path}` as string,
    maildir: (path: string) => `maildir ${path}` as string,
    file: (path: string) => `file ${path}` as string,
    command: (command: string) => `command ${command}` as string,
    forwarded: (address: string, sender: string) =>
      `forwarded to ${address} as a new message from ${sender === '' ? '<>' : sender}`,
    passed: (transport: string, nextHop: string) => `handed to transport ${transport}, next hop ${nextHop}` as string,
    discarded: 'thrown away: there is no alias or account of this name, which mail systems must have' as string,
    bounced: (why: string) => `returned to the sender: ${why}` as string,
    deferred: (why: string) => `stays in the queue: ${why}` as string,
    unknown: (what: string) => `what follows depends on ${what}, which is not known` as string,
  },
  and: ' and ' as string,
  more: 'There are more cases than are shown.' as string,
};
