import { matchDomain } from '../../tables/matchList.ts';
import { checkAuthorized } from '../authorized.ts';
import { askListForAddress, refuseListed } from '../dnsList.ts';
import { checkMxBackup } from '../mxBackup.ts';
import { permit } from '../permit.ts';
import { abortServer, refuse } from '../refuse.ts';
import type { DecideRestriction, SmtpdCheck } from '../state.ts';
import { subjects } from '../subject.ts';
import type { RestrictionDefinition, RestrictionDefinitions } from './definition.ts';
import { rejectedText } from './general.ts';
import { testLiteral } from './helo.ts';

/** Restrictions that went with 3.9, or will go. */
export const oldRestrictions: RestrictionDefinitions = {
  reject_maps_rbl: removed('reject_maps_rbl', '"reject_rbl_client domain-name"', (check) => {
    warnOnce(check, willBeRemoved('reject_maps_rbl', 'use "reject_rbl_client domain-name" instead'));
    const { address } = check.state.client;
    for (const list of check.service.settings.text('maps_rbl_domains').split(/[\s,]+/)) {
      if (list === '') continue;
      const status = refuseListed(check, askListForAddress(check, list, address), list, address, subjects.client);
      if (status !== 'dunno') return status;
    }
    return 'dunno';
  }),
  permit_naked_ip_address: removed(
    'permit_naked_ip_address',
    '"permit_mynetworks" or "permit_sasl_authenticated"',
    (check, { name }) => {
      check.log(`warning: restriction permit_naked_ip_address is deprecated. ${insteadOfNaked}`);
      const { helo } = check.state;
      if (helo === undefined || !/^[0-9.:]*$/.test(helo)) return 'dunno';
      const status = testLiteral(check, helo);
      return status === 'dunno' ? permit(check, { action: name, subject: subjects.helo, name: helo }) : status;
    },
  ),
  check_relay_domains: {
    decide: (check, call) => {
      const { recipient } = check.state;
      const status =
        recipient === undefined
          ? 'dunno'
          : relayDomains.decide(check, { ...call, subject: subjects.recipient }, recipient);
      if (status === 'aborted') return status;
      const last =
        status === 'ok' && recipient !== undefined
          ? permit(check, { action: call.name, subject: subjects.recipient, name: recipient })
          : status;
      if (call.following !== undefined && check.state.warnIfReject === 0) {
        check.log(`warning: restriction \`${call.following}' after \`check_relay_domains' is ignored`);
      }
      return last;
    },
  },
  permit_mx_backup: {
    decide: (check, { name }) => {
      const { recipient } = check.state;
      if (recipient === undefined) return 'dunno';
      if (check.service.isAtLeast('3.9')) {
        warnOnce(check, willBeRemoved('permit_mx_backup', 'instead, specify "relay_domains"'));
      }
      const status = checkMxBackup(check, recipient);
      return status === 'ok' ? permit(check, { action: name, subject: subjects.recipient, name: recipient }) : status;
    },
  },
};

const relayDomains = removed('check_relay_domains', '"reject_unauth_destination"', (check, call, replyName) => {
  warnOnce(check, willBeRemoved('check_relay_domains', 'use "reject_unauth_destination" instead'));
  if (matchDomain(check.service.matchList('relay_domains'), check.state.client.name, check) === 'yes') return 'ok';
  const status = checkAuthorized(check, replyName);
  if (status !== 'dunno') return status;
  return refuse(check, {
    code: check.service.settings.number('relay_domains_reject_code'),
    status: '5.7.1',
    text: rejectedText(call, replyName, 'Relay access denied'),
  });
});

function removed(name: string, instead: string, before: DecideRestriction): RestrictionDefinition {
  return {
    decide: (check, call, replyName) => {
      if (!check.service.isAtLeast('3.9')) return before(check, call, replyName);
      check.log(
        `warning: support for restriction "${name}" has been removed in Postfix 3.9; instead, specify ${instead}`,
      );
      return abortServer(check);
    },
  };
}

const insteadOfNaked = 'Use permit_mynetworks or permit_sasl_authenticated instead';

function willBeRemoved(name: string, instead: string): string {
  return `support for restriction "${name}" will be removed from Postfix; ${instead}`;
}

/** A process says it once. */
function warnOnce(check: SmtpdCheck, text: string): void {
  const { memory } = check;
  if (memory.warned.has(text)) return;
  memory.warned.add(text);
  check.log(`warning: ${text}`);
}
