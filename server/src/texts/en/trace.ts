/** How a restriction or a list ends; see CheckStatus. */
type StatusName = 'dunno' | 'ok' | 'reject' | 'retry-error' | 'config-error' | 'aborted' | 'unknown';

const statuses: Readonly<Record<StatusName, string>> = {
  dunno: 'does not decide',
  ok: 'lets pass',
  reject: 'refuses',
  'retry-error': 'fails',
  'config-error': 'is set up wrongly',
  aborted: 'the list ends here',
  unknown: 'is not known',
};

/** What a trace says by itself; replies and log lines are Postfix's. */
export const enTrace = {
  /** What stands above a trace in a document: who talks to which service, as which release plays it. */
  title: (client: string, service: string, release: string) =>
    `A client at ${client} talks to ${service}, as in Postfix ${release}`,
  /** Above a trace whose lines are marked in the files. */
  legend: 'Marked in the files: | passed, ◀ decided, faint: never reached' as string,
  status: (status: StatusName | undefined) => (status === undefined ? statuses.aborted : statuses[status]),
  listed: (address: string) => `does ${address} exist?`,
  notFound: 'not found' as string,
  failed: 'lookup failed' as string,
  assuming: (what: string) => `If ${what}:`,
  assumed: {
    dns: (d: { name: string; type: string; label: string }) => `DNS says "${d.label}" for ${d.name} ${d.type}`,
    policy: (d: { server: string; label: string }) => `the policy server ${d.server} says "${d.label}"`,
    verify: (d: { address: string; label: string }) => `${d.address} is verified as "${d.label}"`,
    table: (d: { table: string; key: string; label: string }) => `${d.table} says "${d.label}" for "${d.key}"`,
    proxyFilter: (d: { endpoint: string; label: string }) => `the filter ${d.endpoint} is "${d.label}"`,
    milter: (d: { milter: string; event: string; label: string }) =>
      `the Milter ${d.milter} says "${d.label}" to ${d.event}`,
    account: (d: { name: string; label: string }) => `the account ${d.name} is "${d.label}"`,
    addressFile: (d: { path: string; label: string }) => `the file ${d.path} is "${d.label}"`,
    filter: (d: { name: string; filter: string; label: string }) =>
      `"${d.label}" is the answer to whether ${d.name} matches ${d.filter}`,
  },
  and: ' and ' as string,
  furtherCases: (count: number) => `or in ${count} more ${count === 1 ? 'case' : 'cases'}:`,
  closed: '(the connection is closed)' as string,
  incomplete: 'What follows is not known: it may be anything.' as string,
  more: 'There are more cases than are shown.' as string,
};
