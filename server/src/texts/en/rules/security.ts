import type { SecurityRuleData } from '../../../rules/security/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about logins and TLS say. */
export const enSecurityRules: TextsOf<SecurityRuleData> = {
  'sasl-without-passwords': (d) =>
    `“${d.enable}” is on and “${d.maps}” is empty: ${d.program} stops before each delivery, and all mail stays in the queue (“specify a password table via the \`${d.maps}' configuration parameter”).`,
  'sasl-noplaintext': (d) =>
    `${d.host} offers logins by ${d.mechanisms.join(', ')} only, and “noplaintext” rules them out, over TLS too: all mail is deferred (“SASL authentication failed; … no mechanism available”).`,
  'relayhost-without-tls': (d) =>
    `${d.host} takes mail over TLS only, and TLS is off here: mail is returned (“530 … Must issue a STARTTLS command first”).`,
  'verify-without-ca': (d) =>
    `“${d.level}” needs to know certificate authorities, and “${d.file}” is not set: all mail is deferred (“Server certificate not verified”).`,
  'sasl-without-tls': (d) =>
    d.tls ? 'Logins are offered before STARTTLS too: clients may send passwords unencrypted. “smtpd_tls_auth_only = yes” offers logins over TLS only.'
    : 'Logins are offered and TLS is off: passwords cross the network unencrypted.',
  'sasl-dovecot-path': (d) => {
    const fatal = 'smtpd stops at each connection (“fatal: no SASL authentication mechanisms”)';
    switch (d.problem) {
      case 'default': return `With Dovecot, “smtpd_sasl_path” must name its socket, and the default “${d.path}” is a name for Cyrus SASL: ${fatal}.`;
      case 'endpoint': return `Postfix takes “${d.path}” for a file (an address is written “inet:${d.path}”): ${fatal}.`;
      case 'chroot': return `This service runs in a chroot jail, and looks for “${d.path}” below the queue directory: ${fatal}.`;
      case 'rooted': return `With the slash before it, Postfix does not look for “${d.path}” below the queue directory, where the socket is: ${fatal}.`;
      case 'cyrus': return `“${d.path}” is a socket, which ${d.written ? '“smtpd_sasl_type = cyrus” does not use' : 'only “smtpd_sasl_type = dovecot” uses (not set here; the usual default is cyrus)'}: logins are answered “535 5.7.8 Error: authentication failed”.`;
    }
  },
  'port-465-wrapper': (d) => {
    const mode = `${d.program}_tls_wrappermode`;
    switch (d.problem) {
      case 'off': return `On port ${d.port} servers expect TLS at once, and without “${mode} = yes” Postfix waits for a greeting: each delivery ends in a timeout (“… while receiving the initial server greeting”).`;
      case 'plain': return `“${mode}” starts TLS at once, and ${d.host ? `${d.host} on port ${d.port} begins` : 'servers on port 25 begin'} with a greeting in plain text: each delivery fails (“SSL_connect error … wrong version number”).`;
      case 'level': return `“${mode}” needs “${d.program}_tls_security_level = encrypt” or stronger: otherwise no server is tried, and all mail is deferred.`;
    }
  },
  'tls-without-certificate': (d) =>
    `TLS is on and there is no certificate: ${
      d.wrapper ? 'connections are closed without a word' : `STARTTLS is offered, but answered “454 4.7.0 TLS not available due to local problem”${d.must ? ', and all mail is refused' : ''}`
    } (“No server certs available. TLS won't be enabled”).`,
  'certificate-without-key': (d) => {
    switch (d.problem) {
      case 'no-key': return `“${d.key}” is not set, and ${d.sure ? `Certbot puts no private key into “${d.file}”: TLS is disabled` : `“${d.file}” looks like a certificate alone: without a private key in it, TLS is disabled`} (“No private key found”).`;
      case 'no-certificate': return `A private key has no effect without “${d.cert}”: ${d.server ? 'TLS is not enabled (“No server certs available”)' : 'it is not read'}.`;
      case 'ignored': return `“${d.chain}” is set too: Postfix uses only that, and ignores “${d.cert}” and “${d.key}”.`;
    }
  },
  'mandatory-only-protocols': (d) =>
    `“${d.name}” is for mandatory TLS, and the level here is “may” at most: this line has no effect, “${d.instead}” counts.`,
  'weak-protocol': (d) => {
    switch (d.problem) {
      case 'none': return 'This list leaves no TLS protocol: each handshake fails (“no protocols available”).';
      case 'old': return `This list leaves only ${d.enabled.join(', ')}, which current systems refuse: there is no TLS with them.`;
      case 'ssl': return `This list leaves SSLv3 on where OpenSSL still has it, and SSLv3 is broken (RFC 7568). Write “${d.suggestion}”.`;
      case 'no-tls13': return `A list of plain names switches all other protocols off, TLSv1.3 too. “${d.suggestion}” lets newer ones in.`;
    }
  },
  'weak-cipher': (d) =>
    d.nothing ? '“null” leaves only ciphers that do not encrypt: up to TLSv1.2 a session can be read on its way, or fails (“no shared cipher”).'
    : `“${d.grade}” lets in ciphers that were broken long ago; “medium” has all that current systems need.`,
  'encrypt-on-port-25': (d) =>
    `A server that takes mail from the Internet must not require TLS on port ${d.port} (RFC 3207): senders without TLS are refused (“530 5.7.0 Must issue a STARTTLS command first”). Offer it with “may”, and require it at the submission service in master.cf.`,
  'wrappermode-in-main': (d) =>
    `On port ${d.port} other servers and clients wait for a greeting, and with this line Postfix waits for TLS: no mail arrives. It belongs in master.cf, at the service on port 465: “-o smtpd_tls_wrappermode=yes”.`,
  'dane-without-dnssec': (d) =>
    d.level === 'dane-only'
      ? `“dane-only” needs “${d.name} = dnssec”: all mail is deferred (“configured with dnssec lookups disabled”).`
      : `“${d.level}” needs “${d.name} = dnssec”: without it mail goes out as with “may” (“configured with dnssec lookups disabled”).`,
};
