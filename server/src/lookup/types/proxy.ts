import type { OpenContext, OpenedTable, TableName } from '../table.ts';

/**
 * proxy:type:name: the proxymap(8) server opens the table and asks it, so that the answers are those of a daemon.
 * Whether the server may open it (proxy_read_maps) is for the caller to know.
 */
export function openProxy({ name }: TableName, { nested }: OpenContext): OpenedTable {
  const inner = nested(name);
  return { kind: 'open', fixedKeys: inner.fixedKeys, warnings: inner.warnings, lookup: (key) => inner.lookup(key) };
}
