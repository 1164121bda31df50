import { splitList } from '../../syntax/splitList.ts';

/** A Milter of smtpd_milters. */
export interface MilterSetting {
  /** Its endpoint, as written. */
  readonly name: string;
  /** milter_default_action, or its own. */
  readonly defaultAction: string;
}

/** The Milters that a service asks; `byClient`: smtpd_milter_maps decides, which is not read. */
export type MilterSettings = readonly MilterSetting[] | 'byClient';

/** milter_new() (milter/milter.c): a Milter in braces has settings of its own. */
export function readMilters(text: (name: string) => string): MilterSettings {
  if (/\bno_milters\b/.test(text('receive_override_options'))) return [];
  if (text('smtpd_milter_maps') !== '') return 'byClient';
  const usual = text('milter_default_action');
  return splitList(text('smtpd_milters')).map(({ text: item }) => {
    if (!item.startsWith('{')) return { name: item, defaultAction: usual };
    const inside = item.replace(/^\{\s*|\s*\}$/g, '');
    const [name = ''] = /^[^\s,]+/.exec(inside) ?? [];
    const own = /(?:^|[\s,{])default_action\s*=\s*([^\s,}]+)/.exec(inside.slice(name.length));
    return { name, defaultAction: own?.[1] ?? usual };
  });
}

/** What a session knows of a Milter: it has a reply for all that follows, is done with, or holds all mail. */
export type MilterMemory = Map<string, { readonly reply: string } | 'done' | 'held'>;
