import { lastAt } from '../../lookup/keys/lastAt.ts';
import {
  type AddressContext,
  type AddressStrategy,
  askMailKeys,
  unresolvedDomain,
} from '../../lookup/keys/mailKeys.ts';
import { type Maps, type MapsResult, type Recorder, type ValueCases, findInMaps, nothingFound } from './maps.ts';

const unresolved: MapsResult = { kind: 'error', error: 'retry' };

/** Finds an address in tables, the most specific key first; each key is asked of all tables before the next one is. */
export function findAddress(
  maps: Maps,
  address: string,
  strategy: AddressStrategy,
  context: AddressContext,
  cases: ValueCases,
  recorder: Recorder,
): MapsResult {
  if (maps.tables.length === 0) return withoutTables(address, strategy, context);
  const found = askMailKeys(address, strategy, context, (key, partial) => {
    const result = findInMaps(maps, key, partial, cases, recorder);
    return result.kind === 'notFound' ? undefined : result;
  });
  return found === unresolvedDomain ? unresolved : (found ?? nothingFound);
}

/** Whether the domain is local is asked all the same, and that may fail. */
function withoutTables(address: string, { localPart }: AddressStrategy, context: AddressContext): MapsResult {
  const at = localPart ? lastAt(address) : -1;
  return at >= 0 && context.isLocalDomain(address.slice(at + 1)) === undefined ? unresolved : nothingFound;
}
