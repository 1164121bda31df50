/** Numbers that look random and are the same for the same seed (mulberry32). */
export interface Random {
  /** From 0 to below `limit`; 0 where there is nothing to choose from. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(all: readonly T[]) => T;
  /** True in one of `times`. */
  readonly once: (times: number) => boolean;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => (limit <= 0 ? 0 : Math.floor(next() * limit));
  return { below, pick: (all) => all[below(all.length)] as (typeof all)[number], once: (times) => below(times) === 0 };
}
