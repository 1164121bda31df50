import { column, endpointKey } from '../../model/masterService.ts';
import { isComplete } from '../../model/masterService.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import { commentOutEntry } from '../master/entryEdit.ts';
import type { MasterRule } from '../master/masterRule.ts';

/**
 * master_listen.c, inet_listen.c: `fatal: bind 0.0.0.0 port 465: Address already in use`, and master stops, so that no
 * service runs. Two entries of one name are one service (duplicate-service); `smtps` and `465` are not.
 */
export const portInUse: MasterRule<'port-in-use'> = {
  code: 'port-in-use',
  severity: 'error',
  check({ master, configuration, mainKnown }, report) {
    const entries = master.entries.filter((entry) => isComplete(entry) && entry.columns[column.type]?.text === 'inet');
    const interfaces = configuration.settings.get('inet_interfaces')?.at(-1)?.element.value.text.trim().toLowerCase() ?? 'all';
    const seen = new Map<string, MasterEntry>();
    for (const entry of entries) {
      const [key, name] = [endpointKey(entry), entry.columns[column.service]];
      if (key === undefined || !name) continue;
      const [, host = '', port = ''] = /^inet (\S*) (\S+)$/.exec(key) ?? [];
      // With `all`, an entry without a host takes the port of every address.
      const clash = seen.get(key) ?? (mainKnown && interfaces === 'all' ? overlapping(seen, host, port) : undefined);
      const other = clash?.columns[column.service];
      if (other && other.text !== name.text) report({ span: name.span, data: { service: name.text, other: other.text, port }, related: [other.span] });
      if (!seen.has(key)) seen.set(key, entry);
    }
  },
  fixes: (_finding, { text }, entry) => (entry ? [{ title: { key: 'commentOut', data: undefined }, edits: commentOutEntry(text, entry) }] : []),
};

function overlapping(seen: ReadonlyMap<string, MasterEntry>, host: string, port: string): MasterEntry | undefined {
  if (host !== '') return /^\d+(?:\.\d+){3}$/.test(host) ? seen.get(`inet  ${port}`) : undefined;
  return [...seen].find(([key]) => /^inet \d+(?:\.\d+){3} /.test(key) && key.endsWith(` ${port}`))?.[1];
}
