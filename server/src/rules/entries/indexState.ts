import type { Context } from '../rule.ts';

/** What is wrong with the index of a table's source. */
export interface IndexState {
  readonly state: 'missing' | 'older';
  readonly index: string;
}

/** How the index of a source stands, from what is known of the machine; undefined where it is good or not known. */
export function indexState(
  { disk, configuration: { knowledge } }: Context,
  type: string,
  path: string,
): IndexState | undefined {
  const facts = knowledge.tableTypes.get(type);
  const suffix = facts?.postmap === true ? facts.indexSuffix?.at(-1) : undefined;
  if (!disk || suffix === undefined) return undefined;
  const index = path + suffix;
  const [source, built] = [disk.paths.get(path), disk.paths.get(index)];
  if (source?.kind !== 'file' || !built) return undefined;
  if (built.kind === 'absent') return { state: 'missing', index };
  return built.kind === 'file' && built.modified < source.modified ? { state: 'older', index } : undefined;
}
