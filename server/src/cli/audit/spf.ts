import { spf } from 'mailauth/lib/spf';
import type { AuditDnsAnswer, DnsType, SpfAnswer } from '../../audit/answers.ts';
import { brokenTerm, isSpfRecord, spfTerms } from '../../audit/spfRecord.ts';
import type { AuditFacts, SpfQuestion } from '../../audit/question.ts';

const results = ['none', 'neutral', 'pass', 'fail', 'softfail', 'temperror', 'permerror'] as const;

/**
 * Works SPF out by mailauth, which asks nobody but `facts`. An answer that is missing there makes the result
 * worthless.
 */
export async function evaluateSpf({ domain, address, helo }: SpfQuestion, facts: AuditFacts): Promise<SpfAnswer> {
  try {
    const said = await spf({
      sender: `postmaster@${domain}`,
      ip: address,
      helo,
      mta: 'localhost',
      // Its type knows no MX records, which it asks for all the same.
      resolver: async (name: string, type: string) =>
        (await recordsFor(facts, name.toLowerCase().replace(/\.$/, ''), type)) as string[],
    });
    const result = results.find((one) => one === said.status.result) ?? 'temperror';
    const comment = String(said.status.comment ?? '');
    return { kind: 'spf', result, why: comment.replace(/^[^:]*: /, '').slice(0, 300) };
  } catch (error) {
    return { kind: 'spf', result: 'temperror', why: error instanceof Error ? error.message : String(error) };
  }
}

const types: readonly string[] = ['A', 'AAAA', 'PTR', 'MX', 'TXT'] satisfies readonly DnsType[];

/** In the form of node:dns, which is the form that mailauth takes. */
async function recordsFor(facts: AuditFacts, name: string, type: string): Promise<unknown[]> {
  if (!types.includes(type)) throw fault('ENODATA');
  const answer: AuditDnsAnswer = facts.dns(name, type as DnsType);
  switch (answer.kind) {
    case 'records':
      demandSyntax(answer.records);
      return answer.records.map((record) => {
        if (typeof record === 'string') return type === 'TXT' ? [withoutRoots(record)] : record;
        return 'host' in record ? { exchange: record.host, priority: record.preference } : record;
      });
    case 'none':
      throw fault(answer.exists ? 'ENODATA' : 'ENOTFOUND');
    case 'failed':
      throw fault(answer.why === 'timeout' || answer.why === 'unreachable' ? 'ETIMEOUT' : 'EREFUSED');
    case 'pending':
    case 'notAsked':
      throw fault('ETIMEOUT');
  }
}

/**
 * RFC 7208, 7.1 lets a name end in a dot; mailauth 4.13.3 takes that for a fault
 * (findings/mailauth-spf-trailing-dot.sh).
 */
function withoutRoots(record: string): string {
  return isSpfRecord(record) ? record.replace(/([:=][^\s/]*[^\s/.])\.(?=[\s/]|$)/g, '$1') : record;
}

/**
 * RFC 7208, 4.6: a fault anywhere in a record makes it worthless at once. mailauth 4.13.3 comes to it only if no term
 * before it decides.
 */
function demandSyntax(records: readonly unknown[]): void {
  const spfRecords = records.filter((one): one is string => typeof one === 'string' && isSpfRecord(one));
  const broken = spfRecords.length === 1 ? brokenTerm(spfTerms(spfRecords[0] ?? '')) : undefined;
  if (!broken) return;
  const text = `"${broken.text}"`;
  // What mailauth takes for a result.
  throw Object.assign(new Error(text), { spfResult: { error: 'permerror', text } });
}

function fault(code: string): Error {
  return Object.assign(new Error(code), { code });
}
