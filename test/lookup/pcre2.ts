import { readFileSync } from 'node:fs';
import type { Pcre2 } from '../../server/src/lookup/pcre/engine.ts';
import { pcre2Of } from '../../server/src/lookup/pcre/wasm.ts';

const loaded = new Map<string, Pcre2>();

/** PCRE2 of a version, from the module that comes with the server. */
export function pcre2(version: '10.42' | '10.46'): Pcre2 {
  const known = loaded.get(version);
  if (known) return known;
  const module = new WebAssembly.Module(
    readFileSync(new URL(`../../server/src/data/pcre2/pcre2-${version}.wasm`, import.meta.url)),
  );
  const engine = pcre2Of(new WebAssembly.Instance(module, {}));
  loaded.set(version, engine);
  return engine;
}
