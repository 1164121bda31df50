import type {
  AlgorithmsAnswer,
  AuditDnsAnswer,
  CertificateAnswer,
  DnsType,
  PolicyFileAnswer,
  ProbeAnswer,
  SpfAnswer,
  TextAnswer,
} from './answers.ts';

export interface DnsQuestion {
  readonly kind: 'dns';
  readonly name: string;
  readonly type: DnsType;
}

/**
 * What SPF says of mail from a domain that an address sends. It is answered by what DNS says, nothing else is asked.
 */
export interface SpfQuestion {
  readonly kind: 'spf';
  readonly domain: string;
  readonly address: string;
  readonly helo: string;
}

/** Certificates and the private key, by files of the machine. */
export interface CertificateQuestion {
  readonly kind: 'certificate';
  readonly files: readonly string[];
  readonly keyFile: string | undefined;
}

/** One SMTP session with a service, up to RCPT. */
export interface ProbeQuestion {
  readonly kind: 'probe';
  readonly address: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly wrapped: boolean;
  /** The name that the server's certificate is for. */
  readonly serverName: string;
  /** What follows EHLO; `relay`: MAIL and RCPT, without TLS. */
  readonly ask: 'tls' | 'relay';
}

/** What an audit asks the world. */
export type AuditQuestion =
  | DnsQuestion
  | SpfQuestion
  | { readonly kind: 'policy'; readonly domain: string }
  | { readonly kind: 'text'; readonly path: string }
  | CertificateQuestion
  | ProbeQuestion
  | { readonly kind: 'algorithms' };

/** The answer to a question of each kind. */
export interface AnswerByKind {
  readonly dns: AuditDnsAnswer;
  readonly spf: SpfAnswer;
  readonly policy: PolicyFileAnswer;
  readonly text: TextAnswer;
  readonly certificate: CertificateAnswer;
  readonly probe: ProbeAnswer;
  readonly algorithms: AlgorithmsAnswer;
}

export type AnswerTo<Q extends AuditQuestion> = AnswerByKind[Q['kind']];

/** The world as far as it was asked; what was not asked yet is noted, and `pending`. Names are in lower case. */
export interface AuditFacts {
  readonly ask: <Q extends AuditQuestion>(question: Q) => AnswerTo<Q>;
  readonly dns: <T extends DnsType>(name: string, type: T) => AuditDnsAnswer<T>;
  /** When the audit began, in milliseconds since 1970. */
  readonly now: number;
}

/** The same for equal questions. */
export function questionKey(question: AuditQuestion): string {
  switch (question.kind) {
    case 'dns':
      return `dns ${question.type} ${question.name}`;
    case 'spf':
      return `spf ${question.domain} ${question.address} ${question.helo}`;
    case 'policy':
      return `policy ${question.domain}`;
    case 'text':
      return `text ${question.path}`;
    case 'certificate':
      return `certificate ${JSON.stringify([question.files, question.keyFile])}`;
    case 'probe':
      return `probe ${question.address} ${question.port} ${question.ask}`;
    case 'algorithms':
      return 'algorithms';
  }
}

/** Facts over answers; a question without one goes to `wanted`. */
export function factsOf(
  answers: ReadonlyMap<string, AnswerByKind[AuditQuestion['kind']]>,
  wanted: (question: AuditQuestion) => void,
  now: number,
): AuditFacts {
  const ask = <Q extends AuditQuestion>(question: Q): AnswerTo<Q> => {
    const known = answers.get(questionKey(question));
    if (known === undefined) wanted(question);
    // The key says the kind of the question, so that its answer is of this kind.
    return (known ?? { kind: 'pending' }) as AnswerTo<Q>;
  };
  const dns = <T extends DnsType>(name: string, type: T): AuditDnsAnswer<T> =>
    ask({ kind: 'dns', name: name.toLowerCase(), type }) as AuditDnsAnswer<T>;
  return { ask, dns, now };
}
