import { lastAt } from '../../lookup/keys/lastAt.ts';
import { sameAddress } from '../address/network.ts';
import { matchClient, readMatchedClient } from '../tables/matchList.ts';
import type { CheckStatus } from '../trace.ts';
import type { DnsRecord } from '../world.ts';
import { checkAuthorized } from './authorized.ts';
import { dnsReason, lookupDns, lookupHost } from './dns.ts';
import { deferIfReject } from './refuse.ts';
import type { SmtpdCheck } from './state.ts';
import { subjects } from './subject.ts';

/** permit_mx_backup: this machine is an MX of the recipient's domain, but not one of the best. */
export function checkMxBackup(check: SmtpdCheck, recipient: string): CheckStatus {
  const authorized = checkAuthorized(check, recipient);
  if (authorized !== 'dunno') return authorized;
  const resolved = check.resolve(recipient, check.state.sender);
  if (resolved.kind !== 'address' || (resolved.routed && !check.service.values.allowsRoutes)) return 'dunno';
  const domain = resolved.recipient.slice(lastAt(resolved.recipient) + 1);
  if (domain.startsWith('[') && domain.endsWith(']')) return 'dunno';
  const answer = lookupDns(domain, 'MX', check.reading);
  if (answer.kind === 'someRecords') return 'unknown';
  if (answer.kind === 'retry')
    return deferred(check, recipient, `Unable to look up mail exchanger information: ${dnsReason(answer)}`);
  if (answer.kind !== 'records') return 'dunno';
  const sorted = [...answer.records].sort((one, other) => (one.preference ?? 0) - (other.preference ?? 0));
  const best = sorted[0]?.preference;
  const primary = sorted.filter(({ preference }) => preference === best);
  if (amongThem(check, recipient, primary)) return 'dunno';
  const backup = sorted.slice(primary.length);
  if (backup.length === 0 || !amongThem(check, recipient, backup)) return 'dunno';
  const networks = check.service.settings.text('permit_mx_backup_networks');
  return networks === '' || primary.every(({ data }) => inNetworks(check, recipient, data)) ? 'ok' : 'dunno';
}

/** i_am_mx(): by name first, and only then by address. */
function amongThem(check: SmtpdCheck, recipient: string, records: readonly DnsRecord[]): boolean {
  if (records.some(({ data }) => check.service.isLocalDomain(data, check) === 'yes')) return true;
  return records.some(({ data }) => {
    const host = lookupHost(data, check.reading);
    if (host.kind === 'error')
      deferred(check, recipient, `Unable to look up mail exchanger host ${data}: ${host.reason}`);
    if (host.kind === 'someRecords') return chosen(check, data, 'own addresses');
    return (
      host.kind === 'addresses' &&
      host.addresses.some((address) => check.reading.world.ownAddresses.some((own) => sameAddress(own, address)))
    );
  });
}

/** all_auth_mx_addr(). */
function inNetworks(check: SmtpdCheck, recipient: string, name: string): boolean {
  const host = lookupHost(name, check.reading);
  if (host.kind === 'error')
    deferred(check, recipient, `Unable to look up host ${name} as mail exchanger: Host not found`);
  if (host.kind === 'someRecords') return chosen(check, name, 'permit_mx_backup_networks');
  if (host.kind !== 'addresses') return false;
  const networks = check.service.matchList('permit_mx_backup_networks');
  return host.addresses.every((address) => matchClient(networks, readMatchedClient(name, address), check) === 'yes');
}

/** Addresses that are not known lie within something, or do not. */
function chosen({ reading }: SmtpdCheck, name: string, filter: string): boolean {
  return reading.choose({ kind: 'filter', name, filter }, [
    { label: 'no', value: false },
    { label: 'yes', value: true },
  ]);
}

function deferred(check: SmtpdCheck, recipient: string, why: string): CheckStatus {
  return deferIfReject(check, {
    code: 450,
    status: '4.4.4',
    text: `<${recipient}>: ${subjects.recipient} rejected: ${why}`,
  });
}
