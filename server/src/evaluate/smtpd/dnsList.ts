import { isAscii } from '../../base/byteString.ts';
import { lastAt } from '../../lookup/keys/lastAt.ts';
import { readAddress } from '../../base/address.ts';
import { isHostName } from '../../lookup/keys/hostName.ts';
import { holeNamed } from '../hole.ts';
import { findInMaps } from '../tables/maps.ts';
import type { CheckStatus } from '../trace.ts';
import { checkAuthorized } from './authorized.ts';
import { type DnsStatus, lookupDns } from './dns.ts';
import { abortServer, deferIfReject, fitStatus, refuse, splitStatus } from './refuse.ts';
import { expandReply } from './replyTemplate.ts';
import type { SmtpdCheck } from './state.ts';
import type { Subject } from './subject.ts';

/** What a DNS list says: it lists, with a text or none; it does not; it could not be asked. */
export type ListAnswer =
  { readonly kind: 'listed'; readonly text: string } | { readonly kind: 'notListed' | 'unavailable' | 'broken' };

/** `list.example=127.0.0.[2..9]`: the domain, and which of its addresses count. */
interface ListName {
  readonly domain: string;
  readonly filter: string | undefined;
}

/** find_dnsxl_addr(): asks a list for an address, turned around. */
export function askListForAddress(check: SmtpdCheck, list: string, address: string): ListAnswer {
  const bytes = address.includes(':') ? readAddress(address) : undefined;
  const labels = bytes
    ? bytes.flatMap((byte) => [(byte >> 4).toString(16), (byte & 15).toString(16)])
    : address.split('.');
  return askList(check, `${[...labels].reverse().join('.')}.`, list);
}

/** find_dnsxl_domain(): asks a list for a domain, or for that of an address; numbers are not asked for. */
export function askListForDomain(check: SmtpdCheck, list: string, what: string): ListAnswer {
  const at = lastAt(what);
  const domain = what.slice(at + 1);
  const last = domain.slice(domain.lastIndexOf('.') + 1);
  if (domain === '' || (at >= 0 && domain.startsWith('[')) || /^\d+$/.test(last) || !isHostName(domain))
    return { kind: 'notListed' };
  return askList(check, `${domain}.`, list);
}

function askList(check: SmtpdCheck, prefix: string, list: string): ListAnswer {
  const { domain, filter } = readListName(list);
  const name = prefix + domain;
  const answer = lookupDns(name, 'A', check.reading);
  const listed = decideListed(check, name, answer, filter);
  check.trace({ kind: 'answer', source: 'dns', asked: `${name} A`, answer: listed.kind }, isAscii(name));
  return listed;
}

function decideListed(check: SmtpdCheck, name: string, answer: DnsStatus, filter: string | undefined): ListAnswer {
  if (answer.kind === 'notFound') return { kind: 'notListed' };
  if (answer.kind === 'retry' || answer.kind === 'nullMx') {
    // smtpd keeps what lists said, a failure too.
    if (check.memory.failedLists.has(name)) return { kind: 'unavailable' };
    check.memory.failedLists.add(name);
    const why = `Host or domain name not found. Name service error for name=${name} type=A: Host not found, try again`;
    check.log(`warning: ${name}: RBL lookup error: ${why}`);
    return { kind: 'unavailable' };
  }
  const text = lookupDns(name, 'TXT', check.reading);
  if (filter !== undefined) {
    const wanted = readFilter(filter);
    if (wanted === undefined) return { kind: 'broken' };
    const matches =
      answer.kind === 'records'
        ? answer.records.some(({ data }) => matchesFilter(wanted, data))
        : check.reading.choose({ kind: 'filter', name, filter }, [
            { label: 'no', value: false },
            { label: 'yes', value: true },
          ]);
    if (!matches) return { kind: 'notListed' };
  }
  if (text.kind === 'someRecords') return { kind: 'listed', text: holeNamed('TXT') };
  return {
    kind: 'listed',
    text:
      text.kind === 'records'
        ? text.records
            .map(({ data }) => data)
            .join(' / ')
            .slice(0, 500)
        : '',
  };
}

function readListName(list: string): ListName {
  const equals = list.indexOf('=');
  return equals < 0
    ? { domain: list, filter: undefined }
    : { domain: list.slice(0, equals), filter: list.slice(equals + 1) };
}

type OctetRanges = readonly (readonly [number, number])[];

/**
 * ip_match_parse(): four numbers or `[1..3;5]`; undefined where it is anything else, with which smtpd cannot go on.
 */
function readFilter(filter: string): readonly OctetRanges[] | undefined {
  const octet = /^(?:(\d+)|\[(\d+(?:\.\.\d+)?(?:;\d+(?:\.\.\d+)?)*)\])(?:\.|$)/;
  const octets: OctetRanges[] = [];
  let rest = filter.replace(/^\[((?:[^[\]]|\[[^[\]]*\])*)\]$/, '$1');
  while (rest !== '') {
    const match = octet.exec(rest);
    if (!match) return undefined;
    octets.push(
      (match[1] ?? match[2] ?? '').split(';').map((range) => {
        const [from = '', to = from] = range.split('..');
        return [Number(from), Number(to)];
      }),
    );
    rest = rest.slice(match[0].length);
  }
  return octets.length === 4 ? octets : undefined;
}

function matchesFilter(wanted: readonly OctetRanges[], address: string): boolean {
  const octets = address.split('.').map(Number);
  return (
    octets.length === 4 &&
    wanted.every((ranges, at) =>
      ranges.some(([from, to]) => from <= (octets[at] as number) && (octets[at] as number) <= to),
    )
  );
}

/** Refuses what a list lists: rbl_reject_reply(). */
export function refuseListed(
  check: SmtpdCheck,
  answer: ListAnswer,
  list: string,
  what: string,
  subject: Subject,
): CheckStatus {
  if (answer.kind === 'broken') return 'unknown';
  if (answer.kind !== 'listed') return 'dunno';
  const { settings } = check.service;
  const { domain } = readListName(list);
  const own = templateOf(check, list, domain);
  if (own === 'error') return abortServer(check);
  const names = {
    rbl_code: settings.text('maps_rbl_reject_code'),
    rbl_domain: domain,
    rbl_reason: answer.text,
    rbl_txt: answer.text,
    rbl_what: what,
    rbl_class: subject,
  };
  let reply = own === undefined ? undefined : expandReply(check, own, names);
  if (own !== undefined && reply === undefined)
    check.log(`warning: bad rbl reply template for domain ${list}: ${own}`);
  reply ??= expandReply(check, settings.text('default_rbl_reply'), names) ?? '';
  const match = /^([45]\d\d) (.*)$/s.exec(reply);
  if (!match) {
    check.log(`warning: rbl response code configuration error: ${reply}`);
    return refuse(check, { code: 450, status: '4.7.1', text: 'Service unavailable' });
  }
  const { status, text } = splitStatus('4.7.1', match[2] ?? '');
  return refuse(check, {
    code: match[1] ?? '',
    status: fitStatus(check, status, subject),
    text: text === '' ? 'Service unavailable' : text,
  });
}

function templateOf(check: SmtpdCheck, list: string, domain: string): string | undefined {
  const maps = check.service.maps('rbl_reply_maps');
  if (maps.tables.length === 0) return undefined;
  const cases = [{ label: 'found', value: `550 ${holeNamed('reply')}` }];
  // From 3.9 on the domain alone is asked for too.
  const keys = list !== domain && check.service.isAtLeast('3.9') ? [list, domain] : [list];
  for (const key of keys) {
    const found = findInMaps(maps, key, false, cases, check);
    if (found.kind === 'error') return 'error';
    if (found.kind === 'found') return found.value;
  }
  return undefined;
}

/** permit_dnswl_addr() and permit_dnswl_domain(): a good name opens no relay. */
export function permitListed(check: SmtpdCheck, ask: () => ListAnswer, what: string, subject: Subject): CheckStatus {
  const { where, recipient } = check.state;
  if (where === 'RCPT' && recipient !== undefined) {
    const authorized = checkAuthorized(check, recipient);
    if (authorized !== 'ok') return authorized === 'aborted' ? authorized : 'dunno';
  }
  const answer = ask();
  if (answer.kind === 'broken') return 'unknown';
  if (answer.kind === 'unavailable')
    return deferIfReject(check, {
      code: 450,
      status: '4.7.1',
      text: `<${what}>: ${subject} rejected: Service unavailable`,
    });
  return answer.kind === 'listed' ? 'ok' : 'dunno';
}
