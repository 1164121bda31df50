import type { Assignment } from '../../syntax/element.ts';
import { parameterOf } from '../../model/parameter.ts';
import { type Scope, scopeOf } from '../../model/scope.ts';
import type { Span } from '../../syntax/span.ts';
import { splitList } from '../../syntax/splitList.ts';
import { exactExpansion } from '../exactValue.ts';
import { domainsInFile } from '../entries/domainsInFile.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { Context } from '../rule.ts';
import { type SettingValue, settingValue } from '../settingValue.ts';

/** The lists that make the address classes, the one that trivial-rewrite takes first in front. */
export const classLists = [
  'mydestination',
  'virtual_alias_domains',
  'virtual_mailbox_domains',
  'relay_domains',
] as const;

/** A domain of a list. */
export interface ListedDomain {
  /** In lower case. */
  readonly domain: string;
  /** The item in the unexpanded value of main.cf; absent where the list is a default. */
  readonly item?: Span;
  /** The item stands for this domain alone. */
  readonly alone: boolean;
}

/** A list of domains, as far as it can be told by main.cf and the files that are at hand. */
export interface DomainList {
  readonly name: string;
  readonly written: boolean;
  readonly domains: ReadonlyMap<string, ListedDomain>;
  /** Where an item stands in the file. */
  readonly place: (item: Span) => Span;
  /** There is more in it: tables, files, macros that are not known here, exceptions. */
  readonly open: boolean;
}

/** Reads a list of domains. */
export function domainList(context: Context, name: string, scope: Scope = scopeOf(context.configuration)): DomainList {
  const value = settingValue(context, name);
  if (value) {
    const { element } = value.setting;
    const namesFiles = element.value.text.includes('/');
    const known = namesFiles ? undefined : memo.get(element);
    const read = known ?? readItems(scope, itemsOf(value), (item) => domainsInFile(context, item));
    if (!known && !namesFiles && !element.macros) memo.set(element, read);
    return { ...read, name, written: true, place: value.place };
  }
  const text = parameterOf(context.configuration, name) ? scope.find(name)?.text : '';
  const items = text === undefined ? [{ text: '!' }] : [{ text }];
  return { ...readItems(scope, items, () => undefined), name, written: false, place: (item) => item };
}
/** A memo of a pure function over an immutable line without macros: such a list may be long. */
const memo = new WeakMap<Assignment, Pick<DomainList, 'domains' | 'open'>>();

/** What other rules speak of, a comment or a swallowed line, hides the rest: `!` makes the list an open one. */
function itemsOf({ value }: SettingValue): { text: string; span?: Span }[] {
  const items = judgedItems(value);
  const hidden = (items.at(-1)?.span.end ?? 0) < value.logical.text.replace(/[\s,]+$/, '').length;
  return hidden ? [...items, { text: '!' }] : items;
}

function readItems(
  scope: Scope,
  items: readonly { text: string; span?: Span }[],
  inFile: (item: string) => readonly string[] | undefined,
): Pick<DomainList, 'domains' | 'open'> {
  const domains = new Map<string, ListedDomain>();
  let open = false;
  let excepted = false;
  for (const { text, span } of items) {
    const expanded = exactExpansion(scope, text);
    if (expanded === undefined) {
      open = true;
      continue;
    }
    const names = span && expanded === text ? [text] : splitList(expanded).map((one) => one.text);
    for (const name of names) {
      const domain = name.toLowerCase();
      const listed = excepted ? undefined : inFile(name);
      for (const one of listed ?? [])
        if (!domains.has(one)) domains.set(one, { domain: one, alone: false, ...(span ? { item: span } : {}) });
      if (listed) continue;
      // string_list(3) takes the first match: a name behind an exception, or a table of exceptions, may be out again.
      if (domain.startsWith('!')) excepted = true;
      if (excepted || !/^[^\s:/!{}<>@%$#'"]+$/.test(domain)) {
        open = true;
        continue;
      }
      if (!domains.has(domain))
        domains.set(domain, { domain, alone: names.length === 1, ...(span ? { item: span } : {}) });
    }
  }
  return { domains, open };
}
