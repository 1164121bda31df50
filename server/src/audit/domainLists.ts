import { textOfBytes } from '../base/byteString.ts';
import { splitList } from '../syntax/splitList.ts';
import { parseTable } from '../syntax/tables/tableTree.ts';
import { isDomainName, plainName } from './hostText.ts';
import type { AuditFacts } from './question.ts';

/** What a list of domains holds, as far as it can be told. */
export interface AuditDomains {
  readonly domains: readonly string[];
  /** Tables whose keys are not to be had. */
  readonly unknown: readonly string[];
}

/** Types whose source is a text file of keys and values beside the index. */
const withSource = new Set(['hash', 'btree', 'lmdb', 'cdb', 'dbm', 'sdbm', 'texthash']);

/**
 * The domains of a value such as that of mydestination: names, `/files` and tables (match_list.c). Patterns are left
 * out.
 */
export function domainsOfList(value: string, facts: AuditFacts): AuditDomains {
  const domains: string[] = [];
  const unknown: string[] = [];
  for (const { text } of splitList(textOfBytes(value))) {
    if (text.startsWith('!')) continue;
    if (text.startsWith('inline:'))
      domains.push(...[...text.matchAll(/[{,\s]\{?\s*([^\s={},]+)\s*=/g)].map(([, key]) => key ?? ''));
    else if (text.startsWith('/') || text.includes(':')) {
      const isFile = text.startsWith('/');
      const entries = entriesOfTable(isFile ? `texthash:${text}` : text, facts);
      // A file is a list of its own (match_list.c); of a table the keys count.
      if (entries && isFile)
        domains.push(...entries.flatMap(({ key, value: rest }) => splitList(`${key} ${rest}`)).map((one) => one.text));
      else if (entries) domains.push(...entries.map(({ key }) => key));
      else unknown.push(text);
    } else domains.push(text);
  }
  return { domains: [...new Set(domains.map(plainName).filter(isDomainName))], unknown };
}

/** A line of a table. */
export interface SourceLine {
  readonly key: string;
  readonly value: string;
}

/** The lines of a table that has a source; undefined for others, and where the source is not to be had (yet). */
export function entriesOfTable(name: string, facts: AuditFacts): readonly SourceLine[] | undefined {
  const [, type = '', path = ''] = /^(?:proxy:)?([a-z]+):(\/.*)$/.exec(name) ?? [];
  if (!withSource.has(type)) return undefined;
  const answer = facts.ask({ kind: 'text', path });
  if (answer.kind !== 'text') return undefined;
  return parseTable(answer.text).elements.flatMap((element) => {
    if (element.kind !== 'line') return [];
    const [, key = '', value = ''] = /^(\S+)\s*([^]*)$/.exec(element.line.text.trim()) ?? [];
    return key === '' ? [] : [{ key, value }];
  });
}
