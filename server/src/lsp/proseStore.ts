import type { Host } from '../host.ts';
import { type Prose, type ProseFile, noProse, proseOf } from '../facts/prose.ts';
import type { Locale } from '../texts/locales.ts';

/** Prose by locale, each loaded when it is first wanted. */
export interface ProseStore {
  readonly of: (locale: Locale) => Prose;
  /**
   * Resolves when the locale's prose is there, or is known not to
   * be had; never rejects. Nothing to wait for where it is there.
   */
  readonly load: (locale: Locale) => Promise<void> | undefined;
}

export function createProseStore(host: Host, log: (message: string) => void): ProseStore {
  const loaded = new Map<Locale, Prose>();
  const loading = new Map<Locale, Promise<void>>();

  const load = (locale: Locale): Promise<void> | undefined => {
    if (loaded.has(locale)) return undefined;
    let work = loading.get(locale);
    if (!work) {
      work = read(locale).catch((error: unknown) => log(`prose.${locale}.json: ${String(error)}`));
      loading.set(locale, work);
    }
    return work;
  };
  const read = async (locale: Locale): Promise<void> => {
    const file = JSON.parse(await host.loadData(`prose.${locale}.json`)) as ProseFile;
    // English, entry by entry, where a translation is missing.
    if (locale !== 'en') await load('en');
    loaded.set(locale, proseOf(file, loaded.get('en')));
  };
  return { of: (locale) => loaded.get(locale) ?? loaded.get('en') ?? noProse, load };
}
