import type { Address, Domain, Hosts, Named, Nothing, Selector, Why } from './dataFields.ts';
import type { ServerData } from './serverData.ts';

/** What each finding tells besides its code. Texts from DNS or servers are data: whoever shows them escapes them. */
export interface AuditData extends ServerData {
  // What could not be found out, in any check.
  dnsFailed: Named & { readonly type: string; readonly why: string };
  notAsked: Named;
  tableUnread: { readonly setting: string; readonly table: string };

  configurationRefused: { readonly file: string };
  configurationRead: Nothing;
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
  spfHelo: Named & Address & { readonly result: string };
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
}
