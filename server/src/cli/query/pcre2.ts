import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atLeast } from '../../facts/release.ts';
import type { Release } from '../../facts/factTypes.ts';
import type { Pcre2 } from '../../lookup/pcre/engine.ts';
import { pcre2Of } from '../../lookup/pcre/wasm.ts';

/** Loads PCRE2 for the first table that needs it: to compile it takes a sixth of a trace. See loadPcre2(). */
export function pcre2Loader(folder: string, release: Release): () => Pcre2 | undefined {
  let loaded: { readonly pcre2: Pcre2 | undefined } | undefined;
  return () => {
    loaded ??= { pcre2: loadPcre2(folder, release) };
    return loaded.pcre2;
  };
}

/**
 * PCRE2 as the distributions have it with a release of Postfix: Debian 12 has 3.7 and 10.42, Debian 13 has 3.10 and
 * 10.46.
 * @param folder where the data of the program are
 * @returns undefined: the module is not there, or cannot be run
 */
function loadPcre2(folder: string, release: Release): Pcre2 | undefined {
  const name = `pcre2-${atLeast(release, '3.8') ? '10.46' : '10.42'}.wasm`;
  try {
    const module = new WebAssembly.Module(readFileSync(join(folder, 'pcre2', name)));
    return pcre2Of(new WebAssembly.Instance(module, {}));
  } catch {
    return undefined;
  }
}
