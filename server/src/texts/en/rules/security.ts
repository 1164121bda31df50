import type {
  CertificateProblem,
  ProtocolProblem,
  SaslPathProblem,
  SecurityRuleData,
  WrapperProblem,
} from '../../../rules/security/data.ts';
import type { TextsOf } from '../../textsOf.ts';

const noSasl = 'smtpd exits at each connection ("fatal: no SASL authentication mechanisms")';

const saslPaths: Readonly<Record<SaslPathProblem, (d: SecurityRuleData['sasl-dovecot-path']) => string>> = {
  default: (d) =>
    `Set "smtpd_sasl_path" to Dovecot's socket: the default "${d.path}" is a name for Cyrus SASL, ` + `and ${noSasl}.`,
  endpoint: (d) => `Write "inet:${d.path}" for an address: Postfix takes "${d.path}" for a file, and ${noSasl}.`,
  chroot: (d) => `This service runs in a chroot jail and looks for "${d.path}" below the queue directory: ${noSasl}.`,
  rooted: (d) =>
    `Remove the leading slash: with it, Postfix does not look for "${d.path}" below the queue directory, ` +
    `where the socket is, and ${noSasl}.`,
  cyrus: (d) => {
    const type = d.written
      ? '"smtpd_sasl_type = cyrus" does not use'
      : 'only "smtpd_sasl_type = dovecot" uses (it is not set here, and the usual default is cyrus)';
    return `"${d.path}" is a socket, which ${type}: logins fail with "535 5.7.8 Error: authentication failed".`;
  },
};

const wrappers: Readonly<Record<WrapperProblem, (d: SecurityRuleData['port-465-wrapper']) => string>> = {
  off: (d) =>
    `Set "${d.program}_tls_wrappermode = yes" for port ${d.port}: servers there expect TLS at once, ` +
    'while Postfix waits for a greeting, and each delivery times out ("… while receiving the initial server ' +
    'greeting").',
  plain: (d) => {
    const server = d.host ? `${d.host} on port ${d.port} starts` : 'servers on port 25 start';
    return (
      `Remove "${d.program}_tls_wrappermode": ${server} with a greeting in plain text, and each delivery fails ` +
      '("SSL_connect error … wrong version number").'
    );
  },
  level: (d) =>
    `Set "${d.program}_tls_security_level = encrypt" or stronger: ` +
    `"${d.program}_tls_wrappermode" needs it, ` +
    'and otherwise no server is tried and all mail is deferred.',
};

type Certificate = SecurityRuleData['certificate-without-key'];

const certificates: Readonly<Record<CertificateProblem, (d: Certificate) => string>> = {
  'no-key': (d) => {
    const file = d.sure
      ? `Certbot puts no private key into "${d.file}": TLS is off`
      : `"${d.file}" looks like a certificate alone: unless it contains a private key, TLS is off`;
    return `Set "${d.key}": ${file} ("No private key found").`;
  },
  'no-certificate': (d) => {
    const effect = d.server ? 'and TLS is off ("No server certs available")' : 'and it is not read';
    return `Set "${d.cert}" too: a private key has no effect without a certificate, ${effect}.`;
  },
  ignored: (d) => `"${d.cert}" and "${d.key}" are ignored, because "${d.chain}" is set too.`,
};

const protocols: Readonly<Record<ProtocolProblem, (d: SecurityRuleData['weak-protocol']) => string>> = {
  none: () => 'This list leaves no TLS protocol: each handshake fails ("no protocols available").',
  old: (d) =>
    `This list leaves only ${d.enabled.join(', ')}, which current systems refuse, ` +
    'so that there is no TLS with them.',
  ssl: (d) =>
    `Write "${d.suggestion}": this list leaves SSLv3 on where OpenSSL still has it, ` +
    'and SSLv3 is broken (RFC 7568).',
  'no-tls13': (d) =>
    `Write "${d.suggestion}" to allow newer protocols: ` +
    'a list of plain names switches off all others, including TLSv1.3.',
};

/** What the rules about logins and TLS say. */
export const enSecurityRules: TextsOf<SecurityRuleData> = {
  'sasl-without-passwords': (d) =>
    `Set "${d.maps}": "${d.enable}" is on, and without a password table ${d.program} exits before each delivery ` +
    'and all mail stays in the queue ' +
    `("specify a password table via the \`${d.maps}' configuration parameter").`,
  'sasl-noplaintext': (d) =>
    `Remove "noplaintext": it forbids ${d.mechanisms.join(', ')}, over TLS too, and ${d.host} offers nothing else. ` +
    'All mail is deferred ("SASL authentication failed; … no mechanism available").',
  'relayhost-without-tls': (d) =>
    `Turn on TLS: ${d.host} accepts mail over TLS only, ` +
    'and all mail is returned ("530 … Must issue a STARTTLS command first").',
  'verify-without-ca': (d) =>
    `Set "${d.file}": "${d.level}" needs certificate authorities, ` +
    'and without them all mail is deferred ("Server certificate not verified").',
  'sasl-without-tls': (d) =>
    d.tls
      ? 'Set "smtpd_tls_auth_only = yes": logins are offered before STARTTLS too, ' +
        'and clients may send passwords unencrypted.'
      : 'Turn on TLS: logins are offered without it, and passwords cross the network unencrypted.',
  'sasl-dovecot-path': (d) => saslPaths[d.problem](d),
  'port-465-wrapper': (d) => wrappers[d.problem](d),
  'tls-without-certificate': (d) => {
    const starttls = 'clients are offered STARTTLS and then get "454 4.7.0 TLS not available due to local problem"';
    const refused = d.must ? ', and all mail is refused' : '';
    const effect = d.wrapper ? 'connections are closed without a word' : `${starttls}${refused}`;
    return `TLS is on, but there is no certificate: ${effect} ("No server certs available. TLS won't be enabled").`;
  },
  'certificate-without-key': (d) => certificates[d.problem](d),
  'mandatory-only-protocols': (d) =>
    `Use "${d.instead}": "${d.name}" is for mandatory TLS and has no effect, because the level is "may" at most.`,
  'weak-protocol': (d) => protocols[d.problem](d),
  'weak-cipher': (d) =>
    d.nothing
      ? '"null" leaves only ciphers that do not encrypt: up to TLSv1.2, ' +
        'sessions can be read in transit or fail ("no shared cipher").'
      : 'Use "medium", which has all that current systems need: ' +
        `"${d.grade}" allows ciphers that were broken long ago.`,
  'encrypt-on-port-25': (d) =>
    `Use "may" on port ${d.port}: a server that takes mail from the Internet must not require TLS (RFC 3207), ` +
    'and senders without it are refused ("530 5.7.0 Must issue a STARTTLS command first"). ' +
    'Require TLS for the submission service in master.cf.',
  'wrappermode-in-main': (d) =>
    'Move this to the service on port 465 in master.cf, as "-o smtpd_tls_wrappermode=yes": ' +
    `on port ${d.port} Postfix now waits for TLS while other servers wait for a greeting, and no mail arrives.`,
  'dane-without-dnssec': (d) => {
    const log = '("configured with dnssec lookups disabled")';
    const effect = d.level === 'dane-only' ? 'all mail is deferred' : 'mail is sent as with "may"';
    return `Set "${d.name} = dnssec": "${d.level}" needs it, and without it ${effect} ${log}.`;
  },
  'hidden-starttls': (d) => {
    const effect = d.server
      ? 'no client gets any further ("530 5.7.0 Must issue a STARTTLS command first")'
      : 'all mail is deferred ("TLS is required, but was not offered")';
    return `Remove "starttls" from "${d.name}": "${d.levelName} = ${d.level}" requires TLS, and ${effect}.`;
  },
  'tlsproxy-certificate': (d) => {
    if (d.program === 'smtpd') {
      return (
        `Clients see another certificate while postscreen talks to them: tlsproxy has "${d.twin}", not this ` +
        `"${d.name}". Set it in main.cf.`
      );
    }
    return (
      `Set "${d.twin}" to the same: tlsproxy loads its keys when it starts, and what ${d.program} asks for ` +
      'beyond them may fail ("request from tlsproxy client with unexpected settings").'
    );
  },
};
