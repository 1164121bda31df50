/** The types of DNS records that an audit asks for, and what a record of each type holds. Names have no last dot. */
export interface RecordData {
  readonly A: string;
  readonly AAAA: string;
  readonly PTR: string;
  readonly CNAME: string;
  readonly MX: { readonly preference: number; readonly host: string };
  /** The strings of a record, joined. */
  readonly TXT: string;
  readonly TLSA: TlsaData;
  readonly CAA: { readonly critical: boolean; readonly tag: string; readonly value: string };
}

/** RFC 6698, 2.1; `data` in hexadecimal digits, lower case. */
export interface TlsaData {
  readonly usage: number;
  readonly selector: number;
  readonly matching: number;
  readonly data: string;
}

export type DnsType = keyof RecordData;

/** Why there is no answer; `bogus`: there is one, but its signatures do not hold. */
export type DnsFailure = 'timeout' | 'servfail' | 'refused' | 'malformed' | 'bogus' | 'tooMuch' | 'unreachable';

/**
 * There is no answer yet (it will be asked for), or there will be none: the user, a limit or the command forbade it.
 */
export type Unanswered = { readonly kind: 'pending' } | { readonly kind: 'notAsked' };

/**
 * Records of one type. `secure`: the resolver says that it has checked the signatures (the AD bit, RFC 4035, 3.2.3).
 */
export interface DnsRecords<T extends DnsType> {
  readonly kind: 'records';
  readonly records: readonly RecordData[T][];
  readonly secure: boolean;
  /** The names that an alias leads over. */
  readonly aliases: readonly string[];
}

/** There is no such record; `exists` tells whether there is the name. */
export interface NoDnsRecords {
  readonly kind: 'none';
  readonly exists: boolean;
  readonly secure: boolean;
}

/** What DNS says. */
export type AuditDnsAnswer<T extends DnsType = DnsType> =
  DnsRecords<T> | NoDnsRecords | { readonly kind: 'failed'; readonly why: DnsFailure } | Unanswered;

/** What a receiver makes of SPF (RFC 7208, 2.6). */
export type SpfAnswer =
  | {
      readonly kind: 'spf';
      readonly result: 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';
      readonly why: string;
    }
  | Unanswered;

/** The file of a MTA-STS policy, as the web server hands it out (RFC 8461, 3.3). */
export type PolicyFileAnswer =
  | { readonly kind: 'text'; readonly text: string; readonly mediaType: string }
  | { readonly kind: 'failed'; readonly why: string }
  | Unanswered;

/** The text of a file of the machine. */
export type TextAnswer =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'absent'; readonly why: string } | Unanswered;

/** What a certificate says. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** dNSName entries, else the common name; `*` as it is. */
  readonly names: readonly string[];
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly selfSigned: boolean;
  /** Such as `rsa`, `ec`, `ed25519`. */
  readonly keyType: string;
  readonly keyBits: number | undefined;
  /** The object identifier of the signature's algorithm. */
  readonly signature: string;
  /**
   * For TLSA, by selector (0: all of it, 1: its public key): the bytes and their SHA-256 and SHA-512, in hexadecimal.
   */
  readonly tlsa: readonly (readonly [string, string, string])[];
}

/** A chain of certificates, the server's first. */
export type CertificateAnswer =
  | {
      readonly kind: 'chain';
      readonly chain: readonly CertificateFacts[];
      /** Whether each certificate signs the one before it. */
      readonly linked: boolean;
      /** Whether a root that Node trusts has signed the last one, or is it. */
      readonly trusted: boolean;
      /**
       * Whether the private key belongs to the first one; undefined: it could not be read, or there was none to read.
       */
      readonly keyMatches: boolean | undefined;
    }
  | { readonly kind: 'failed'; readonly why: string }
  | Unanswered;

/** What one connection of the probe came to. */
export type ProbeAnswer =
  | {
      readonly kind: 'session';
      /** The address that the probe came from. */
      readonly from: string;
      readonly banner: string;
      /** The keywords of EHLO's reply, in capitals, with their parameters. */
      readonly offers: readonly string[];
      /** The reply to STARTTLS, where it was offered. */
      readonly startTls: string | undefined;
      readonly offersInTls: readonly string[] | undefined;
      readonly tls: { readonly protocol: string; readonly cipher: string } | undefined;
      readonly certificate: CertificateAnswer | undefined;
      /** The replies to MAIL and RCPT with a recipient of a foreign domain. */
      readonly relay: { readonly mail: string; readonly rcpt: string | undefined } | undefined;
      readonly problem: string | undefined;
    }
  | { readonly kind: 'failed'; readonly why: string; readonly from: string | undefined }
  | Unanswered;

/** What `openssl` of this machine has. */
export type AlgorithmsAnswer =
  | { readonly kind: 'algorithms'; readonly version: string; readonly names: readonly string[] }
  | { readonly kind: 'failed'; readonly why: string }
  | Unanswered;
