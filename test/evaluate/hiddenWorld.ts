import type { LookupAnswer } from '../../server/src/lookup/answer.ts';
import { readTableName } from '../../server/src/lookup/openTable.ts';
import type { DnsAnswer, PolicyAnswer, RecordType, World } from '../../server/src/evaluate/world.ts';

/** A fact of a world, by what it is asked with. Policy servers are asked once a session here, and answer all alike. */
export type Fact =
  | { readonly kind: 'dns'; readonly name: string; readonly type: RecordType }
  | { readonly kind: 'policy'; readonly server: string }
  | { readonly kind: 'table'; readonly table: string; readonly key: string };

/** What a fact is, where it is filled in. `error` and `found` are for tables. */
export type FactAnswer =
  | { readonly kind: 'dns'; readonly answer: DnsAnswer }
  | { readonly kind: 'policy'; readonly answer: PolicyAnswer }
  | { readonly kind: 'table'; readonly answer: { readonly found: string } | 'notFound' | 'error' };

export function factKey(fact: Fact): string {
  return JSON.stringify(fact);
}

/** A world that notes what it is asked for. */
export function noting(world: World, facts: Map<string, Fact>): World {
  return answering(world, (fact) => {
    facts.set(factKey(fact), fact);
    return 'asIs';
  });
}

/** A world that answers certain facts otherwise: `hidden` are not known. */
export function answering(world: World, answer: (fact: Fact) => FactAnswer | 'hidden' | 'asIs'): World {
  return {
    ...world,
    dns: (name, type) => {
      const own = answer({ kind: 'dns', name, type });
      if (own === 'hidden') return undefined;
      return own !== 'asIs' && own.kind === 'dns' ? own.answer : world.dns(name, type);
    },
    policy: (server, request) => {
      const own = answer({ kind: 'policy', server });
      if (own === 'hidden') return undefined;
      return own !== 'asIs' && own.kind === 'policy' ? own.answer : world.policy(server, request);
    },
    openTable: (name, options) => {
      const table = world.openTable(name, options);
      const text = `${name.type}:${name.name}`;
      if (table.failure !== undefined || readTableName(text) === undefined) return table;
      return {
        ...table,
        lookup: (key, asked): LookupAnswer => {
          const own = answer({ kind: 'table', table: text, key });
          if (own === 'hidden') return { kind: 'unknown', reason: { code: 'remote', type: name.type }, warnings: [] };
          if (own === 'asIs' || own.kind !== 'table') return table.lookup(key, asked);
          if (own.answer === 'notFound') return { kind: 'notFound', warnings: [] };
          if (own.answer === 'error') return { kind: 'error', message: ': Application error', warnings: [] };
          return { kind: 'found', value: own.answer.found, warnings: [] };
        },
      };
    },
  };
}
