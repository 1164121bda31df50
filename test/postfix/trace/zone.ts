import type { DnsAnswer, RecordType } from '../../../server/src/evaluate/world.ts';

/** The names that generated sessions ask for; an MX is `preference host`. */
const zone: Readonly<Record<string, Partial<Record<RecordType, readonly string[]>>>> = {
  'client.test': { A: ['192.0.2.7'], MX: ['10 mail.client.test'], NS: ['ns.client.test'] },
  'mail.client.test': { A: ['192.0.2.7'], AAAA: ['2001:db8::7'] },
  'ns.client.test': { A: ['192.0.2.53'] },
  'only.test': { A: ['192.0.2.60'] },
  'null.test': { MX: ['0 .'], A: ['192.0.2.61'] },
  'text.test': { TXT: ['nothing else'] },
  'lost.test': { MX: ['10 gone.lost.test'] },
  'loop.test': { MX: ['10 mx.loop.test'] },
  'mx.loop.test': { A: ['127.0.0.1'] },
  'far.test': { MX: ['10 mx.far.test'], A: ['203.0.113.10'] },
  'mx.far.test': { A: ['203.0.113.11'] },
  'backup.test': { MX: ['10 mx.far.test', '20 mail.example.com'] },
  'spam.test': { A: ['192.0.2.85'] },
  'mail.example.com': { A: ['192.0.2.25'] },
  'example.com': { MX: ['10 mail.example.com'] },
  '7.2.0.192.wl.test': { A: ['127.0.5.1'] },
  '9.2.0.192.bl.test': { A: ['127.0.0.2'], TXT: ['listed, see bl.test'] },
  '5.100.51.198.bl.test': { A: ['127.0.0.4', '127.0.0.9'] },
  'spam.test.rhs.test': { A: ['127.0.1.2'], TXT: ['5.7.9 spam.test is bad'] },
  'dyn5.isp.test.rhs.test': { A: ['127.0.1.2'] },
};

/** What the zone says; names in and below `fail.test` and `sf.test` cannot be asked. */
export function zoneAnswer(name: string, type: RecordType): DnsAnswer {
  const lower = name.toLowerCase();
  if (/(^|\.)(fail|sf)\.test$/.test(lower)) return { kind: 'retry' };
  const records = zone[lower]?.[type];
  if (!records)
    return { kind: 'none', exists: Object.keys(zone).some((known) => known === lower || known.endsWith(`.${lower}`)) };
  if (type !== 'MX') return { kind: 'records', records: records.map((data) => ({ data })) };
  return {
    kind: 'records',
    records: records.map((text) => {
      const [preference = '0', host = ''] = text.split(' ');
      return { preference: Number(preference), data: host };
    }),
  };
}
