import type { ServiceSettings } from '../evaluate/smtpd/settings.ts';
import { splitList } from '../syntax/splitList.ts';
import { settingsFor } from './auditSettings.ts';
import type { FindingSource } from './findingSource.ts';
import { isDomainName, isIpAddress, isIpv6, isLoopbackAddress, normalAddress } from './hostText.ts';
import type { AuditInputs } from './inputs.ts';
import type { AuditFacts } from './question.ts';

/** An address that smtp(8) sends from, and why. */
export interface OutgoingAddress {
  readonly address: string;
  readonly source: FindingSource | undefined;
  /** `setting`: Postfix binds to it; `given`: the user says so; `host`: the name of the host has it in DNS. */
  readonly by: 'setting' | 'given' | 'host';
}

/** smtp_connect.c: smtp_bind_address and -6, else inet_interfaces where it has one address of the family. */
export function outgoingAddresses(
  inputs: AuditInputs,
  clients: readonly string[],
  settings: ServiceSettings,
  hostname: string | undefined,
  facts: AuditFacts,
): OutgoingAddress[] {
  const found = new Map<string, OutgoingAddress>();
  const add = (text: string, by: OutgoingAddress['by'], source?: FindingSource): void => {
    const address = normalAddress(text);
    if (isIpAddress(address) && !found.has(address)) found.set(address, { address, by, source });
  };
  for (const address of inputs.addresses) add(address, 'given');
  if (found.size > 0) return [...found.values()];
  for (const service of clients.length > 0 ? clients : [undefined]) {
    const own = settingsFor(inputs, service);
    for (const name of ['smtp_bind_address', 'smtp_bind_address6']) {
      add(
        own
          .text(name)
          .trim()
          .replace(/^\[|\]$/g, ''),
        'setting',
        { name, ...(service === undefined ? {} : { service }) },
      );
    }
  }
  const addresses = splitList(settings.text('inet_interfaces')).map(({ text }) => text.replace(/^\[|\]$/g, ''));
  for (const family of [false, true]) {
    const own = addresses.filter((text) => isIpAddress(text) && isIpv6(text) === family);
    const only = own.length === 1 ? (own[0] ?? '') : '';
    const isBound = only !== '' && !isLoopbackAddress(only) && !hasFamily(found, family);
    if (isBound) add(only, 'setting', { name: 'inet_interfaces' });
  }
  for (const { text } of splitList(settings.text('proxy_interfaces'))) {
    if (isIpAddress(text)) add(text, 'setting', { name: 'proxy_interfaces' });
  }
  if (hostname === undefined || !isDomainName(hostname)) return [...found.values()];
  // Of a family of addresses that nothing is set for, the system chooses: most likely the address of the host's name.
  const families = protocolTypes(settings).filter((type) => !hasFamily(found, type === 'AAAA'));
  for (const type of families) {
    const answer = facts.dns(hostname, type);
    if (answer.kind === 'records') for (const address of answer.records) add(address, 'host', { name: 'myhostname' });
  }
  return [...found.values()];
}

function hasFamily(found: ReadonlyMap<string, OutgoingAddress>, family: boolean): boolean {
  return [...found.keys()].some((address) => isIpv6(address) === family);
}

/** The types of address records that the protocols of inet_protocols use. */
export function protocolTypes(settings: ServiceSettings): ('A' | 'AAAA')[] {
  const words = splitList(settings.text('inet_protocols').toLowerCase()).map(({ text }) => text);
  const all = words.includes('all') || words.length === 0;
  return [
    ...(all || words.includes('ipv4') ? (['A'] as const) : []),
    ...(all || words.includes('ipv6') ? (['AAAA'] as const) : []),
  ];
}
