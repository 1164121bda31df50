import type { KeywordEffect } from './data.ts';

/** What Postfix makes of a word that a list does not have. */
export interface KeywordTraits {
  readonly effect: KeywordEffect;
  /** The log line, with NAME, WORD and VALUE in it. */
  readonly log?: string;
  /** Words that Postfix takes with a warning, and what it makes of them. */
  readonly tolerated?: { readonly words: readonly string[]; readonly as: string; readonly log: string };
  /** Hexadecimal numbers will do too. */
  readonly numbers?: true;
  /** The list is closed although its facts call it open: only a patched Postfix has more words. */
  readonly closed?: true;
  readonly caseSensitive?: true;
  /** A wrong case is no mistake for one of several programs. */
  readonly anyCase?: true;
  /** More words, of other platforms. */
  readonly more?: readonly string[];
  /** Items with a `:` are tables, words behind this one its argument. */
  readonly tableWord?: string;
  readonly tables?: true;
}

const mask = 'unknown NAME value "WORD" in "VALUE"';
const yesTo = (word: string): readonly (readonly [string, string])[] =>
  ['yes', 'y', 'true', '1', 'on', 'enable', 'enabled'].map((one) => [one, word]);
const noTo = (word: string): readonly (readonly [string, string])[] =>
  ['no', 'n', 'false', '0', 'off', 'disable', 'disabled'].map((one) => [one, word]);

/** By list id of keywords.json; a list of its own kind stops the program with the message of name_mask(). */
const traits: Readonly<Record<string, KeywordTraits>> = {
  header_from_format: { effect: 'stops', log: 'invalid setting: "NAME = VALUE"' },
  info_log_address_format: { effect: 'stops', log: 'invalid parameter setting "NAME = VALUE"' },
  maillog_file_permissions: { effect: 'warns', log: 'ignoring bad permissions: NAME = VALUE' },
  milter_default_action: { effect: 'defers', log: 'unrecognized default action: VALUE' },
  milter_protocol: { effect: 'defers', log: 'bad protocol information: WORD' },
  mynetworks_style: { effect: 'stops', log: 'unknown mynetworks mask style value "WORD" in "VALUE"' },
  non_bdb_migration_level: { effect: 'stops', log: "invalid non-Berkeley-DB migration level: 'VALUE'" },
  non_empty_end_of_header_action: { effect: 'stops', log: "bad NAME value: 'VALUE'" },
  postscreen_bare_newline_action: { effect: 'stops', log: 'bad NAME value: VALUE' },
  postscreen_upstream_proxy_protocol: { effect: 'stops', log: 'unsupported NAME value: VALUE' },
  reject_tempfail_action: { effect: 'stops', log: 'bad configuration: NAME = VALUE' },
  sendmail_fix_line_endings: { effect: 'stops', log: 'invalid NAME value: VALUE', caseSensitive: true },
  smtp_address_preference: { effect: 'stops', log: 'bad NAME value: VALUE' },
  smtp_address_verify_target: { effect: 'stops', log: 'bad protocol stage: "NAME = VALUE"' },
  smtp_dns_support_level: { effect: 'stops', log: 'invalid NAME: "VALUE"' },
  smtp_tls_dane_insecure_mx_policy: { effect: 'stops', log: 'invalid NAME: "VALUE"' },
  smtp_tls_security_level: { effect: 'stops', log: 'Invalid TLS level "VALUE"' },
  smtpd_tls_security_level: {
    effect: 'stops',
    log: 'Invalid TLS level "VALUE"',
    tolerated: {
      words: ['verify', 'secure', 'fingerprint'],
      as: 'encrypt',
      log: 'unsupported TLS level "VALUE", using "encrypt"',
    },
  },
  smtpd_forbid_bare_newline: { effect: 'stops', log: "bad parameter value: 'NAME = VALUE'" },
  // The manual leaves null out here, tls_set_ciphers() does not.
  smtpd_tls_ciphers: { effect: 'tls-fails', log: 'invalid cipher grade: "VALUE"', more: ['null'] },
  smtpd_tls_mandatory_ciphers: { effect: 'tls-fails', log: 'invalid cipher grade: "VALUE"' },
  smtpd_tls_eecdh_grade: { effect: 'unused' },
  tls_dane_digest_agility: { effect: 'unused' },
  smtpd_tls_loglevel: { effect: 'silent-log', log: mask },
  smtp_discard_ehlo_keywords: { effect: 'ignored' },
  smtp_pix_workarounds: { effect: 'ignored' },
  parent_domain_matches_subdomains: { effect: 'ignored', tables: true },
  smtp_sasl_security_options: { effect: 'sasl-fails', log: 'unknown SASL security options value "WORD" in "VALUE"' },
  smtpd_sasl_security_options: {
    effect: 'sasl-fails',
    log: 'unknown SASL security options value "WORD" in "VALUE"',
    anyCase: true,
  },
  tls_disable_workarounds: { effect: 'warns', log: mask, numbers: true },
  tls_ssl_options: { effect: 'warns', log: mask, numbers: true },
  smtp_sasl_type: {
    effect: 'sasl-fails',
    log: 'unsupported SASL client implementation: VALUE',
    closed: true,
    caseSensitive: true,
  },
  smtpd_sasl_type: {
    effect: 'stops',
    log: 'unsupported SASL server implementation: VALUE',
    closed: true,
    caseSensitive: true,
  },
  syslog_facility: {
    effect: 'stops',
    log: 'parameter NAME: unrecognized value: VALUE',
    closed: true,
    more: ['security'],
  },
  postscreen_access_list: {
    effect: 'rest-ignored',
    log: 'unknown command: WORD -- ignoring the remainder of this access list',
    closed: true,
    tables: true,
    more: ['permit_mynetworks'],
  },
  local_header_rewrite_clients: {
    effect: 'warns',
    log: 'parameter NAME: invalid request: WORD',
    closed: true,
    tables: true,
    tableWord: 'check_address_map',
  },
  smtp_tls_mandatory_protocols: { effect: 'no-tls', log: 'Invalid TLS protocol list "VALUE"', closed: true },
};

/** The traits of a list of keywords by its name in the facts. */
export function keywordTraits(list: string): KeywordTraits {
  return traits[list] ?? { effect: 'stops', log: mask };
}

const postscreenWords = [
  ['reject', 'enforce'],
  ['deny', 'enforce'],
  ['block', 'enforce'],
  ['accept', 'ignore'],
  ['permit', 'ignore'],
  ['none', 'ignore'],
  ['disconnect', 'drop'],
  ['yes', 'enforce'],
  ['no', 'ignore'],
] as const;
const levelWords = [
  ...yesTo('may'),
  ...noTo('none'),
  ['opportunistic', 'may'],
  ['optional', 'may'],
  ['required', 'encrypt'],
  ['require', 'encrypt'],
  ['mandatory', 'encrypt'],
  ['enforce', 'encrypt'],
  ['force', 'encrypt'],
  ['starttls', 'may'],
] as const;

/** Words that people write for a keyword, by list id. */
const meant: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  inet_protocols: new Map([
    ...['inet', 'inet4', 'ip4', 'v4', '4', 'ipv4-only', 'ip_v4', 'ipv4_only'].map((word) => [word, 'ipv4'] as const),
    ...['inet6', 'ip6', 'v6', '6', 'ipv6-only', 'ip_v6', 'ipv6_only'].map((word) => [word, 'ipv6'] as const),
    ...['both', 'any', 'dual', 'yes', 'ipv4/ipv6', '*', 'ipv4+ipv6'].map((word) => [word, 'all'] as const),
  ]),
  smtp_tls_security_level: new Map(levelWords),
  smtpd_tls_security_level: new Map(levelWords),
  postscreen_bare_newline_action: new Map(postscreenWords),
  smtp_dns_support_level: new Map([...yesTo('enabled'), ...noTo('disabled'), ['dane', 'dnssec']]),
  milter_default_action: new Map([
    ['defer', 'tempfail'],
    ['tempreject', 'tempfail'],
    ['temp_fail', 'tempfail'],
    ['ok', 'accept'],
    ['allow', 'accept'],
    ['pass', 'accept'],
    ['deny', 'reject'],
    ['discard', 'reject'],
  ]),
  smtpd_tls_ciphers: new Map([
    ['strong', 'high'],
    ['normal', 'medium'],
    ['default', 'medium'],
  ]),
  smtpd_tls_mandatory_ciphers: new Map([
    ['strong', 'high'],
    ['normal', 'medium'],
    ['default', 'medium'],
  ]),
  smtp_address_preference: new Map([
    ['inet', 'ipv4'],
    ['inet6', 'ipv6'],
    ['all', 'any'],
    ['both', 'any'],
  ]),
  smtpd_forbid_bare_newline: new Map([...yesTo('yes'), ...noTo('no')]),
};

/** The keyword of a list that a word stands for in most heads; undefined for a word of no such fame. */
export function meantKeyword(list: string, word: string): string | undefined {
  if (list === 'smtp_tls_mandatory_protocols') return meantProtocol(word);
  return meant[list]?.get(word.toLowerCase());
}

/** TLS1.2, TLSv12, tls_1_2, SSL3 … */
function meantProtocol(word: string): string | undefined {
  const match = /^(tls|ssl)[-_ ]?v?[-_ ]?([123])(?:[._-]?([0123]))?$/i.exec(word);
  if (!match) return undefined;
  const minor = match[3] ?? '0';
  if (match[1]?.toLowerCase() === 'ssl')
    return (match[2] === '2' || match[2] === '3') && minor === '0' ? `SSLv${match[2]}` : undefined;
  if (match[2] !== '1') return undefined;
  return minor === '0' ? 'TLSv1' : `TLSv1.${minor}`;
}
