import { en } from './en.ts';
import { zhCn } from './zhCn.ts';

/** Every text that a person reads, as functions of the data; `en` defines what there is. */
export type Messages = typeof en;
export type Locale = 'en' | 'zh-cn';

export const locales: Readonly<Record<Locale, Messages>> = { en, 'zh-cn': zhCn };

/** The locale for what a client or an environment calls its language: `zh-cn`, `zh_CN.UTF-8`, `zh-Hans` are Chinese. */
export function localeOf(name: string | undefined): Locale {
  const normal = (name ?? '').toLowerCase().replace(/_/g, '-').replace(/[.@].*$/, '');
  if (/^zh(-hans)?(-(cn|sg|my))?$/.test(normal)) return 'zh-cn';
  return 'en';
}
