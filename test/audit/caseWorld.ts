import type { AuditDnsAnswer, DnsType, RecordData } from '../../server/src/audit/answers.ts';
import type { AnswerByKind, AuditQuestion } from '../../server/src/audit/question.ts';
import type { PlacedCase, ZoneRecord } from './auditCase.ts';

/** Answers of a case without any name server, as one would give them. */
export function caseAnswer(one: PlacedCase, question: AuditQuestion): AnswerByKind[AuditQuestion['kind']] {
  switch (question.kind) {
    case 'dns':
      return zoneAnswer(one, question.name, question.type);
    case 'policy':
      if (typeof one.policy === 'string') return { kind: 'text', text: one.policy, mediaType: 'text/plain' };
      return { kind: 'failed', why: one.policy?.failed ?? 'ENOTFOUND' };
    case 'text': {
      const text = one.files?.[question.path];
      return text === undefined ? { kind: 'absent', why: 'ENOENT' } : { kind: 'text', text };
    }
    case 'certificate': {
      if (!one.certificate) return { kind: 'failed', why: 'ENOENT' };
      // "any" stands for the name of the host, which the case does not know before it has its place.
      const chain = one.certificate.map((cert) => ({
        ...cert,
        names: cert.names.map((name) => (name === 'any' ? `mail.${one.domain}` : name)),
      }));
      const { linked = true, trusted = true, keyMatches = true } = one;
      return { kind: 'chain', chain, linked, trusted, keyMatches };
    }
    default:
      return { kind: 'notAsked' };
  }
}

function zoneAnswer({ zone, dnssec, domain }: PlacedCase, name: string, type: DnsType): AuditDnsAnswer {
  const isInside = name === domain || name.endsWith(`.${domain}`);
  if (dnssec === 'bogus' && isInside) return { kind: 'failed', why: 'bogus' };
  const secure = dnssec === 'signed' && isInside;
  const aliases: string[] = [];
  let at = name;
  for (;;) {
    const alias = zone.find((record) => record.name === at && record.type === 'CNAME');
    if (!alias) break;
    aliases.push(at);
    at = alias.value.replace(/\.$/, '');
  }
  const records = zone.filter((record) => record.name === at && record.type === type).map(recordData);
  if (records.length > 0) return { kind: 'records', records, secure, aliases };
  const exists = zone.some((record) => record.name === at || record.name.endsWith(`.${at}`));
  return { kind: 'none', exists, secure };
}

function recordData({ type, value }: ZoneRecord): RecordData[DnsType] {
  const words = value.split(' ');
  switch (type) {
    case 'MX':
      return { preference: Number(words[0]), host: (words[1] ?? '').replace(/\.$/, '') };
    case 'TLSA': {
      const [usage = 0, selector = 0, matching = 0] = words.map(Number);
      return { usage, selector, matching, data: words[3] ?? '' };
    }
    case 'CAA': {
      const [, flags = '0', tag = '', text = ''] = /^(\d+) (\S+) "(.*)"$/.exec(value) ?? [];
      return { critical: Number(flags) >= 128, tag, value: text };
    }
    default:
      return type === 'TXT' ? value : value.replace(/\.$/, '');
  }
}
