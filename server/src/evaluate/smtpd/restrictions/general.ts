import { checkPolicyService } from '../policy.ts';
import { permit } from '../permit.ts';
import { deferIfPermit, deferIfReject, refuse } from '../refuse.ts';
import type { RestrictionCall, SmtpdCheck } from '../state.ts';
import type { RestrictionDefinitions } from './definition.ts';

/** Restrictions that speak of whatever their list is about. */
export const generalRestrictions: RestrictionDefinitions = {
  permit: {
    decide: (check, call, replyName) => {
      const status = permit(check, { action: call.name, subject: call.subject, name: replyName });
      warnOfRest(check, call, 'permit', true);
      return status;
    },
  },
  reject: {
    decide: (check, call, replyName) => {
      const status = refuse(check, {
        code: check.service.settings.number('reject_code'),
        status: '5.7.1',
        text: rejectedText(call, replyName, 'Access denied'),
      });
      warnOfRest(check, call, 'reject', check.state.warnIfReject === 0);
      return status;
    },
  },
  defer: {
    decide: (check, call, replyName) => {
      const status = refuse(check, {
        code: check.service.settings.number('defer_code'),
        status: '4.3.2',
        text: rejectedText(call, replyName, 'Try again later'),
      });
      warnOfRest(check, call, 'defer', check.state.warnIfReject === 0);
      return status;
    },
  },
  defer_if_permit: {
    decide: (check, call, replyName) =>
      deferIfPermit(check, {
        code: 450,
        status: '4.7.0',
        text: rejectedText(call, replyName, 'defer_if_permit requested'),
      }),
  },
  defer_if_reject: {
    decide: (check, call, replyName) =>
      deferIfReject(check, {
        code: 450,
        status: '4.7.0',
        text: rejectedText(call, replyName, 'defer_if_reject requested'),
      }),
  },
  // What a client sends ahead of its turn is not part of a session that is played.
  reject_unauth_pipelining: { decide: () => 'dunno' },
  check_policy_service: { argument: 'server', decide: checkPolicyService },
  sleep: { argument: 'seconds', decide: () => 'dunno' },
  reject_plaintext_session: {
    decide: (check) => {
      if (check.state.client.tls) return 'dunno';
      return refuse(check, {
        code: check.service.settings.number('plaintext_reject_code'),
        status: '4.7.1',
        text: 'Session encryption is required',
      });
    },
  },
  reject_multi_recipient_bounce: {
    decide: (check, call, replyName) => {
      const {
        state: { sender, recipientCount, where },
      } = check;
      // At RCPT the recipient that is being asked for is not counted yet.
      if (sender !== '' || recipientCount <= (where === 'RCPT' ? 0 : 1)) return 'dunno';
      return refuse(check, {
        code: check.service.settings.number('multi_recipient_bounce_reject_code'),
        status: '5.5.3',
        text: rejectedText(call, replyName, 'Multi-recipient bounce'),
      });
    },
  },
};

/** `<name>: subject rejected: why`. */
export function rejectedText({ subject }: RestrictionCall, replyName: string, why: string): string {
  return `<${replyName}>: ${subject} rejected: ${why}`;
}

function warnOfRest(check: SmtpdCheck, { following }: RestrictionCall, name: string, warns: boolean): void {
  if (following !== undefined && warns) check.log(`warning: restriction \`${following}' after \`${name}' is ignored`);
}
