/** The checks, in the order of the report. */
export type CheckId =
  | 'hostname'
  | 'outgoing'
  | 'helo'
  | 'reverse'
  | 'mx'
  | 'spf'
  | 'spf-limits'
  | 'dkim'
  | 'signing'
  | 'dmarc'
  | 'dmarc-reports'
  | 'mta-sts'
  | 'tls-rpt'
  | 'dane'
  | 'caa'
  | 'dnssec'
  | 'srs'
  | 'bimi'
  | 'certificate'
  | 'tls-settings'
  | 'national-algorithms'
  | 'dns-lists'
  | 'probe'
  | 'article-security'
  | 'article-performance'
  | 'article-compliance'
  | 'limits';

interface Domain {
  readonly domain: string;
}
interface Address {
  readonly address: string;
}
interface Named {
  readonly name: string;
}
interface Why {
  readonly why: string;
}
interface Selector extends Domain {
  readonly selector: string;
}
interface Hosts {
  readonly hosts: string;
}
interface Server extends Address {
  readonly port: number;
}
type Nothing = Readonly<Record<string, never>>;

/** What each finding tells besides its code. Texts from DNS or servers are data: whoever shows them escapes them. */
export interface AuditData {
  // What could not be found out, in any check.
  dnsFailed: Named & { readonly type: string; readonly why: string };
  notAsked: Named;
  tableUnread: { readonly setting: string; readonly table: string };

  hostnameUnknown: Nothing;
  hostnameBare: Named;
  hostnameLocal: Named;
  hostnameGood: Named;
  outgoingUnknown: Nothing;
  outgoingPrivate: Address;
  outgoingFrom: Address & { readonly by: 'setting' | 'given' | 'host'; readonly setting: string };
  outgoingRelay: Named;
  heloBad: Named;
  heloNoAddress: Named;
  heloElsewhere: Named & Address & { readonly points: string };
  heloGood: Named & Address;
  reverseGood: Address & Named;
  reverseMissing: Address;
  reverseUnconfirmed: Address & Named;
  reverseNotHelo: Address & Named & { readonly helo: string };
  mxGood: Domain & Hosts;
  mxMissing: Domain;
  mxImplicit: Domain;
  mxNull: Domain;
  mxElsewhere: Domain & Hosts;
  mxPartly: Domain & Hosts;
  mxUnsure: Domain & Hosts;
  mxAlias: Domain & { readonly host: string };
  mxNoAddress: Domain & { readonly host: string };
  mxLiteral: Domain & { readonly host: string };

  spfPass: Domain & Address;
  spfNone: Domain;
  spfNot: Domain & Address & { readonly result: string };
  spfError: Domain & Why;
  spfFailed: Domain & Why;
  spfNoAddress: Domain;
  spfProvider: Domain & { readonly provider: string; readonly include: string };
  spfProviderOwn: Domain & { readonly provider: string };
  spfNoProvider: Domain & { readonly provider: string; readonly include: string };
  spfMany: Domain & { readonly count: number };
  spfLookups: Domain & { readonly count: number };
  spfTooManyLookups: Domain & { readonly count: number };
  spfVoid: Domain & { readonly count: number; readonly names: string };
  spfAnybody: Domain;
  spfNeutralEnd: Domain;
  spfNoEnd: Domain;
  spfPtr: Domain;
  spfLoop: Domain & Named;
  spfSyntax: Domain & { readonly term: string };

  dkimNoSelector: Domain;
  dkimGood: Selector & { readonly type: string; readonly bits: number };
  dkimMissing: Selector;
  dkimRevoked: Selector;
  dkimMany: Selector;
  dkimBad: Selector & Why;
  dkimShort: Selector & { readonly bits: number };
  dkimWeak: Selector & { readonly bits: number };
  dkimTesting: Selector;
  dkimHash: Selector;
  dkimService: Selector;
  signingNone: Nothing;
  signingAll: { readonly milters: string };
  signingMisses: { readonly service: string };
  signingMissesLocal: Nothing;

  dmarcNone: Domain;
  dmarcMany: Domain;
  dmarcBad: Domain & Why;
  dmarcWatching: Domain;
  dmarcSubdomains: Domain;
  dmarcPartial: Domain & { readonly percent: number };
  dmarcGood: Domain & { readonly policy: string };
  dmarcAligned: Domain & { readonly by: string };
  dmarcNotAligned: Domain;
  dmarcAlignmentUnknown: Domain;
  reportsNone: Domain;
  reportsGood: Domain & { readonly to: string };
  reportsBad: Domain & { readonly to: string };
  reportsRefused: Domain & { readonly to: string; readonly record: string };

  stsNone: Domain;
  stsBad: Domain & Why;
  stsNoFile: Domain & Why;
  stsPolicyBad: Domain & Why;
  stsMissesMx: Domain & { readonly host: string };
  stsTesting: Domain;
  stsShort: Domain & { readonly seconds: number };
  stsGood: Domain & { readonly mode: string };
  rptNone: Domain;
  rptBad: Domain & Why;
  rptGood: Domain & { readonly to: string };
  daneNone: { readonly host: string };
  daneUnsigned: { readonly host: string };
  daneUnusable: { readonly host: string; readonly record: string };
  daneMatches: { readonly host: string; readonly record: string };
  daneDiffers: { readonly host: string };
  daneUnseen: { readonly host: string };
  caaNone: Domain;
  caaAllows: Domain & { readonly issuer: string };
  caaForbids: Domain & { readonly issuer: string; readonly allowed: string };
  caaUnsure: Domain & { readonly issuer: string; readonly allowed: string };
  caaCritical: Domain & { readonly tag: string };
  secure: Domain;
  insecure: Domain;
  bogus: Domain;
  srsNeeded: { readonly key: string; readonly target: string; readonly table: string };
  srsThere: { readonly by: string };
  srsNotNeeded: Nothing;
  bimiNone: Domain;
  bimiFound: Domain;
  bimiNeedsPolicy: Domain;
  bimiBad: Domain & Why;

  certificateNone: Nothing;
  certificateUnread: { readonly files: string } & Why;
  certificateNames: { readonly file: string; readonly names: string };
  certificateOtherName: { readonly file: string; readonly names: string; readonly host: string };
  certificateExpired: { readonly file: string; readonly date: string };
  certificateSoon: { readonly file: string; readonly date: string; readonly days: number };
  certificateEarly: { readonly file: string; readonly date: string };
  certificateDates: { readonly file: string; readonly date: string };
  certificateKeyDiffers: { readonly file: string; readonly keyFile: string };
  certificateKeyMatches: { readonly file: string; readonly keyFile: string };
  certificateKeyUnread: { readonly file: string; readonly keyFile: string };
  certificateChainBroken: { readonly file: string };
  certificateSelfSigned: { readonly file: string };
  certificateUntrusted: { readonly file: string; readonly issuer: string };
  certificateTrusted: { readonly file: string; readonly issuer: string };
  certificateWeakKey: { readonly file: string; readonly type: string; readonly bits: number };
  certificateWeakSignature: { readonly file: string; readonly algorithm: string };
  certificateAlgorithms: { readonly file: string; readonly type: string };
  tlsOff: { readonly service: string };
  tlsOpportunistic: { readonly service: string };
  tlsRequired: { readonly service: string };
  tlsForced: { readonly service: string };
  tlsOldProtocols: { readonly service: string; readonly protocols: string; readonly setting: string };
  tlsProtocols: { readonly service: string; readonly protocols: string };
  tlsWeakCiphers: { readonly service: string; readonly setting: string; readonly value: string };
  authInClear: { readonly service: string };
  nationalUnseen: Nothing;
  nationalThere: { readonly version: string; readonly names: string };
  nationalMissing: { readonly version: string };

  listClean: Address & { readonly list: string };
  listListed: Address & { readonly list: string; readonly answers: string };
  listRefused: { readonly list: string; readonly answers: string };
  listPublicResolver: { readonly list: string };
  listClosed: { readonly list: string; readonly since: string };
  listNone: Nothing;

  probeOff: Nothing;
  probeNothing: Nothing;
  probeFailed: Server & Why;
  probeBanner: Server & { readonly banner: string };
  probeBannerName: Server & { readonly banner: string; readonly host: string };
  probeStartTls: Server & { readonly protocol: string; readonly cipher: string };
  probeNoStartTls: Server;
  probeStartTlsUnwanted: Server;
  probeAuthInClear: Server;
  probeAuthUnwanted: Server;
  probeNoAuth: Server;
  probeAuth: Server & { readonly mechanisms: string };
  probeCertificate: Server & { readonly names: string; readonly host: string };
  probeOtherCertificate: Server & { readonly names: string; readonly host: string };
  probeCertificateDiffers: Server & { readonly file: string };
  probeRelayRefused: Server & { readonly reply: string; readonly from: string };
  probeRelayTaken: Server & { readonly reply: string; readonly from: string };
  probeRelayTrusted: Server & { readonly reply: string; readonly from: string };
  probeSimulatorAgrees: Server & { readonly from: string };
  probeSimulatorDiffers: Server & { readonly from: string; readonly said: string; readonly expected: string };
  probeSimulatorUnsure: Server & { readonly from: string };

  rowSpf: { readonly state: 'passed' | 'failed' | 'unseen' };
  rowDkimFailures: Nothing;
  rowTlsLog: { readonly level: string };
  rowTlsLogOff: { readonly setting: string };
  rowDelay: Nothing;
  rowLoad: Nothing;
  rowBandwidth: Nothing;
  rowLogKept: Nothing;
  rowLogKeptShort: { readonly path: string; readonly days: number };
  rowLogKeptLong: { readonly path: string; readonly days: number };
  rowBorders: Nothing;
  rowNational: Nothing;
  limitRateNone: { readonly service: string };
  limitRate: { readonly service: string; readonly count: number; readonly unit: string };
  limitLifetime: { readonly value: string };
  limitLifetimeShort: { readonly value: string };
  limitLifetimeLong: { readonly value: string };
  limitSizeNone: Nothing;
  limitSize: { readonly bytes: number };
  limitSizeSmall: { readonly bytes: number };
  limitSizeAboveMailbox: { readonly bytes: number; readonly mailbox: number };
}
