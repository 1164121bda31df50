import type { CheckStatus } from '../../trace.ts';
import { askListForAddress, askListForDomain, permitListed, refuseListed } from '../dnsList.ts';
import type { SmtpdCheck } from '../state.ts';
import { type Subject, subjects } from '../subject.ts';
import { permitClient } from './client.ts';
import type { RestrictionDefinition, RestrictionDefinitions } from './definition.ts';

const byAddress: RestrictionDefinition = {
  argument: 'domain',
  decide: (check, { argument }) => {
    const { address } = check.state.client;
    return refuseListed(check, askListForAddress(check, argument, address), argument, address, subjects.client);
  },
};

/** Restrictions that ask DNS lists of addresses and of domains. */
export const dnsListRestrictions: RestrictionDefinitions = {
  reject_rbl_client: byAddress,
  reject_rbl: byAddress,
  permit_dnswl_client: {
    argument: 'domain',
    decide: (check, { name, argument }) => {
      const { address } = check.state.client;
      return letPass(
        check,
        name,
        permitListed(check, () => askListForAddress(check, argument, address), address, subjects.client),
      );
    },
  },
  permit_rhswl_client: {
    argument: 'domain',
    decide: (check, { name, argument }) => {
      const client = check.state.client.name;
      if (client.toLowerCase() === 'unknown') return 'dunno';
      return letPass(
        check,
        name,
        permitListed(check, () => askListForDomain(check, argument, client), client, subjects.client),
      );
    },
  },
  reject_rhsbl_client: byDomain(({ state }) => knownName(state.client.name), subjects.client),
  reject_rhsbl_reverse_client: byDomain(({ state }) => knownName(state.client.reverseName), subjects.reverseClient),
  reject_rhsbl_helo: byDomain(({ state }) => state.helo, subjects.helo),
  reject_rhsbl_sender: byDomain(({ state }) => (state.sender === '' ? undefined : state.sender), subjects.sender),
  reject_rhsbl_recipient: byDomain(({ state }) => state.recipient, subjects.recipient),
};

function knownName(name: string): string | undefined {
  return name.toLowerCase() === 'unknown' ? undefined : name;
}

function byDomain(what: (check: SmtpdCheck) => string | undefined, subject: Subject): RestrictionDefinition {
  return {
    argument: 'domain',
    decide: (check, { argument }) => {
      const name = what(check);
      return name === undefined
        ? 'dunno'
        : refuseListed(check, askListForDomain(check, argument, name), argument, name, subject);
    },
  };
}

function letPass(check: SmtpdCheck, name: string, status: CheckStatus): CheckStatus {
  return status === 'ok' ? permitClient(check, name) : status;
}
