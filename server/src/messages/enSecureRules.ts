import type { CertificateProblem } from '../rules/security/certificateWithoutKey.ts';
import type { SaslPathProblem } from '../rules/security/saslDovecotPath.ts';
import type { ProtocolProblem } from '../rules/security/weakProtocol.ts';
import type { WrapperProblem } from '../rules/security/port465Wrapper.ts';

/** What the rules about logins and TLS say; see enRules. */
export const enSecureRules = {
  'sasl-without-passwords': (d: { program: string; enable: string; maps: string }) =>
    `“${d.enable}” is on and “${d.maps}” is empty: ${d.program} stops before it delivers anything (“specify a password table via the \`${d.maps}' configuration parameter”), and all mail stays in the queue.`,
  'sasl-noplaintext': (d: { host: string; mechanisms: readonly string[] }) =>
    `${d.host} takes logins by ${d.mechanisms.join(', ')} only, and “noplaintext” refuses these, over TLS too: all mail is deferred (“SASL authentication failed; … no mechanism available”).`,
  'relayhost-without-tls': (d: { host: string }) =>
    `${d.host} takes mail over TLS only, and this client uses none: mail is returned (“530 … Must issue a STARTTLS command first”).`,
  'verify-without-ca': (d: { level: string; file: string }) =>
    `“${d.level}” wants certificates of a known authority, and no authority is known here: without “${d.file}” all mail is deferred (“Server certificate not verified”).`,
  'sasl-without-tls': (d: { tls: boolean }): string =>
    d.tls ? 'Logins are offered before STARTTLS as well, so that a client may send its password in clear; “smtpd_tls_auth_only = yes” offers them over TLS only.'
    : 'Logins are offered and TLS is off: passwords cross the network in clear.',
  'sasl-dovecot-path': (d: { problem: SaslPathProblem; path: string; suggestion?: string; written?: boolean }) => {
    const fatal = 'smtpd then stops at every connection (“fatal: no SASL authentication mechanisms”)';
    switch (d.problem) {
      case 'default': return `With Dovecot “smtpd_sasl_path” must name the socket on which it answers; “${d.path}”, the default, is a name for Cyrus SASL. ${fatal}.`;
      case 'endpoint': return `Postfix takes “${d.path}” for a file; an address is written “inet:${d.path}”. ${fatal}.`;
      case 'chroot': return `This service runs in a chroot jail, where “${d.path}” is looked for below the queue directory. ${fatal}.`;
      case 'rooted': return `“${d.path}” begins with a slash, so that Postfix does not look below the queue directory, where the socket is. ${fatal}.`;
      case 'cyrus': return `“${d.path}” is a socket, which ${d.written ? '“smtpd_sasl_type = cyrus” does not use' : 'Postfix uses with “smtpd_sasl_type = dovecot” only; that is not set, and the usual default is cyrus'}: logins are answered “535 5.7.8 Error: authentication failed”.`;
    }
  },
  'port-465-wrapper': (d: { problem: WrapperProblem; program: string; host: string; port: string; raise: boolean }) => {
    const mode = `${d.program}_tls_wrappermode`;
    switch (d.problem) {
      case 'off': return `Servers expect TLS at once on port ${d.port}, but Postfix waits for a greeting without “${mode} = yes”: delivery hangs until a timeout (“… while receiving the initial server greeting”).`;
      case 'plain': return `“${mode}” begins with TLS at once, and ${d.host ? `${d.host} on port ${d.port}` : 'servers on port 25'} with a greeting in plain text: every delivery fails (“SSL_connect error … wrong version number”).`;
      case 'level': return `“${mode}” needs “${d.program}_tls_security_level = encrypt” or stronger: without it no server is tried and all mail is deferred.`;
    }
  },
  'tls-without-certificate': (d: { must: boolean; wrapper: boolean }) =>
    `TLS is on and there is no certificate (“No server certs available. TLS won't be enabled”): ${
      d.wrapper ? 'connections are closed without a word' : `STARTTLS is announced and answered “454 4.7.0 TLS not available due to local problem”${d.must ? ', and all mail “530 5.7.0 Must issue a STARTTLS command first”' : ''}`
    }.`,
  'certificate-without-key': (d: { problem: CertificateProblem; cert: string; key: string; chain: string; file: string; server: boolean; sure?: boolean }) => {
    switch (d.problem) {
      case 'no-key': return `“${d.key}” is not set, so the private key must be in “${d.file}” as well, ${d.sure ? 'where Certbot does not put it' : 'which looks like a certificate alone'}: TLS is then disabled (“No private key found”).`;
      case 'no-certificate': return `A private key is of no use without “${d.cert}”${d.server ? ': TLS is not enabled (“No server certs available”)' : ', and is not read'}.`;
      case 'ignored': return `“${d.chain}” is set too: Postfix uses that alone and ignores “${d.cert}” and “${d.key}”.`;
    }
  },
  'mandatory-only-protocols': (d: { name: string; instead: string; value: string; protocols: boolean }) =>
    `“${d.name}” counts where TLS is mandatory, and here it is “may” at most: this line has no effect. For such sessions it is “${d.instead}”.`,
  'weak-protocol': (d: { name: string; value: string; problem: ProtocolProblem; enabled: readonly string[]; suggestion: string }) => {
    switch (d.problem) {
      case 'none': return 'This list leaves no TLS protocol: every handshake fails (“no protocols available”).';
      case 'old': return `This list leaves nothing but ${d.enabled.join(', ')}, which present systems refuse: with them there is no TLS.`;
      case 'ssl': return `This list leaves SSLv3 on, which is broken (RFC 7568), wherever OpenSSL still has it. “${d.suggestion}” does not.`;
      case 'no-tls13': return `A list of names switches off all others, TLSv1.3 too. “${d.suggestion}” lets newer protocols in.`;
    }
  },
  'weak-cipher': (d: { name: string; grade: string; nothing: boolean }) =>
    d.nothing ? '“null” leaves ciphers that do not encrypt: up to TLSv1.2 a session fails (“no shared cipher”), or can be read by anyone on the way.'
    : `“${d.grade}” lets in ciphers that were broken long ago; “medium” leaves none out that a system of today needs.`,
  'encrypt-on-port-25': (d: { port: number }) =>
    `A server that takes mail from the Internet must not require TLS on port ${d.port} (RFC 3207): senders without it are refused (“530 5.7.0 Must issue a STARTTLS command first”). “may” offers it; require it for the submission service in master.cf.`,
  'wrappermode-in-main': (d: { port: number }) =>
    `This makes port ${d.port} wait for a TLS handshake: other servers and clients wait for the greeting in vain. It belongs in master.cf, at the service on port 465: “-o smtpd_tls_wrappermode=yes”.`,
};
