import type { AccessRuleData } from '../../../rules/access/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about who gets in and who is refused say. */
export const enAccessRules: TextsOf<AccessRuleData> = {
  'refuses-everybody': (d) =>
    `“${d.word}” at the end of “${d.list}” refuses every host that nothing before it lets in, and this port takes the mail of your domains: none comes in (“Access denied”).`,
  'login-mismatch': (d) => {
    switch (d.problem) {
      case 'no-maps': return `“smtpd_sender_login_maps” is empty, so nobody owns an address: “${d.name}” refuses every client with a login (“Sender address rejected: not owned by user”).`;
      case 'no-sasl': return `No service offers logins: “${d.name}” does nothing (“restriction ... ignored: no SASL support”).`;
      case 'permitted': return `“permit_sasl_authenticated” stands before “${d.name}”: it is never asked about a client with a login.`;
    }
  },
  'login-never-offered': () => '“smtpd_tls_auth_only” offers logins inside TLS alone, and TLS is off: no login is ever offered.',
  'client-certificates': (d) => {
    switch (d.problem) {
      case 'unused': return `No list has “${d.name}”: “relay_clientcerts” alone lets nobody in.`;
      case 'not-asked': return `smtpd does not ask for certificates, so that “${d.name}” lets nobody in (“smtpd_tls_ask_ccert = no”).`;
      case 'no-list': return `“relay_clientcerts” is empty: “${d.name}” lets nobody in.`;
      case 'everybody': return `“${d.name}” lets in each client with a certificate of an authority that is trusted here, and these are those of the Web: anybody may relay.`;
    }
  },
  'domain-pattern': (d) => {
    const instead = d.suggestion === undefined ? '' : ` Write “${d.suggestion}”.`;
    switch (d.problem) {
      case 'star': return `“*” is no wildcard in a list of domains: “${d.item}” matches nothing, and mail is refused (“Relay access denied”).${instead}`;
      case 'address': return `“${d.name}” lists domains: “${d.item}” matches nothing.${instead}`;
      case 'dot': return `“${d.item}” never matches in “${d.name}”.${instead}`;
    }
  },
  'networks-one-family': (d) =>
    `smtpd listens on IPv6 too, and “mynetworks” has no ${d.network}: programs that reach localhost over ::1 may not relay (“Relay access denied”).`,
  'dns-list-answers': (d) =>
    `${d.domain} answers queries that it refuses, such as those of public resolvers, with ${d.answers}, and without a filter that means “listed”: all mail is refused. Write “${d.domain}${d.suggestion}”.`,
  'dns-list-closed': (d) =>
    `${d.domain} was shut down (${d.since}): a dead list costs time, and may one day say that everybody is listed.`,
  'postscreen-idle': (d) =>
    d.problem === 'no-service'
      ? `master.cf runs no postscreen: “${d.name}” has no effect.`
      : `“${d.action}” is “ignore” unless it is set: what “${d.name}” finds is logged, and the client gets in.`,
};
