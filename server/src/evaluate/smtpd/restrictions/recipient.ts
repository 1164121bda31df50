import type { CheckStatus } from '../../trace.ts';
import { accessQuestion, checkDomain, checkMailAddress } from '../access.ts';
import { checkAuthorized } from '../authorized.ts';
import { checkListed } from '../listed.ts';
import { permit } from '../permit.ts';
import { refuse } from '../refuse.ts';
import { type ServerType, checkServers } from '../serverAccess.ts';
import type { RestrictionCall, SmtpdCheck } from '../state.ts';
import { subjects } from '../subject.ts';
import { checkVerified } from '../verified.ts';
import { forbidOk } from './client.ts';
import type { RestrictionDefinition, RestrictionDefinitions } from './definition.ts';
import { checkDomainExists, checkQualified } from './sender.ts';

const unlisted = ofRecipient((check, recipient) => checkListed(check, recipient, subjects.recipient));

/** Restrictions about the recipient, and about the domain of an ETRN. */
export const recipientRestrictions: RestrictionDefinitions = {
  check_recipient_access: {
    argument: 'table',
    ...ofRecipient((check, recipient, call) =>
      checkMailAddress(check, recipient, accessQuestion(call.argument, recipient, subjects.recipient, call)),
    ),
  },
  permit_auth_destination: ofRecipient((check, recipient, { name }) => {
    const status = checkAuthorized(check, recipient);
    return status === 'ok' ? permit(check, { action: name, subject: subjects.recipient, name: recipient }) : status;
  }),
  reject_unauth_destination: ofRecipient((check, recipient) => refuseRelay(check, recipient, 0, '5.7.1')),
  defer_unauth_destination: ofRecipient((check, recipient) => refuseRelay(check, recipient, 100, '4.7.1')),
  reject_unknown_recipient_domain: ofRecipient((check, recipient) =>
    checkDomainExists(check, recipient, subjects.recipient),
  ),
  reject_non_fqdn_recipient: ofRecipient((check, recipient) => checkQualified(check, recipient, subjects.recipient)),
  reject_unlisted_recipient: unlisted,
  check_recipient_maps: unlisted,
  reject_unverified_recipient: ofRecipient((check, recipient) => checkVerified(check, recipient, subjects.recipient)),
  check_etrn_access: {
    argument: 'table',
    decide: (check, call) => {
      const { etrnDomain } = check.state;
      return etrnDomain === undefined
        ? 'dunno'
        : checkDomain(check, etrnDomain, accessQuestion(call.argument, etrnDomain, subjects.etrn, call)).status;
    },
  },
  ...recipientServers('MX'),
  ...recipientServers('NS'),
  ...recipientServers('A'),
};

function ofRecipient(
  decide: (check: SmtpdCheck, recipient: string, call: RestrictionCall) => CheckStatus,
): RestrictionDefinition {
  return {
    decide: (check, call) => {
      const { recipient } = check.state;
      return recipient === undefined || recipient === '' ? 'dunno' : decide(check, recipient, call);
    },
  };
}

/** reject_unauth_destination(). */
function refuseRelay(check: SmtpdCheck, recipient: string, less: number, status: string): CheckStatus {
  const authorized = checkAuthorized(check, recipient);
  if (authorized === 'aborted') return authorized;
  if (authorized === 'ok') return 'dunno';
  return refuse(check, {
    code: check.service.settings.number('relay_domains_reject_code') - less,
    status,
    text: `<${recipient}>: Relay access denied`,
  });
}

function recipientServers(type: ServerType): RestrictionDefinitions {
  return {
    [`check_recipient_${type.toLowerCase()}_access`]: {
      argument: 'table',
      ...ofRecipient((check, recipient, call) =>
        forbidOk(
          check,
          call.name,
          checkServers(check, recipient, type, accessQuestion(call.argument, recipient, subjects.recipient, call)),
          recipient,
        ),
      ),
    },
  };
}
