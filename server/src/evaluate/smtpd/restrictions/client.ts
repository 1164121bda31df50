import { sameAddress } from '../../address/network.ts';
import type { CheckStatus } from '../../trace.ts';
import { accessQuestion, checkKey, checkNameAndAddress } from '../access.ts';
import { permit } from '../permit.ts';
import { abortServer, printable, refuse } from '../refuse.ts';
import { isSaslActive } from '../saslActive.ts';
import { type ServerType, checkServers } from '../serverAccess.ts';
import type { RestrictionCall, SmtpdCheck } from '../state.ts';
import { type Subject, subjects } from '../subject.ts';
import type { RestrictionDefinition, RestrictionDefinitions } from './definition.ts';

const unknownClient: RestrictionDefinition = {
  decide: (check) => {
    const {
      client: { nameStatus, address },
    } = check.state;
    if (nameStatus === 'ok') return 'dunno';
    const code = nameStatus === 'temporary' ? 450 : check.service.settings.number('unknown_client_reject_code');
    return refuse(check, {
      code,
      status: '4.7.25',
      text: `Client host rejected: cannot find your hostname, [${address}]`,
    });
  },
};

/** Restrictions about the client's name, address, login and certificate. */
export const clientRestrictions: RestrictionDefinitions = {
  reject_unknown_client_hostname: unknownClient,
  reject_unknown_client: unknownClient,
  reject_unknown_reverse_client_hostname: {
    decide: (check) => {
      const {
        client: { reverseNameStatus, address },
      } = check.state;
      if (reverseNameStatus === 'ok') return 'dunno';
      const code =
        reverseNameStatus === 'permanent' ? check.service.settings.number('unknown_client_reject_code') : 450;
      return refuse(check, {
        code,
        status: '4.7.1',
        text: `Client host rejected: cannot find your reverse hostname, [${address}]`,
      });
    },
  },
  permit_inet_interfaces: {
    decide: (check, { name }) => {
      const { address } = check.state.client;
      return check.reading.world.ownAddresses.some((own) => sameAddress(own, address))
        ? permitClient(check, name)
        : 'dunno';
    },
  },
  permit_mynetworks: { decide: (check, { name }) => permitNetworks(check, name) },
  check_client_access: {
    argument: 'table',
    decide: (check, call) => {
      const { client } = check.state;
      return checkNameAndAddress(
        check,
        client.name,
        client.address,
        accessQuestion(call.argument, clientName(check), subjects.client, call),
      );
    },
  },
  check_reverse_client_hostname_access: {
    argument: 'table',
    decide: (check, call) => {
      const {
        client: { reverseName, address },
      } = check.state;
      const status = checkNameAndAddress(
        check,
        reverseName,
        address,
        accessQuestion(call.argument, reverseName, subjects.reverseClient, call),
      );
      return forbidOk(check, call.name, status, reverseName);
    },
  },
  check_sasl_access: {
    argument: 'table',
    decide: (check, call) => {
      if (!check.service.values.usesSasl) return ignoredWithoutSasl(check, call);
      const login = check.state.client.login?.name;
      if (login === undefined || login === '') return 'dunno';
      return checkKey(check, login, accessQuestion(call.argument, printable(login, '_'), subjects.login, call)).status;
    },
  },
  permit_sasl_authenticated: {
    decide: (check, { name }) => (isLoggedIn(check) ? permitClient(check, name) : 'dunno'),
  },
  ...serverRestrictions('client', 'MX'),
  ...serverRestrictions('client', 'NS'),
  ...serverRestrictions('client', 'A'),
  ...serverRestrictions('reverse_client_hostname', 'MX'),
  ...serverRestrictions('reverse_client_hostname', 'NS'),
  ...serverRestrictions('reverse_client_hostname', 'A'),
};

/** `name[address]`. */
export function clientName({ state: { client } }: Pick<SmtpdCheck, 'state'>): string {
  return `${client.name}[${client.address}]`;
}

/** Lets a client pass for what it is. */
export function permitClient(check: SmtpdCheck, action: string): CheckStatus {
  if (!check.service.values.logsPermits) return 'ok';
  return permit(check, { action, subject: subjects.client, name: clientName(check) });
}

/** permit_mynetworks, which older restrictions of the release build upon. */
function permitNetworks(check: SmtpdCheck, name: string): CheckStatus {
  const answer = check.isInNetworks();
  if (answer === 'error') return 'retry-error';
  return answer === 'yes' ? permitClient(check, name) : 'dunno';
}

/** permit_sasl_auth(): up to 3.9 a login counts only where SASL is switched on and offered in this session. */
export function isLoggedIn({ state: { client }, service }: SmtpdCheck): boolean {
  if (!client.login || client.login.method.toLowerCase() === 'anonymous') return false;
  return service.isAtLeast('3.10') || isSaslActive(service, client.tls !== undefined);
}

/** Restrictions about logins do nothing without SASL, and say so. */
export function ignoredWithoutSasl(check: SmtpdCheck, { name }: RestrictionCall): CheckStatus {
  check.log(`warning: restriction \`${name}' ignored: no SASL support`);
  return 'dunno';
}

/** forbid_allowlist(): an OK by a name that the client's own DNS gives is a faulty configuration. */
export function forbidOk(check: SmtpdCheck, name: string, status: CheckStatus, target: string): CheckStatus {
  if (check.state.discard || status !== 'ok') return status;
  check.log(`warning: restriction ${name} returns OK for ${target}`);
  check.log('warning: this is not allowed for security reasons');
  check.log('warning: use DUNNO instead of OK if you want to make an exception');
  return abortServer(check);
}

function serverRestrictions(what: 'client' | 'reverse_client_hostname', type: ServerType): RestrictionDefinitions {
  return {
    [`check_${what}_${type.toLowerCase()}_access`]: {
      argument: 'table',
      decide: (check, call) => {
        const { client } = check.state;
        const domain = what === 'client' ? client.name : client.reverseName;
        if (domain.toLowerCase() === 'unknown') return 'dunno';
        const [shown, subject]: [string, Subject] =
          what === 'client' ? [clientName(check), subjects.client] : [domain, subjects.reverseClient];
        return forbidOk(
          check,
          call.name,
          checkServers(check, domain, type, accessQuestion(call.argument, shown, subject, call)),
          domain,
        );
      },
    },
  };
}
