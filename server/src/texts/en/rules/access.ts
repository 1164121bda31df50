import type { AccessRuleData } from '../../../rules/access/data.ts';
import type { TextsOf } from '../../textsOf.ts';

const instead = (suggestion: string | undefined): string =>
  suggestion === undefined ? '' : ` Write "${suggestion}" ` + 'instead.';

/** What the rules about who gets in and who is refused say. */
export const enAccessRules: TextsOf<AccessRuleData> = {
  'refuses-everybody': (d) =>
    `Remove "${d.word}" from the end of "${d.list}": this port takes the mail of your domains, ` +
    'and every host that nothing before it permits is refused ("Access denied").',
  'login-mismatch': (d) => {
    switch (d.problem) {
      case 'no-maps':
        return (
          `Set "smtpd_sender_login_maps": it is empty, so nobody owns an address, and "${d.name}" refuses ` +
          'every client with a login ("Sender address rejected: not owned by user").'
        );
      case 'no-sasl':
        return `"${d.name}" has no effect: no service offers logins ("restriction ... ignored: no SASL support").`;
      case 'permitted':
        return `Put "${d.name}" before "permit_sasl_authenticated": after it, clients with a login never reach it.`;
    }
  },
  'login-never-offered': () =>
    'Turn on TLS: "smtpd_tls_auth_only" offers logins only inside TLS, so no login is ever offered.',
  'client-certificates': (d) => {
    switch (d.problem) {
      case 'unused':
        return `Add "${d.name}" to a restriction list: "relay_clientcerts" alone lets nobody in.`;
      case 'not-asked':
        return `Set "smtpd_tls_ask_ccert = yes": smtpd does not ask for certificates, so "${d.name}" lets nobody in.`;
      case 'no-list':
        return `Set "relay_clientcerts": it is empty, so "${d.name}" lets nobody in.`;
      case 'everybody':
        return (
          `"${d.name}" lets in every client with a certificate from an authority that is trusted here, ` +
          'and these are the public ones: anybody may relay.'
        );
    }
  },
  'domain-pattern': (d) => {
    switch (d.problem) {
      case 'star':
        return (
          `"*" is not a wildcard in a list of domains.${instead(d.suggestion)} ` +
          `"${d.item}" matches nothing, and mail is refused ("Relay access denied").`
        );
      case 'address':
        return `"${d.name}" lists domains, and "${d.item}" matches nothing.${instead(d.suggestion)}`;
      case 'dot':
        return `"${d.item}" never matches in "${d.name}".${instead(d.suggestion)}`;
    }
  },
  'networks-one-family': (d) =>
    `Add ${d.network} to "mynetworks": smtpd listens on IPv6 too, and programs that reach localhost over ::1 ` +
    'may not relay ("Relay access denied").',
  'dns-list-answers': (d) =>
    `Write "${d.domain}${d.suggestion}": the list answers ${d.answers} to queries that it refuses, ` +
    'such as those of public resolvers, and without a filter that counts as listed, so all mail is refused.',
  'dns-list-closed': (d) =>
    `Remove ${d.domain}: it was shut down (${d.since}). A dead list costs time, and may one day list everybody.`,
  'postscreen-idle': (d) =>
    d.problem === 'no-service'
      ? `"${d.name}" has no effect: master.cf runs no postscreen.`
      : `Set "${d.action}": its default is "ignore", so what "${d.name}" finds is logged and the client gets in.`,
  'xclient-hosts': (d) => {
    const power = 'with XCLIENT it passes itself off as any client, such as one of mynetworks or one with a login';
    switch (d.problem) {
      case 'everybody':
        return `List the address of the proxy alone: every host in "${d.item}" is trusted, and ${power}.`;
      case 'mynetworks':
        return `List the address of the proxy alone: every host of "mynetworks" is trusted, and ${power}.`;
      case 'network':
        return `Every host in "${d.item}" is trusted as a proxy: ${power}.`;
    }
  },
};
