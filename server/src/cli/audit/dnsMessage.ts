import packet, { type Answer, type DecodedPacket, type OptAnswer } from 'dns-packet';
import type { AuditDnsAnswer, DnsType, RecordData } from '../../audit/answers.ts';
import { plainName } from '../../audit/hostText.ts';

/** More records, or longer texts, than any domain of mail has. */
const mostRecords = 200;
const longestText = 16_384;
/** How many aliases are followed within one answer. */
const mostAliases = 16;

/** Whether a name can be asked for: labels of 1 to 63 bytes, 253 in all (RFC 1035, 2.3.4). */
export function canAsk(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => /^[\x21-\x2d\x2f-\x7e]{1,63}$/.test(label));
}

/** EDNS (RFC 6891): answers of up to 1232 bytes, which no network cuts into pieces. */
const opt: OptAnswer = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: 1232,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [],
};

/** The bytes of a question. The AD bit asks to be told whether signatures were checked (RFC 6840, 5.7). */
export function questionBytes(id: number, name: string, type: DnsType, checkingOff: boolean): Buffer {
  const flags = packet.RECURSION_DESIRED | packet.AUTHENTIC_DATA | (checkingOff ? packet.CHECKING_DISABLED : 0);
  return packet.encode({
    type: 'query',
    id,
    flags,
    questions: [{ type, name }],
    additionals: [opt],
  });
}

/** Takes a message apart; undefined where it is not the answer to this question, or no message at all. */
export function readMessage(bytes: Buffer, id: number, name: string, type: DnsType): DecodedPacket | undefined {
  try {
    if (bytes.length < 12 || bytes.readUInt16BE(0) !== id) return undefined;
    // A message with thousands of records is not taken apart: each costs time.
    const counts = [4, 6, 8, 10].map((at) => bytes.readUInt16BE(at));
    if (counts[0] !== 1 || counts.some((count) => count > 1000)) return undefined;
    const message = packet.decode(bytes);
    const question = message.questions?.[0];
    const isOurs = message.type === 'response' && question?.type === type && plainName(question.name) === name;
    return isOurs ? message : undefined;
  } catch {
    return undefined;
  }
}

/** What a message says. */
export function answerIn(message: DecodedPacket, name: string, type: DnsType): AuditDnsAnswer {
  // The types of the package know no names of reply codes.
  const { rcode } = message as DecodedPacket & { readonly rcode: string };
  const secure = message.flag_ad;
  if (rcode === 'SERVFAIL') return { kind: 'failed', why: 'servfail' };
  if (rcode !== 'NOERROR' && rcode !== 'NXDOMAIN') return { kind: 'failed', why: 'refused' };
  const answers = message.answers ?? [];
  if (answers.length > mostRecords) return { kind: 'failed', why: 'tooMuch' };
  const aliases: string[] = [];
  let at = name;
  for (;;) {
    const alias = answers.find((one) => one.type === 'CNAME' && plainName(one.name) === at);
    if (type === 'CNAME' || alias?.type !== 'CNAME') break;
    aliases.push(at);
    at = plainName(alias.data);
    if (aliases.length > mostAliases) return { kind: 'failed', why: 'malformed' };
  }
  const records = answers
    .filter((one) => one.type === type && plainName(one.name) === at)
    .map((one) => recordOf(one))
    .filter((one) => one !== undefined);
  if (records.some((one) => typeof one === 'string' && one.length > longestText))
    return { kind: 'failed', why: 'tooMuch' };
  if (records.length > 0) return { kind: 'records', records, secure, aliases };
  return { kind: 'none', exists: rcode === 'NOERROR', secure };
}

function recordOf(answer: Answer): RecordData[DnsType] | undefined {
  switch (answer.type) {
    case 'A':
    case 'AAAA':
      return answer.data;
    case 'PTR':
    case 'CNAME':
      return plainName(answer.data);
    case 'MX':
      return { preference: answer.data.preference ?? 0, host: plainName(answer.data.exchange) };
    case 'TXT': {
      const parts = Array.isArray(answer.data) ? answer.data : [answer.data];
      return parts.map((part) => (typeof part === 'string' ? part : Buffer.from(part).toString('utf8'))).join('');
    }
    case 'TLSA': {
      const { usage, selector, matchingType, certificate } = answer.data;
      return { usage, selector, matching: matchingType, data: Buffer.from(certificate).toString('hex') };
    }
    case 'CAA': {
      const { issuerCritical, tag, value } = answer.data;
      return { critical: issuerCritical === true, tag, value };
    }
    default:
      return undefined;
  }
}
