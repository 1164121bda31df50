import type { EntryContext } from '../rule.ts';

/** Roles whose files are no tables of postmap(1): aliases(5) has another syntax. */
const ofAliases = /^(?:alias_maps|alias_database)$/;

/** The roles of a table that is read as postmap(1) reads it. */
export function judgedRoles({ roles }: Pick<EntryContext, 'roles'>): readonly string[] {
  return roles.some((role) => ofAliases.test(role)) ? [] : roles;
}

/** Whether a restriction such as check_client_access asks the table. */
export function isAccess(role: string): boolean {
  return /^check_\w+_access$/.test(role);
}

/** What a value is to the program that asks: addresses, text that somebody reads or is sent to, or nothing. */
export function useOfValue(role: string): 'address' | 'text' | 'value' | 'ignored' {
  if (/^virtual_alias_maps$|canonical_maps$|generic_maps$|_bcc_maps$/.test(role)) return 'address';
  if (isAccess(role) || /(?:header|body)_checks$/.test(role)) return 'text';
  return readValues.test(role) ? 'value' : 'ignored';
}

const readValues = new RegExp(
  'transport_maps$|relayhost_maps$|_tls_policy_maps$|_sasl_password_maps$' +
    '|^smtpd_sender_login_maps$|^virtual_mailbox_maps$',
);
