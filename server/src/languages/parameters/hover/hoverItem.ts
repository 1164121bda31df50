import { expand } from '../../../model/expand.ts';
import { writtenItems } from '../../../model/typedValue.ts';
import { lastAddress, readNetwork } from '../../../rules/relay/network.ts';
import { touches } from '../../../syntax/span.ts';
import { splitList } from '../../../syntax/splitList.ts';
import type { ParameterView } from '../parameterView.ts';
import type { ValueHover } from './valueHover.ts';
import { code } from '../markdown.ts';

const lists = new Set([
  'address-match-list',
  'domain-list',
  'domain-or-address-match-list',
  'string-match-list',
  'user-match-list',
  'dnsbl-site-list',
  'interface-list',
  'loglevel-match-list',
]);
const domainLists = new Set(['domain-list', 'domain-or-address-match-list', 'loglevel-match-list']);
/** Read by string_list_init(), not domain_list_init() (resolve_local.c, resolve.c): only the very word matches. */
const exactLists = new Set(['mydestination', 'virtual_alias_domains', 'virtual_mailbox_domains']);

/** An item of a match list: a network, a file of items, an exception; a site of postscreen_dnsbl_sites. */
export const itemHover: ValueHover = (document, value, at) => {
  const kind = value.parameter.value ?? '';
  if (!lists.has(kind)) return undefined;
  const item = writtenItems(value).find(({ span }) => touches(span, at));
  if (!item || item.hasMacro) return undefined;
  if (kind === 'dnsbl-site-list') return { span: item.span, markdown: dnsListText(document, item.text) };
  const { hover } = document.messages;
  const bangs = /^!*/.exec(item.text)?.[0].length ?? 0;
  const plain = item.text.slice(bangs);
  const what =
    itemText(document, plain, domainLists.has(kind) ? value.parameter.name : undefined) ??
    (bangs ? code(plain) : undefined);
  if (what === undefined || what === '') return undefined;
  return { span: item.span, markdown: hover.titled(code(item.text), bangs % 2 ? hover.notMatching(what) : what) };
};

function itemText(document: ParameterView, text: string, domainList: string | undefined): string | undefined {
  const { hover } = document.messages;
  if (text.startsWith('/')) return hover.itemsIn(code(text));
  const network = networkText(hover, text);
  if (network !== undefined || domainList === undefined || !/^\.?[\w-]+(?:\.[\w-]+)+$/.test(text)) return network;
  const isBelow = text.startsWith('.');
  if (exactLists.has(domainList)) return isBelow ? hover.matchesNothing : undefined;
  // match_hostname(): in the one style `domain` covers what is below it, in the other `.domain` does, never both.
  const parents = hasParentStyle(document, domainList);
  if (isBelow) {
    return parents
      ? hover.parentStyle({ list: code('parent_domain_matches_subdomains'), domain: code(text.slice(1)) })
      : hover.subdomains(code(text.slice(1)));
  }
  return parents ? hover.withSubdomains(code(text)) : undefined;
}

function hasParentStyle({ context: { lookup } }: ParameterView, list: string): boolean {
  return splitList(expand(lookup('parent_domain_matches_subdomains') ?? '', lookup).text).some(
    ({ text }) => text === list,
  );
}

/** `192.0.2.0/24` as a range; `[2001:db8::]/32` as a prefix. */
function networkText(hover: ParameterView['messages']['hover'], text: string): string | undefined {
  const read = readNetwork(text);
  const ofProblem = read.kind === 'problem' ? read.block : undefined;
  const block = read.kind === 'network' ? read.network : ofProblem;
  if (!block) return undefined;
  const { bytes, prefix } = block;
  if (bytes.length === 4) {
    return hover.network({
      first: code(bytes.join('.')),
      last: code(lastAddress(block).join('.')),
      count: `${2 ** (32 - prefix)}`,
    });
  }
  const address = code(/^\[([^\]]*)/.exec(text)?.[1] ?? '');
  return prefix === 128 ? hover.fixedAddress(address) : hover.prefix({ address, bits: prefix });
}

/** `domain=filter*weight`: of reject_rbl_client and its like, and of postscreen. */
export function dnsListText({ messages: { hover } }: ParameterView, text: string): string {
  const [, domain = '', filter, weight] = /^([^=*]*)(?:=([^*]*))?(?:\*(.*))?$/s.exec(text) ?? [];
  return hover.dnsList({
    domain: code(domain),
    ...(filter ? { filter: code(filter) } : {}),
    ...(weight ? { weight: code(weight) } : {}),
  });
}
