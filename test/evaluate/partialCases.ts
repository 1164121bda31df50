import fc from 'fast-check';
import { type Alternatives, playAlternatives } from '../../server/src/evaluate/alternatives.ts';
import { playConcretely } from '../../server/src/evaluate/playConfiguration.ts';
import type { World } from '../../server/src/evaluate/world.ts';
import { type Fact, answering, factKey, noting } from './hiddenWorld.ts';
import type { OracleConfiguration, OracleSession, SmtpdOracle } from './oracleFile.ts';
import { oracleConfiguration, oracleSession, oracleWorld } from './oracleWorld.ts';

/** The release that partial answers are tried with. */
const version = '3.10.13';

/** A recorded session, and which of the facts it asks for are hidden. */
export interface PartialCase {
  readonly session: OracleSession;
  readonly picks: readonly number[];
}

/** Sessions that ask the world for something, and which of its facts are hidden. */
export function caseOf(given: SmtpdOracle): fc.Arbitrary<PartialCase> {
  const wanted = given.sessions.filter(
    ({ release, id }) =>
      release.includes(version) &&
      /mx|dns|rbl|rhs|policy|^I\/|^K-|unknown|access|^R\//.test(
        id + JSON.stringify(given.configs[id.replace(/\/[^/]*$/, '')]?.set ?? ''),
      ),
  );
  return fc.record({ session: fc.constantFrom(...wanted), picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }) });
}

/** Plays a session with some of its facts hidden. */
export function prepare(
  given: SmtpdOracle,
  session: OracleSession,
  picks: readonly number[],
): {
  readonly world: World;
  readonly hidden: ReadonlyMap<string, Fact>;
  readonly alternatives: Alternatives;
  readonly play: (world: World) => ReturnType<typeof playConcretely>;
} {
  const recorded = given.configs[session.config] as OracleConfiguration;
  const configuration = oracleConfiguration(given, recorded, version);
  const world = oracleWorld(given, recorded, version);
  const played = oracleSession(given, session);
  const play = (inWorld: World): ReturnType<typeof playConcretely> =>
    playConcretely(configuration, { version }, played, inWorld);
  const facts = new Map<string, Fact>();
  play(noting(world, facts));
  const keys = [...facts.keys()];
  const chosen = new Set(picks.flatMap((pick) => (keys.length ? [keys[pick % keys.length] as string] : [])));
  const hidden = new Map([...facts].filter(([key]) => chosen.has(key)));
  const partial = answering(world, (fact) => (hidden.has(factKey(fact)) ? 'hidden' : 'asIs'));
  return { world, hidden, play, alternatives: playAlternatives(configuration, { version }, played, partial) };
}
