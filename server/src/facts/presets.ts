import contentFilter from '../data/presets/content-filter.json';
import haproxy from '../data/presets/haproxy.json';
import milters from '../data/presets/milters.json';
import policy from '../data/presets/policy.json';
import postscreen from '../data/presets/postscreen.json';
import rateLimits from '../data/presets/rate-limits.json';
import relayChina from '../data/presets/relay-china.json';
import relayInternational from '../data/presets/relay-international.json';
import relayServices from '../data/presets/relay-services.json';
import sites from '../data/presets/sites.json';
import submission from '../data/presets/submission.json';
import tls from '../data/presets/tls.json';
import transports from '../data/presets/transports.json';
import virtualMailboxes from '../data/presets/virtual-mailboxes.json';

/**
 * Settings and services that belong together, with places to fill in (scripts/presetTexts.mjs says
 * how they are written).
 */
export interface Preset {
  readonly id: string;
  /** What may be typed to find it; the first is its own name. */
  readonly prefix: readonly string[];
  readonly title: ByLocale<string>;
  /** All that is left to do. */
  readonly todo: ByLocale<string>;
  /** The same in one or two comment lines. */
  readonly steps: ByLocale<readonly string[]>;
  readonly mainCf?: readonly { readonly name: string; readonly value: string | readonly string[] }[];
  readonly masterCf?: readonly string[];
}
type ByLocale<T> = Readonly<Record<string, T>> & { readonly en: T };

/** All presets; those that begin a configuration come first. */
export const presets: readonly Preset[] = [
  sites,
  relayInternational,
  relayServices,
  relayChina,
  submission,
  tls,
  virtualMailboxes,
  milters,
  postscreen,
  rateLimits,
  policy,
  contentFilter,
  transports,
  haproxy,
].flat() as unknown as readonly Preset[];

/** The presets that begin a configuration: what a host is for. */
export const sitePresets: ReadonlySet<string> = new Set(sites.map(({ id }) => id));

/** The files that a preset has text for. */
export type PresetFile = 'mainCf' | 'masterCf';

/** A stretch of a preset: text, or a place to fill in; one with neither words nor choices repeats another. */
export type PresetPart =
  | string
  | { readonly number: number; readonly words?: string | undefined; readonly choices?: readonly string[] | undefined };

/** The lines of a preset in one of the files, its steps above them, taken apart; empty where it has none. */
export function presetParts(preset: Preset, file: PresetFile, locale: string): readonly PresetPart[] {
  const own = file === 'mainCf' ? settingLines(preset) : (preset.masterCf ?? []);
  if (own.length === 0) return [];
  const steps = (preset.steps[locale] ?? preset.steps.en).map((step) => `# ${step}\n`);
  return [...steps, ...parts(`${own.join('\n')}\n`)];
}

/** What a place is filled with until somebody types; both files share their numbers. */
export function presetDefaults(preset: Preset): ReadonlyMap<number, string> {
  const all = parts([...settingLines(preset), ...(preset.masterCf ?? [])].join('\n'));
  const defaults = new Map<number, string>();
  for (const part of all) {
    if (typeof part === 'string') continue;
    const words = part.words ?? part.choices?.[0];
    if (words !== undefined) defaults.set(part.number, words);
  }
  return defaults;
}

function settingLines({ mainCf = [] }: Preset): string[] {
  return mainCf.flatMap(({ name, value }) =>
    typeof value === 'string'
      ? [`${name} = ${value}`.trimEnd()]
      : [`${name} =`, ...value.map((line) => `    ${line}`)],
  );
}

/** `<1:text>` is a place with a default, `<1|a,b>` one with choices, `<1>` repeats. */
function parts(text: string): PresetPart[] {
  const found: PresetPart[] = [];
  let at = 0;
  for (const match of text.matchAll(/<(\d+)(?::([^<>]*)|\|([^<>]*))?>/g)) {
    const [written, number, words, choices] = match;
    found.push(text.slice(at, match.index), { number: Number(number), words, choices: choices?.split(',') });
    at = match.index + written.length;
  }
  return [...found, text.slice(at)];
}
