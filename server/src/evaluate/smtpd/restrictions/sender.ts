import { lastAt } from '../../../lookup/keys/lastAt.ts';
import { isMailDomain } from '../../../lookup/keys/hostName.ts';
import { usualStrategy } from '../../../lookup/keys/mailKeys.ts';
import { foldBytes } from '../../bytes.ts';
import { findAddress } from '../../tables/findAddress.ts';
import type { MapsResult, ValueCases } from '../../tables/maps.ts';
import type { CheckStatus } from '../../trace.ts';
import { accessQuestion, checkKey, checkMailAddress } from '../access.ts';
import { lookupFirst } from '../dns.ts';
import { checkListed } from '../listed.ts';
import { abortLookup, abortServer, deferIfPermit, refuse } from '../refuse.ts';
import { type ServerType, checkServers } from '../serverAccess.ts';
import type { RestrictionCall, SmtpdCheck } from '../state.ts';
import { type Subject, subjects } from '../subject.ts';
import { checkVerified } from '../verified.ts';
import { forbidOk, ignoredWithoutSasl } from './client.ts';
import type { RestrictionDefinition, RestrictionDefinitions } from './definition.ts';
import { withoutLastDot } from './helo.ts';

const unknownDomain = ofSender((check, sender) => checkDomainExists(check, sender, subjects.sender));

/** Restrictions about the sender. The null sender passes nearly all of them. */
export const senderRestrictions: RestrictionDefinitions = {
  check_sender_access: {
    argument: 'table',
    decide: (check, call) => {
      const { sender } = check.state;
      if (sender === undefined) return 'dunno';
      const question = accessQuestion(call.argument, sender, subjects.sender, call);
      if (sender !== '') return checkMailAddress(check, sender, question);
      return checkKey(check, check.service.settings.text('smtpd_null_access_lookup_key'), question).status;
    },
  },
  reject_unknown_sender_domain: unknownDomain,
  reject_unknown_address: unknownDomain,
  reject_unverified_sender: ofSender((check, sender) => checkVerified(check, sender, subjects.sender)),
  reject_non_fqdn_sender: ofSender((check, sender) => checkQualified(check, sender, subjects.sender)),
  reject_authenticated_sender_login_mismatch: ofLogin((check, sender) => refuseOfOthers(check, sender, false)),
  reject_known_sender_login_mismatch: ofLogin((check, sender) =>
    check.state.client.login ? refuseOfOthers(check, sender, true) : refuseWithoutLogin(check, sender),
  ),
  reject_unauthenticated_sender_login_mismatch: ofLogin(refuseWithoutLogin),
  reject_unlisted_sender: ofSender((check, sender) => checkListed(check, sender, subjects.sender)),
  ...senderServers('MX'),
  ...senderServers('NS'),
  ...senderServers('A'),
};

function ofSender(
  decide: (check: SmtpdCheck, sender: string, call: RestrictionCall) => CheckStatus,
): RestrictionDefinition {
  return {
    decide: (check, call) => {
      const { sender } = check.state;
      return sender === undefined || sender === '' ? 'dunno' : decide(check, sender, call);
    },
  };
}

function ofLogin(decide: (check: SmtpdCheck, sender: string) => CheckStatus): RestrictionDefinition {
  const inner = ofSender(decide);
  return {
    decide: (check, call, replyName) =>
      check.service.values.usesSasl ? inner.decide(check, call, replyName) : ignoredWithoutSasl(check, call),
  };
}

/** reject_non_fqdn_address(). */
export function checkQualified(check: SmtpdCheck, address: string, subject: Subject): CheckStatus {
  const at = lastAt(address);
  const domain = at < 0 ? '' : address.slice(at + 1);
  if (domain.startsWith('[') && domain.endsWith(']')) return 'dunno';
  const name = withoutLastDot(domain);
  if (name.includes('.') && isMailDomain(name, check.state.utf8)) return 'dunno';
  const code = check.service.settings.number('non_fqdn_reject_code');
  return refuse(check, {
    code,
    status: '4.5.2',
    text: `<${address}>: ${subject} rejected: need fully-qualified address`,
  });
}

/** reject_unknown_address(): a domain that is not of this machine needs an MX or address record. */
export function checkDomainExists(check: SmtpdCheck, address: string, subject: Subject): CheckStatus {
  const {
    state,
    service: { settings },
  } = check;
  const ofSenders = subject === subjects.sender;
  const resolved = check.resolve(address, ofSenders ? state.recipient : state.sender);
  if (resolved.kind === 'error') return abortLookup(check, address);
  if (
    resolved.kind === 'address' &&
    (resolved.class === 'local' || resolved.class === 'alias' || resolved.class === 'virtual')
  )
    return 'dunno';
  const domain = resolved.recipient.slice(lastAt(resolved.recipient) + 1);
  if (domain.startsWith('[') && domain.endsWith(']')) return 'dunno';
  const answer = lookupFirst(domain, ['MX', 'A', 'AAAA'], { nullMx: true }, check.reading);
  if (answer === 'records' || answer === 'someRecords') return 'dunno';
  const rejected = (why: string): string => `<${address}>: ${subject} rejected: ${why}`;
  if (answer === 'nullMx') {
    const text = rejected(`Domain ${domain} does not accept mail (nullMX)`);
    return refuse(check, { code: ofSenders ? 550 : 556, status: ofSenders ? '4.7.27' : '4.1.10', text });
  }
  const refusal = { status: ofSenders ? '4.1.8' : '4.1.2', text: rejected('Domain not found') };
  if (answer !== 'retry') return refuse(check, { code: settings.number('unknown_address_reject_code'), ...refusal });
  return deferIfPermit(check, { code: 450, ...refusal }, settings.text('unknown_address_tempfail_action'));
}

/** Owners of a sender, where they are not known: one of them is the client's login, or none is. */
const ownerCases = (login: string | undefined): ValueCases =>
  [{ label: 'owned by another', value: '' }, ...(login === undefined ? [] : [{ label: 'owned', value: login }])].map(
    ({ label, value }) => ({ label, value: value === '' ? ',' : value }),
  );

function ownersOf(check: SmtpdCheck, sender: string): MapsResult | 'error' {
  const { state, service } = check;
  const resolved = check.resolve(sender, state.recipient);
  if (resolved.kind === 'error') return 'error';
  const maps = service.maps('smtpd_sender_login_maps');
  return findAddress(
    maps,
    resolved.recipient,
    usualStrategy,
    check.addresses,
    ownerCases(state.client.login?.name),
    check,
  );
}

/** reject_auth_sender_login_mismatch(): who is logged in has to own the sender. */
function refuseOfOthers(check: SmtpdCheck, sender: string, passesUnknown: boolean): CheckStatus {
  const { login } = check.state.client;
  if (!login) return 'dunno';
  const owners = ownersOf(check, sender);
  if (owners === 'error') return abortLookup(check, sender);
  if (owners.kind === 'error') return owners.error === 'retry' ? abortLookup(check, sender) : abortServer(check);
  if (owners.kind === 'notFound' && passesUnknown) return 'dunno';
  const names = owners.kind === 'found' ? owners.value.split(/[\s,]+/) : [];
  if (names.some((name) => name !== '' && foldBytes(name) === foldBytes(login.name))) return 'dunno';
  return refuse(check, {
    code: 553,
    status: '5.7.1',
    text: `<${sender}>: ${subjects.sender} rejected: not owned by user ${login.name}`,
  });
}

/** reject_unauth_sender_login_mismatch(): a sender that somebody owns needs a login. */
function refuseWithoutLogin(check: SmtpdCheck, sender: string): CheckStatus {
  if (check.state.client.login) return 'dunno';
  const owners = ownersOf(check, sender);
  if (owners === 'error') return abortLookup(check, sender);
  if (owners.kind === 'error') return owners.error === 'retry' ? abortLookup(check, sender) : abortServer(check);
  if (owners.kind === 'notFound') return 'dunno';
  return refuse(check, {
    code: 553,
    status: '5.7.1',
    text: `<${sender}>: ${subjects.sender} rejected: not logged in`,
  });
}

function senderServers(type: ServerType): RestrictionDefinitions {
  return {
    [`check_sender_${type.toLowerCase()}_access`]: {
      argument: 'table',
      ...ofSender((check, sender, call) =>
        forbidOk(
          check,
          call.name,
          checkServers(check, sender, type, accessQuestion(call.argument, sender, subjects.sender, call)),
          sender,
        ),
      ),
    },
  };
}
