import type { EntryContext } from '../../rules/rule.ts';

/** What the values of a table are to the program that asks it. */
export type TableContents =
  /** access(5): an action, a reply, or restrictions. */
  | 'access'
  /** header_checks(5) and its like: an action. */
  | 'checks'
  /** `transport:nexthop` */
  | 'transport'
  /** Addresses: virtual aliases, canonical and generic addresses, BCC. */
  | 'addresses'
  | 'password'
  /** Anything else, or nothing that matters. */
  | 'other';

/** What the values of a table are, by what asks it; a table may have several readers. */
export function tableContents({
  roles,
  language,
}: Pick<EntryContext, 'roles' | 'language'>): ReadonlySet<TableContents> {
  if (roles.length > 0) return new Set(roles.map(contentsOfRole));
  return new Set([language === 'cidr' ? 'access' : 'other']);
}

function contentsOfRole(role: string): TableContents {
  if (/^check_\w+_access$/.test(role) || role === 'postscreen_access_list') return 'access';
  if (/(?:header|body)_checks$/.test(role)) return 'checks';
  if (/transport_maps$/.test(role)) return 'transport';
  if (/^(?:lmtp|smtp)_sasl_password_maps$/.test(role)) return 'password';
  if (/^virtual_alias_maps$|canonical_maps$|generic_maps$|_bcc_maps$/.test(role)) return 'addresses';
  return 'other';
}

/** Who performs an action of header_checks and its like, by the parameter that asks: `usableIn` of the facts. */
export function checksProgram(role: string): string {
  if (role === 'milter_header_checks') return 'milter_header_checks';
  return /^(?:smtp|lmtp)_/.test(role) ? 'smtp' : 'cleanup';
}
