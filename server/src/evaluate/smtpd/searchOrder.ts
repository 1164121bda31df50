import { splitList, unbrace } from '../../syntax/splitList.ts';

/** A table with the order in which check_ccert_access asks it. */
export interface SearchOrder {
  readonly table: string;
  readonly order: readonly string[];
}

const usualOrder = ['cert_fingerprint', 'pubkey_fingerprint'];

/** map_search_create(): `type:name`, or `{ type:name { search_order = … } }`. */
export function readSearch(argument: string): SearchOrder {
  if (!argument.startsWith('{')) return { table: argument, order: usualOrder };
  const [table, option] = splitList(unbrace(argument).text).map(({ text }) => text);
  const order = option === undefined ? undefined : /^\{?\s*search_order\s*=\s*(.*?)\s*\}?$/s.exec(option)?.[1];
  return { table: table ?? '', order: order === undefined ? usualOrder : order.split(/[\s,]+/) };
}
