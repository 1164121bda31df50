import type { PlacedCase, ZoneRecord } from '../auditCase.ts';

/** The zones of the test: by name, without the last dot; the root is empty. */
export const zoneNames = ['', 'test', 'example', 'bogus', 'in-addr.arpa', 'ip6.arpa'] as const;

/** The text of each zone, with the records of all cases. */
export function zoneFiles(cases: readonly PlacedCase[]): ReadonlyMap<string, string> {
  const files = new Map<string, string[]>(zoneNames.map((name) => [name, headOf(name)]));
  const seen = new Set<string>();
  for (const record of cases.flatMap(({ zone }) => [...zone])) {
    const zone = zoneNames.find((name) => name !== '' && record.name.endsWith(`.${name}`)) ?? '';
    const line = lineOf(record);
    if (zone !== '' && !seen.has(line)) files.get(zone)?.push(line);
    seen.add(line);
  }
  return new Map([...files].map(([name, lines]) => [name, `${lines.join('\n')}\n`]));
}

function headOf(name: string): string[] {
  const own = `${name}.`;
  return [
    '$TTL 300',
    `${own} IN SOA ns.${name === '' ? 'test' : name}. hostmaster.test. 1 3600 900 86400 60`,
    `${own} IN NS ns.${name === '' ? 'test' : name}.`,
    ...(name === '' ? [] : [`ns.${name}. IN A 127.0.0.1`]),
  ];
}

function lineOf({ name, type, value }: ZoneRecord): string {
  return `${name}. IN ${type} ${type === 'TXT' ? stringsOf(value) : value}`;
}

/** RFC 1035, 3.3: a string has 255 bytes at most. */
function stringsOf(text: string): string {
  const parts = text.match(/.{1,200}/gs) ?? [''];
  return parts.map((part) => `"${part.replace(/["\\]/g, '\\$&')}"`).join(' ');
}
