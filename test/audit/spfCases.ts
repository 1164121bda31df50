import type { AuditCase } from './auditCase.ts';

/** A case with another SPF record, and what is said of it. */
function spf(name: string, record: string, wrong: readonly string[], more: Partial<AuditCase> = {}): AuditCase {
  return {
    name: `SPF: ${name}`,
    ...more,
    without: ['{D} TXT', ...(more.without ?? [])],
    records: [`{D} TXT ${record}`, ...(more.records ?? [])],
    wrong,
  };
}

/** Rows of a chain of includes: as many look-ups as there are rows. */
function chain(length: number, last: string): string[] {
  return Array.from({ length }, (_one, at) => {
    const next = at + 1 < length ? `include:i${at + 1}.{D}` : last;
    return `i${at}.{D} TXT v=spf1 ${next} -all`;
  });
}

const notSent = ['failed spfNot', 'failed rowSpf'];
const given = ['failed spfError', 'failed rowSpf'];

/** SPF. A key of DKIM that is right carries DMARC, whatever SPF says. */
export const spfCases: readonly AuditCase[] = [
  {
    name: 'SPF: none',
    without: ['{D} TXT'],
    wrong: ['failed spfNone', 'failed rowSpf'],
    also: ['passed dmarcAligned'],
  },
  {
    name: 'SPF: none, among other texts',
    without: ['{D} TXT'],
    records: ['{D} TXT hello', '{D} TXT v=spf10 -all'],
    wrong: ['failed spfNone', 'failed rowSpf'],
  },
  { name: 'SPF: two records', records: ['{D} TXT v=spf1 -all'], wrong: ['failed spfMany', 'failed rowSpf'] },
  {
    name: 'SPF: another text beside it',
    records: ['{D} TXT google-site-verification=x'],
    wrong: [],
    also: ['passed spfPass'],
  },
  spf('by a', 'v=spf1 a:mail.{D} -all', []),
  spf('by a, of a network', 'v=spf1 a:mail.{D}/24 -all', []),
  spf('by mx', 'v=spf1 mx -all', []),
  spf('by mx of another domain', 'v=spf1 mx:other.{D} -all', [], { records: ['other.{D} MX 5 mail.{D}.'] }),
  spf('a name that ends in a dot', 'v=spf1 a:mail.{D}. -all', []),
  spf('a name that ends in a dot, of a network', 'v=spf1 a:mail.{D}./24 -all', []),
  spf('include of a name that ends in a dot', 'v=spf1 include:inc.{D}. -all', [], {
    records: ['inc.{D} TXT v=spf1 ip4:{A} -all'],
  }),
  spf('by ip4 with a prefix', 'v=spf1 ip4:{A}/28 -all', []),
  spf('capitals', 'V=SPF1 IP4:{A} -ALL', []),
  spf('many spaces', 'v=spf1   ip4:{A}    -all ', []),
  spf('by include', 'v=spf1 include:inc.{D} -all', [], { records: ['inc.{D} TXT v=spf1 ip4:{A} -all'] }),
  spf('by redirect', 'v=spf1 redirect=inc.{D}', [], { records: ['inc.{D} TXT v=spf1 ip4:{A} -all'] }),
  spf('redirect beside all does not count', 'v=spf1 ip4:{A} redirect=gone.{D} -all', []),
  spf('by exists', 'v=spf1 exists:yes.{D} -all', [], { records: ['yes.{D} A 127.0.0.2'] }),
  spf('by exists with a macro', 'v=spf1 exists:%{i}._x.{D} -all', [], { records: ['{A}._x.{D} A 127.0.0.2'] }),
  spf('by ptr', 'v=spf1 ptr -all', ['warning spfPtr']),
  spf('an unknown modifier', 'v=spf1 ip4:{A} moo=x -all', []),
  spf('exp=', 'v=spf1 ip4:{A} exp=why.{D} -all', []),
  spf('another address, -all', 'v=spf1 ip4:{B} -all', notSent),
  spf('another address, ~all', 'v=spf1 ip4:{B} ~all', notSent),
  spf('another address, ?all', 'v=spf1 ip4:{B} ?all', ['warning spfNot', 'warning spfNeutralEnd', 'failed rowSpf']),
  spf('another address, no end', 'v=spf1 ip4:{B}', ['warning spfNot', 'warning spfNoEnd', 'failed rowSpf']),
  spf('our address is excluded first', 'v=spf1 -ip4:{A} ip4:{A} -all', notSent),
  spf('nobody sends', 'v=spf1 -all', notSent),
  spf('include of a record that excludes us', 'v=spf1 include:inc.{D} ip4:{A} -all', [], {
    records: ['inc.{D} TXT v=spf1 -all'],
  }),
  spf('everybody', 'v=spf1 +all', ['failed spfAnybody']),
  spf('everybody, without a sign', 'v=spf1 all', ['failed spfAnybody']),
  spf('everybody by ip4', 'v=spf1 ip4:0.0.0.0/0 -all', ['failed spfAnybody']),
  spf('neutral end', 'v=spf1 ip4:{A} ?all', ['warning spfNeutralEnd']),
  spf('no end', 'v=spf1 ip4:{A}', ['warning spfNoEnd']),
  spf('an unknown mechanism', 'v=spf1 ipv4:{A} -all', [...given, 'failed spfSyntax']),
  spf('ip4 without address', 'v=spf1 ip4: -all', [...given, 'failed spfSyntax']),
  spf('ip4 with a name', 'v=spf1 ip4:mail.{D} -all', [...given, 'failed spfSyntax']),
  spf('include without name', 'v=spf1 include: -all', [...given, 'failed spfSyntax']),
  spf('include with =', 'v=spf1 include=inc.{D} ip4:{A} -all', [], { records: ['inc.{D} TXT v=spf1 -all'] }),
  spf('a fault behind our address', 'v=spf1 ip4:{A} all:x', [...given, 'failed spfSyntax']),
  spf('a fault in an included record', 'v=spf1 include:inc.{D} -all', [...given, 'failed spfSyntax'], {
    records: ['inc.{D} TXT v=spf1 ip4:{A} moo:x'],
  }),
  spf('include of nothing', 'v=spf1 include:gone.{D} ip4:{A} -all', [...given, 'failed spfSyntax']),
  spf('include of a name without SPF', 'v=spf1 include:mail.{D} ip4:{A} -all', [...given, 'failed spfSyntax']),
  spf('redirect to nothing', 'v=spf1 redirect=gone.{D}', [...given, 'failed spfSyntax']),
  spf('two redirects', 'v=spf1 redirect=inc.{D} redirect=inc.{D}', [...given, 'failed spfSyntax'], {
    records: ['inc.{D} TXT v=spf1 ip4:{A} -all'],
  }),
  spf('include of itself', 'v=spf1 include:{D} -all', ['failed spfLoop', ...given]),
  spf('a loop of two', 'v=spf1 include:x.{D} -all', ['failed spfLoop', ...given], {
    records: ['x.{D} TXT v=spf1 include:{D} -all'],
  }),
  spf('eight look-ups', 'v=spf1 include:i0.{D} -all', [], { records: chain(8, 'ip4:{A}') }),
  spf('ten look-ups', 'v=spf1 include:i0.{D} -all', ['warning spfLookups'], { records: chain(10, 'ip4:{A}') }),
  spf('eleven look-ups', 'v=spf1 include:i0.{D} -all', ['failed spfTooManyLookups', ...given], {
    records: chain(11, 'ip4:{A}'),
  }),
  spf('eleven look-ups behind our address', 'v=spf1 ip4:{A} include:i0.{D} -all', ['failed spfTooManyLookups'], {
    records: chain(11, 'ip4:{B}'),
  }),
  spf('two void look-ups', 'v=spf1 a:g1.{D} a:g2.{D} ip4:{A} -all', ['warning spfVoid']),
  spf('three void look-ups', 'v=spf1 a:g1.{D} a:g2.{D} a:g3.{D} ip4:{A} -all', ['failed spfVoid', ...given]),
  spf('a long record in two strings', `v=spf1 ${'ip4:198.18.0.1 '.repeat(16)}ip4:{A} -all`, []),
  {
    name: 'SPF: the name in EHLO does not send',
    records: ['mail.{D} TXT v=spf1 -all'],
    wrong: ['failed spfHelo', 'failed rowSpf'],
    selectors: [],
    also: ['passed spfPass', 'passed dmarcAligned'],
  },
  {
    name: 'SPF: the name in EHLO sends',
    records: ['mail.{D} TXT v=spf1 a -all'],
    wrong: [],
    also: ['passed spfPass'],
  },
  {
    name: 'SPF: through Google, included',
    main: 'relayhost = [smtp.gmail.com]:587\nsmtp_tls_security_level = encrypt\n',
    without: ['{D} TXT'],
    records: ['{D} TXT v=spf1 include:_spf.google.com -all', '_spf.google.com TXT v=spf1 ip4:198.18.7.7 -all'],
    unitOnly: true,
    wrong: [],
    also: ['passed spfProvider', 'information outgoingRelay'],
  },
  {
    name: 'SPF: through Google, not included',
    main: 'relayhost = [smtp.gmail.com]:587\n',
    wrong: ['failed spfNoProvider', 'failed rowSpf'],
    also: ['passed dmarcAligned'],
  },
  {
    name: 'SPF: through SES',
    main: 'relayhost = [email-smtp.eu-west-1.amazonaws.com]:587\n',
    wrong: [],
    also: ['information spfProviderOwn'],
  },
  {
    name: 'SPF: through a server of somebody',
    main: 'relayhost = [relay.{D}]\n',
    records: ['relay.{D} A {A}'],
    wrong: [],
    also: ['passed spfPass', 'information outgoingRelay'],
  },
  {
    name: 'SPF: through a server that is not named',
    main: 'relayhost = [relay.{D}]\n',
    records: ['relay.{D} A {B}'],
    wrong: notSent,
  },
  {
    name: 'SPF: through the MX of a domain',
    main: 'relayhost = hub.{D}\n',
    records: ['hub.{D} MX 10 relay.{D}.', 'relay.{D} A {A}'],
    wrong: [],
    also: ['passed spfPass'],
  },
];
