import { newProcess } from '../../server/src/evaluate/smtpd/newState.ts';
import type { ProcessMemory } from '../../server/src/evaluate/smtpd/state.ts';
import type { OracleSession } from './oracleFile.ts';

/**
 * What the smtpd process of a recorded configuration knows: the sessions of one were recorded behind each other, by
 * one
 * process, which has its memory of DNS lists and says some warnings once. Those of group N had a process each.
 */
export function memoryOf(
  memories: Map<string, ProcessMemory>,
  { config }: OracleSession,
  version: string,
): ProcessMemory {
  if (config.startsWith('N/')) return newProcess();
  const key = `${config} ${version}`;
  const known = memories.get(key) ?? newProcess();
  memories.set(key, known);
  return known;
}
