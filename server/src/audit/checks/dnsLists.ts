import { closedListOf, errorAnswersOf } from '../../facts/dnsLists.ts';
import { splitList } from '../../syntax/splitList.ts';
import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { isDomainName, plainName, reversedParts } from '../hostText.ts';
import { visibleAddresses } from './outgoing.ts';
import { dnsUnanswered, isAnswered, recordsIn } from './unanswered.ts';

/** Lists whose answers to public resolvers mean nothing. */
const notForPublicResolvers = /(?:^|\.)(?:spamhaus\.org|barracudacentral\.org|uribl\.com|surbl\.org|spamcop\.net)$/;

/** Whether lists that this server and others use have its own addresses (RFC 5782). */
export const dnsListsCheck: AuditCheck = {
  id: 'dns-lists',
  judge(input) {
    const addresses = visibleAddresses(input).map(({ address }) => address);
    if (addresses.length === 0) return [];
    const lists = [...new Set([...input.inputs.lists, ...listsOf(input)])].filter(isDomainName);
    if (lists.length === 0) return [auditFinding('dns-lists')('information', 'listNone', {})];
    return lists.flatMap((list) => judgeList(list, addresses, input));
  },
};

/** The lists that the configuration asks about its clients. */
function listsOf({ identity }: CheckInput): string[] {
  const { settings, listening } = identity;
  const ofServices = listening.flatMap((one) =>
    [
      'smtpd_client_restrictions',
      'smtpd_recipient_restrictions',
      'smtpd_relay_restrictions',
      'smtpd_sender_restrictions',
      'smtpd_helo_restrictions',
    ].map((name) => one.settings.text(name)),
  );
  const used = ofServices.flatMap((text) =>
    [...text.matchAll(/\breject_rbl_client[\s,]+([^\s,=]+)/g)].map(([, list = '']) => list),
  );
  const screened = splitList(settings.text('postscreen_dnsbl_sites')).map(({ text }) => text.replace(/[=*].*$/, ''));
  return [...used, ...screened].map(plainName);
}

function judgeList(
  list: string,
  addresses: readonly string[],
  { inputs, facts }: CheckInput,
): readonly AuditFinding[] {
  const finding = auditFinding('dns-lists');
  const closed = closedListOf(list);
  if (closed) return [finding('warning', 'listClosed', { list, since: closed.since })];
  if (inputs.publicResolver && notForPublicResolvers.test(list))
    return [finding('unseen', 'listPublicResolver', { list })];
  return addresses.flatMap((address): readonly AuditFinding[] => {
    const name = `${reversedParts(address)}.${list}`;
    const answer = facts.dns(name, 'A');
    if (!isAnswered(answer)) return dnsUnanswered('dns-lists', name, 'A', answer);
    const answers = recordsIn(answer);
    if (answers.length === 0) return [finding('passed', 'listClean', { address, list })];
    const shown = answers.join(', ');
    // RFC 5782, 2.1: 127.0.0.2 and up. Others are errors, or a resolver that sends everybody to its own page.
    const isError = (text: string): boolean =>
      !/^127\.0\.\d+\.\d+$/.test(text) || text === '127.0.0.1' || isErrorOf(list, text);
    if (answers.every(isError)) return [finding('unseen', 'listRefused', { list, answers: shown })];
    return [finding('failed', 'listListed', { address, list, answers: shown })];
  });
}

/** The answers that the facts know to mean an error: `127.255.255.[252..255]`. */
function isErrorOf(list: string, answer: string): boolean {
  const pattern = errorAnswersOf(list)?.answers;
  const [, start, low, high] = /^([\d.]+\.)\[(\d+)\.\.(\d+)\]$/.exec(pattern ?? '') ?? [];
  if (start === undefined || !answer.startsWith(start)) return false;
  const last = Number(answer.slice(start.length));
  return last >= Number(low) && last <= Number(high);
}
