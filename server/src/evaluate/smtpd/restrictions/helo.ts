import { isHostAddress, isHostName, isMailDomain, mailHostAddress } from '../../../lookup/keys/hostName.ts';
import type { CheckStatus } from '../../trace.ts';
import { accessQuestion, checkDomain } from '../access.ts';
import { lookupFirst } from '../dns.ts';
import { deferIfPermit, refuse } from '../refuse.ts';
import { type ServerType, checkServers } from '../serverAccess.ts';
import type { SmtpdCheck } from '../state.ts';
import { subjects } from '../subject.ts';
import { forbidOk } from './client.ts';
import type { RestrictionDefinition, RestrictionDefinitions } from './definition.ts';

const invalidName = testOfName((check, helo) => {
  const name = withoutLastDot(helo);
  if (isHostName(name) || isHostAddress(name)) return 'dunno';
  return refuseHelo(check, 'invalid_hostname_reject_code', '5.5.2', 'Invalid name');
});

const notQualified = testOfName((check, helo) => {
  const name = withoutLastDot(helo);
  if (isMailDomain(name, check.state.utf8) && name.includes('.')) return 'dunno';
  return refuseHelo(check, 'non_fqdn_reject_code', '5.5.2', 'need fully-qualified hostname');
});

const unknownName = testOfName((check, helo) => {
  const status = lookupFirst(helo, ['A', 'AAAA', 'MX'], { nullMx: false }, check.reading);
  // A server may well have a name that takes no mail.
  if (status === 'records' || status === 'someRecords' || status === 'nullMx') return 'dunno';
  if (status !== 'retry') return refuseHelo(check, 'unknown_hostname_reject_code', '4.7.1', 'Host not found');
  const { settings } = check.service;
  return deferIfPermit(
    check,
    { code: 450, status: '4.7.1', text: heloText(helo, 'Host not found') },
    settings.text('unknown_helo_hostname_tempfail_action'),
  );
});

/** Restrictions about the name that the client gives itself. */
export const heloRestrictions: RestrictionDefinitions = {
  check_helo_access: {
    argument: 'table',
    decide: (check, call) => {
      const { helo } = check.state;
      return helo === undefined
        ? 'dunno'
        : checkDomain(check, helo, accessQuestion(call.argument, helo, subjects.helo, call)).status;
    },
  },
  reject_invalid_helo_hostname: invalidName,
  reject_invalid_hostname: invalidName,
  reject_non_fqdn_helo_hostname: notQualified,
  reject_non_fqdn_hostname: notQualified,
  reject_unknown_helo_hostname: unknownName,
  reject_unknown_hostname: unknownName,
  ...heloServers('MX'),
  ...heloServers('NS'),
  ...heloServers('A'),
};

/** A name in brackets has to be an address, whatever the restriction tests. */
function testOfName(test: (check: SmtpdCheck, helo: string) => CheckStatus): RestrictionDefinition {
  return {
    decide: (check) => {
      const { helo } = check.state;
      if (helo === undefined) return 'dunno';
      return helo.startsWith('[') ? testLiteral(check, helo) : test(check, helo);
    },
  };
}

/** reject_invalid_hostaddr(). */
export function testLiteral(check: SmtpdCheck, helo: string): CheckStatus {
  const inner = /^\[(.+)\]$/.exec(helo)?.[1] ?? helo;
  return mailHostAddress(inner) === undefined
    ? refuseHelo(check, 'invalid_hostname_reject_code', '5.5.2', 'invalid ip address')
    : 'dunno';
}

function refuseHelo(check: SmtpdCheck, code: string, status: string, why: string): CheckStatus {
  return refuse(check, {
    code: check.service.settings.number(code),
    status,
    text: heloText(check.state.helo ?? '', why),
  });
}

function heloText(helo: string, why: string): string {
  return `<${helo}>: ${subjects.helo} rejected: ${why}`;
}

/** dup_if_truncate(): one dot at the end is no matter, two are. */
export function withoutLastDot(name: string): string {
  return name.length > 1 && name.endsWith('.') && !name.endsWith('..') ? name.slice(0, -1) : name;
}

function heloServers(type: ServerType): RestrictionDefinitions {
  return {
    [`check_helo_${type.toLowerCase()}_access`]: {
      argument: 'table',
      decide: (check, call) => {
        const { helo } = check.state;
        if (helo === undefined) return 'dunno';
        return forbidOk(
          check,
          call.name,
          checkServers(check, helo, type, accessQuestion(call.argument, helo, subjects.helo, call)),
          helo,
        );
      },
    },
  };
}
