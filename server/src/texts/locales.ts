import { en } from './en/index.ts';
import type { Messages } from './messages.ts';
import { zhCn } from './zh-cn/index.ts';

/** A language that texts are written in. */
interface LocaleEntry {
  readonly messages: Messages;
  /** What its readers call it. */
  readonly language: string;
  /** Its BCP 47 tag, as reports name it. */
  readonly tag: string;
  /** The names, in lower case and with `-`, by which clients and environments ask for it. */
  readonly names: RegExp;
  /** Some of its texts are still English: tests do not demand a translation of everything. */
  readonly draft?: true;
}

/**
 * The one list of locales; `npm run new:locale` adds a line. The key is the name of the folders texts/KEY and
 * data/prose/KEY, and of the files package.nls.KEY.json, l10n/bundle.l10n.KEY.json and README.KEY.md. Everything else
 * derives from this list, or a test compares it (test/texts/locales.test.ts).
 */
const entries = {
  en: { messages: en, language: 'English', tag: 'en-US', names: /^en(-|$)/ },
  'zh-cn': { messages: zhCn, language: '简体中文', tag: 'zh-CN', names: /^zh(-hans)?(-(cn|sg|my))?$/ },
} as const satisfies Readonly<Record<string, LocaleEntry>>;

/** The name of a locale. */
export type Locale = keyof typeof entries;

const list: Readonly<Record<Locale, LocaleEntry>> = entries;

/** The names of all locales, English first. */
export const localeNames = Object.keys(entries) as readonly Locale[];

/** Every text, by locale. */
export const locales = Object.fromEntries(localeNames.map((name) => [name, list[name].messages])) as Readonly<
  Record<Locale, Messages>
>;

/** Whether a value of a setting is the name of a locale. */
export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && Object.hasOwn(entries, value);
}

/** What is known of a locale besides its texts. */
export function aboutLocale(locale: Locale): Omit<LocaleEntry, 'messages' | 'names'> {
  return list[locale];
}

/**
 * The locale for what a client or an environment calls its language,
 * such as `zh-cn`, `zh_CN.UTF-8`, `zh-Hans`; else English.
 */
export function localeOf(name: string | undefined): Locale {
  const normal = withHyphens(name ?? '');
  return localeNames.find((locale) => list[locale].names.test(normal)) ?? 'en';
}

/** Whether a name is that of a language of some locale, in whatever country: `zh_TW` is, `fr` is not. */
export function isLanguageName(name: string): boolean {
  const [language] = withHyphens(name).split('-');
  return localeNames.some((locale) => locale.split('-')[0] === language);
}

/** `zh_CN.UTF-8` is `zh-cn`. */
function withHyphens(name: string): string {
  return name
    .toLowerCase()
    .replace(/_/g, '-')
    .replace(/[.@].*$/, '');
}
