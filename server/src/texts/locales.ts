import { en } from './en/index.ts';
import type { Messages } from './messages.ts';
import { zhCn } from './zh-cn/index.ts';

/** A language that texts are written in. */
interface LocaleEntry {
  readonly messages: Messages;
  /** Its BCP 47 tag, as reports name it. */
  readonly tag: string;
  /** The names in lower case, `_` written `-`, by which clients and environments ask for it. */
  readonly names: RegExp;
}

/**
 * The one list of locales; `npm run new:locale` adds to it. The key is the name of the folder beside this file, of the folder
 * of data/prose, and of the files package.nls.*.json and l10n/bundle.l10n.*.json. Scripts that cannot import TypeScript read
 * the folders (scripts/locales.mjs); test/texts/locales.test.ts compares the two.
 */
const entries = {
  en: { messages: en, tag: 'en-US', names: /^en(-|$)/ },
  'zh-cn': { messages: zhCn, tag: 'zh-CN', names: /^zh(-hans)?(-(cn|sg|my))?$/ },
} as const satisfies Readonly<Record<string, LocaleEntry>>;

/** The name of a locale. */
export type Locale = keyof typeof entries;

/** The names of all locales, English first. */
export const localeNames = Object.keys(entries) as readonly Locale[];

/** Every text, by locale. */
export const locales = Object.fromEntries(localeNames.map((name) => [name, entries[name].messages])) as Readonly<Record<Locale, Messages>>;

/** Whether a value of a setting or an option is the name of a locale. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && Object.hasOwn(entries, value);
}

/** The BCP 47 tag of a locale. */
export function tagOf(locale: Locale): string {
  return entries[locale].tag;
}

/** The locale for what a client or an environment calls its language, such as `zh-cn`, `zh_CN.UTF-8`, `zh-Hans`; else English. */
export function localeOf(name: string | undefined): Locale {
  const normal = (name ?? '').toLowerCase().replace(/_/g, '-').replace(/[.@].*$/, '');
  return localeNames.find((locale) => entries[locale].names.test(normal)) ?? 'en';
}
