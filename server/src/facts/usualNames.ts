import usage from '../data/usage/parameters.json';

/** Parameters that many real files set, by their place: 0 is set most often (scripts/usage.ts). */
export const usualRank: ReadonlyMap<string, number> = new Map(
  Object.keys(usage.parameters).map((name, rank) => [name, rank]),
);
