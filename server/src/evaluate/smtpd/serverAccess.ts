import { lastAt } from '../../lookup/keys/lastAt.ts';
import { isHostAddress, mailHostAddress } from '../../lookup/keys/hostName.ts';
import type { CheckStatus } from '../trace.ts';
import { type AccessQuestion, checkAddress, checkDomain } from './access.ts';
import { dnsReason, lookupDns, lookupHost } from './dns.ts';
import type { SmtpdCheck } from './state.ts';

/** Which servers of a domain a `check_…_access` restriction asks its table for. */
export type ServerType = 'MX' | 'NS' | 'A';

/** check_server_access(): asks a table for the servers of a domain, by name and by address. */
export function checkServers(
  check: SmtpdCheck,
  name: string,
  type: ServerType,
  question: AccessQuestion,
): CheckStatus {
  const domain = name.slice(lastAt(name) + 1);
  if (domain.startsWith('[')) {
    const address = type === 'NS' || !domain.endsWith(']') ? undefined : mailHostAddress(domain.slice(1, -1));
    return address === undefined ? 'dunno' : checkAddress(check, address, question).status;
  }
  const servers = type === 'A' ? [domain] : serversOf(check, name, domain, type);
  if (servers === 'unknown') return 'unknown';
  for (const server of servers) {
    const status = checkServer(check, server, type, question);
    if (status !== undefined) return status;
  }
  return 'dunno';
}

function serversOf(check: SmtpdCheck, name: string, domain: string, type: 'MX' | 'NS'): readonly string[] | 'unknown' {
  let asked = domain;
  let answer = lookupDns(asked, type, check.reading);
  if (answer.kind === 'nullMx') return [];
  if (answer.kind === 'notFound' && type === 'MX') return [domain];
  // A name without servers of its own is served by those of the domain above it.
  while (answer.kind === 'notFound' && type === 'NS') {
    const dot = asked.indexOf('.');
    if (dot < 0 || dot === asked.length - 1) {
      asked = '';
      break;
    }
    asked = asked.slice(dot + 1);
    answer = lookupDns(asked, type, check.reading);
  }
  if (answer.kind === 'someRecords') return 'unknown';
  if (answer.kind === 'records') return answer.records.map(({ data }) => data);
  check.log(`warning: Unable to look up ${type} host for ${asked.length > 1 ? asked : name}: ${dnsReason(answer)}`);
  return [];
}

/** Undefined: the next server is asked for. */
function checkServer(
  check: SmtpdCheck,
  server: string,
  type: ServerType,
  question: AccessQuestion,
): CheckStatus | undefined {
  if (isHostAddress(server)) {
    const { found, status } = checkAddress(check, server, question);
    return found || status !== 'dunno' ? status : undefined;
  }
  if (type !== 'A') {
    const { found, status } = checkDomain(check, server, question);
    if (found || status !== 'dunno') return status;
  }
  const host = lookupHost(server, check.reading);
  if (host.kind === 'someRecords') return 'unknown';
  if (host.kind === 'error') {
    const asked = `${question.subject} ${question.replyName}`;
    if (type !== 'A') check.log(`warning: Unable to look up ${type} host ${server} for ${asked}: ${host.reason}`);
    return undefined;
  }
  for (const address of host.addresses) {
    const { found, status } = checkAddress(check, address, question);
    if (found || status !== 'dunno') return status;
  }
  return undefined;
}
