// What the findings of the rules about logins and TLS hold: plain JSON. It imports nothing, so that texts can name it.

/**
 * `no-key`: the key is looked for in a file that is a certificate by its
 * name. `no-certificate`: a key alone. `ignored`: chain files count instead.
 */
export type CertificateProblem = 'no-key' | 'no-certificate' | 'ignored';

/**
 * `default`: the path of another implementation. `endpoint`: `inet:` is missing. `chroot`: a path outside the jail.
 * `rooted`: a leading slash before a path below the queue
 * directory. `cyrus`: a socket for an implementation that has none.
 */
export type SaslPathProblem = 'default' | 'endpoint' | 'chroot' | 'rooted' | 'cyrus';

/**
 * `none`: no protocol is left. `old`: only ones that present systems refuse.
 * `ssl`: SSLv3 is on. `no-tls13`: a list by name leaves TLS 1.3 out.
 */
export type ProtocolProblem = 'none' | 'old' | 'ssl' | 'no-tls13';

/**
 * `off`: port 465 without wrapper mode. `plain`: wrapper mode with a port that
 * speaks plain SMTP first. `level`: wrapper mode at a level that it refuses.
 */
export type WrapperProblem = 'off' | 'plain' | 'level';

/** The data of each finding, by the code of its rule. */
export interface SecurityRuleData {
  readonly 'sasl-without-passwords': { readonly program: string; readonly enable: string; readonly maps: string };
  readonly 'sasl-noplaintext': { readonly host: string; readonly mechanisms: readonly string[] };
  readonly 'relayhost-without-tls': { readonly host: string };
  readonly 'verify-without-ca': { readonly level: string; readonly file: string };
  readonly 'sasl-without-tls': { readonly tls: boolean };
  readonly 'sasl-dovecot-path': {
    readonly problem: SaslPathProblem;
    readonly path: string;
    readonly suggestion?: string;
    readonly written?: boolean;
  };
  readonly 'port-465-wrapper': {
    readonly problem: WrapperProblem;
    readonly program: string;
    readonly host: string;
    readonly port: string;
    readonly raise: boolean;
  };
  readonly 'tls-without-certificate': { readonly must: boolean; readonly wrapper: boolean };
  readonly 'certificate-without-key': {
    readonly problem: CertificateProblem;
    readonly cert: string;
    readonly key: string;
    readonly chain: string;
    readonly file: string;
    readonly server: boolean;
    readonly sure?: boolean;
  };
  readonly 'mandatory-only-protocols': {
    readonly name: string;
    readonly instead: string;
    readonly value: string;
    readonly protocols: boolean;
  };
  readonly 'weak-protocol': {
    readonly name: string;
    readonly value: string;
    readonly problem: ProtocolProblem;
    readonly enabled: readonly string[];
    readonly suggestion: string;
  };
  readonly 'weak-cipher': { readonly name: string; readonly grade: string; readonly nothing: boolean };
  readonly 'encrypt-on-port-25': { readonly port: number };
  readonly 'wrappermode-in-main': { readonly port: number };
  readonly 'dane-without-dnssec': { readonly level: string; readonly name: string };
  readonly 'hidden-starttls': {
    readonly name: string;
    readonly level: string;
    readonly levelName: string;
    readonly server: boolean;
  };
  readonly 'tlsproxy-certificate': {
    readonly name: string;
    readonly twin: string;
    readonly program: 'postscreen' | 'smtpd' | 'smtp';
  };
}
