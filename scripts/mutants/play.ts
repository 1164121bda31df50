/** Plays the recorded sessions until one differs; bundled with the changed evaluator, and loaded by a worker. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ProcessMemory } from '../../server/src/evaluate/smtpd/state.ts';
import { compareAddresses } from '../../test/evaluate/oracleAddresses.ts';
import { compareSession } from '../../test/evaluate/oracleCompare.ts';
import { type OracleSession, readSmtpdOracle } from '../../test/evaluate/oracleFile.ts';
import { memoryOf } from '../../test/evaluate/oracleMemory.ts';
import { generator } from './generator.ts';

const { seed, allReleases } = workerData as { readonly seed: number; readonly allReleases: boolean };
parentPort?.postMessage(firstFailure());

/** What differs first; undefined where nothing does. */
function firstFailure(): string | undefined {
  const oracle = readSmtpdOracle();
  if (!oracle) throw new Error('../shared/oracle/smtpd.json is not there');
  try {
    const memories = new Map<string, ProcessMemory>();
    const turns = new Map<string, number>();
    for (const session of byConfiguration(oracle.sessions)) {
      const turn = turns.get(session.config) ?? turns.size;
      turns.set(session.config, turn);
      for (const version of allReleases ? session.release : session.release.slice(turn % 4).slice(0, 1)) {
        const differences = compareSession(oracle, session, version, memoryOf(memories, session, version));
        const [field] = Object.keys(differences);
        if (field !== undefined) return `${session.id} ${version} ${field}`;
      }
    }
    return compareAddresses(oracle).failures[0];
  } catch (error) {
    return `thrown: ${String(error)}`;
  }
}

/** Configurations in a shuffled order, so that a difference is met early; the sessions of each stay in theirs. */
function byConfiguration(sessions: readonly OracleSession[]): OracleSession[] {
  const random = generator(seed);
  const order = new Map<string, number>();
  for (const { config } of sessions) if (!order.has(config)) order.set(config, random());
  return [...sessions].sort((one, other) => (order.get(one.config) ?? 0) - (order.get(other.config) ?? 0));
}
