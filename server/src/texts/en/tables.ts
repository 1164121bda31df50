/** What features say of lookup tables. */
export const enTables = {
  class: 'a restriction class of main.cf' as string,
  transport: (program: string) => `a transport of master.cf, run by ${program}`,
  noTransport: 'no transport of this name is in master.cf: mail would be deferred' as string,
  readBy: (roles: string) => `Read by ${roles}.`,
  readAt: (role: string, place: string) => `read by ${role} (${place})`,
  lookUp: 'look up a key…' as string,
  indexMissing: 'postmap needed: there is no index yet' as string,
  indexOlder: 'postmap needed: the index is older' as string,
  large: 'no outline, colours or layout: the table is too large' as string,
  network: (bits: string, isNegated: boolean) =>
    `${isNegated ? 'all addresses of this family but ' : ''}a network with 2^${bits} addresses`,
  pattern: ({ isNegated, ignoresCase, groups }: { isNegated: boolean; ignoresCase: boolean; groups: number }) =>
    [
      isNegated ? 'what does not match this expression' : 'what matches this expression',
      ignoresCase ? 'upper and lower case are the same' : 'upper and lower case differ',
      groupsOf(groups),
    ].join('; '),
  keyOf: (kind: 'address' | 'domainOfAddress' | 'subdomains' | 'any' | 'host' | 'word') => keyTexts[kind],
};

function groupsOf(count: number): string {
  if (count === 0) return 'no groups';
  return count === 1 ? 'one group, $1' : `${count} groups, $1 to $${count}`;
}

const keyTexts = {
  address: 'one address',
  domainOfAddress: 'every address in the domain that has no entry of its own',
  subdomains: 'every name below the domain',
  any: 'everything that has no entry of its own',
  host: 'a domain, a host name or an address',
  word: 'one key',
};
