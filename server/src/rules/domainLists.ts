import { parameterOf } from '../model/parameter.ts';
import { type Scope, scopeOf } from '../model/scope.ts';
import type { Span } from '../syntax/span.ts';
import { splitList } from '../syntax/splitList.ts';
import { certainExpansion } from './certainText.ts';
import { judgedItems } from './leftToOthers.ts';
import type { Context } from './rule.ts';
import { settingValue } from './settingValue.ts';

/** The lists that make the address classes, the one that trivial-rewrite takes first in front. */
export const classLists = ['mydestination', 'virtual_alias_domains', 'virtual_mailbox_domains', 'relay_domains'] as const;
export type ClassList = (typeof classLists)[number];

/** A domain of a list. */
export interface ListedDomain {
  /** In lower case. */
  readonly domain: string;
  /** The item in the unexpanded value of main.cf; absent where the list is a default. */
  readonly item?: Span;
  /** The item stands for this domain alone. */
  readonly alone: boolean;
}

/** A list of domains, as far as it can be told without opening tables and files. */
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
  const domains = new Map<string, ListedDomain>();
  const value = settingValue(context, name);
  let open = false;
  let excepted = false;
  const add = (text: string, item?: Span): void => {
    const expanded = certainExpansion(scope, text);
    if (expanded === undefined) { open = true; return; }
    const names = item && expanded === text ? [text] : splitList(expanded).map((one) => one.text);
    for (const name of names) {
      const domain = name.toLowerCase();
      // string_list(3) takes the first match: a name behind an exception, or a table of exceptions, may be out again.
      if (domain.startsWith('!')) excepted = true;
      if (excepted || !/^[^\s:/!{}<>@%$#'"]+$/.test(domain)) { open = true; continue; }
      if (!domains.has(domain)) domains.set(domain, { domain, alone: names.length === 1, ...(item ? { item } : {}) });
    }
  };
  if (value) {
    const items = judgedItems(value.value);
    // What other rules speak of, a comment or a swallowed line, hides the rest.
    if ((items.at(-1)?.span.end ?? 0) < value.value.logical.text.replace(/[\s,]+$/, '').length) open = true;
    for (const { text, span } of items) add(text, span);
  } else if (parameterOf(context.configuration, name)) {
    const text = scope.find(name)?.text;
    if (text === undefined) open = true;
    else add(text);
  }
  return { name, written: value !== undefined, domains, open, place: value?.place ?? ((item) => item) };
}
