import { parseNetwork, addressBytes, isInNetwork } from '../../server/src/evaluate/address/network.ts';
import type { LookupAnswer } from '../../server/src/lookup/answer.ts';
import type { LookupTable, TableName } from '../../server/src/lookup/table.ts';
import { splitList, unbrace } from '../../server/src/syntax/splitList.ts';

const accounts = new Map([['root', 'root:x:0:0:root:/root:/bin/bash'], ['nobody', 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin']]);

type Files = (path: string) => string | undefined;

/** A stand-in until the engine of server/src/lookup is there: the types that the recorded sessions use. */
export function openInterimTable({ type, name }: TableName, files: Files): LookupTable {
  const failed = (message: string): LookupTable => ({
    type, name, fixedKeys: true, warnings: [], failure: message,
    lookup: () => ({ kind: 'error', message, warnings: [{ severity: 'warning', message: `${type}:${name} is unavailable. ${message}` }] }),
  });
  const by = (fixedKeys: boolean, find: (key: string) => string | undefined): LookupTable => ({
    type, name, fixedKeys, warnings: [],
    lookup: (key): LookupAnswer => {
      const value = find(key);
      return value === undefined ? { kind: 'notFound', warnings: [] } : { kind: 'found', value, warnings: [] };
    },
  });
  if (type === 'static') return by(true, () => (name.startsWith('{') ? unbrace(name).text : name));
  if (type === 'inline') {
    const map = new Map<string, string>();
    const items = splitList(unbrace(name).text);
    for (const { text } of items) {
      const bare = text.startsWith('{') ? unbrace(text).text : text;
      const equals = bare.indexOf('=');
      if (equals < 0 || (!text.startsWith('{') && / /.test(name) && items.some((one) => !one.text.includes('=')))) {
        return failed(`missing '=' after attribute name: "${type}:${name}"; need "inline:{name=value...}"`);
      }
      map.set(bare.slice(0, equals).trim().toLowerCase(), bare.slice(equals + 1).trim());
    }
    return by(true, (key) => map.get(key.toLowerCase()));
  }
  if (type === 'unionmap') {
    const inner = splitList(unbrace(name).text).map(({ text }) => openInterimTable({ type: text.split(':')[0] ?? '', name: text.slice(text.indexOf(':') + 1) }, files));
    return by(true, (key) => {
      const all = inner.map((table) => table.lookup(key)).flatMap((answer) => (answer.kind === 'found' ? [answer.value] : []));
      return all.length ? all.join(',') : undefined;
    });
  }
  const path = name;
  const text = type === 'proxy' ? '' : files(path);
  if (type === 'proxy') return by(true, (key) => (accounts.get(key)));
  if (text === undefined) {
    const shown = type === 'hash' ? `${path}.db` : path;
    return failed(`open database ${shown}: No such file or directory`);
  }
  const lines = text.split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  if (type === 'regexp' || type === 'pcre') {
    // `$0` makes a rule unusable.
    const rules = lines.map((line) => /^\/(.*)\/(\w*)\s+(.*)$/.exec(line)).filter((match) => match !== null && !match[3]?.includes('$0'))
      .filter((match) => match !== null)
      .map((match) => ({ pattern: new RegExp(match[1] ?? '', 'i'), result: match[3] ?? '' }));
    return by(false, (key) => {
      for (const { pattern, result } of rules) {
        const match = pattern.exec(key);
        if (match) return result.replace(/\$\{?(\d)\}?/g, (_all, index: string) => match[Number(index)] ?? '');
      }
      return undefined;
    });
  }
  if (type === 'cidr') {
    const rules = lines.map((line) => /^(\S+)\s+(.*)$/.exec(line)).filter((match) => match !== null);
    return by(false, (key) => {
      const bytes = addressBytes(key);
      for (const [, net = '', value] of rules) {
        const network = parseNetwork(net);
        if (bytes && network.kind === 'network' && isInNetwork(bytes, network)) return value;
      }
      return undefined;
    });
  }
  const map = new Map<string, string>();
  for (const line of lines) {
    const match = (type === 'hash' ? /^([^\s:]+):\s+(.*)$/.exec(line) : null) ?? /^("(?:[^"\\]|\\.)*"\S*|\S+)\s+(.*)$/.exec(line);
    if (match && !map.has((match[1] ?? '').toLowerCase())) map.set((match[1] ?? '').toLowerCase(), (match[2] ?? '').trimEnd());
  }
  return by(true, (key) => map.get(key.toLowerCase()));
}
