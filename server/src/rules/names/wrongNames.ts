/**
 * Names that people write although Postfix never had them, and what they want: from other mail servers (Sendmail,
 * Exim, qmail, ssmtp), from habit, or worn down from the real name. Several = any of them may be meant; none = the
 * setting belongs to a patched Postfix or to another program, and a similar name of Postfix would be a bad answer.
 * Case, `_` and `-` do not count (nearestName.ts).
 */
const families: readonly (readonly [meant: string, written: string])[] = [
  ['myhostname', 'hostname host_name fqdn primary_hostname my_host server_name servername confDOMAIN_NAME me myfqdn'],
  ['mydomain', 'domain domain_name domainname my_domain_name'],
  ['myorigin', 'qualify_domain origin mail_from_domain rewriteDomain dc_readhost masqueradeAs confMASQUERADE_AS'],
  [
    'mydestination',
    'destination destinations mydestinations local_domains local_destinations accept_domains dc_other_hostnames',
  ],
  [
    'mynetworks',
    'networks network my_network trusted_networks allowed_networks relay_networks relay_from_hosts ' +
      'dc_relay_nets allow_relay_from',
  ],
  ['mynetworks_style', 'networks_style network_style'],
  [
    'relayhost',
    'relay smarthost smart_host smtp_host smtp_server smtp_relay smtp_relayhost mailhub relay_server ' +
      'relayserver dc_smarthost smtp_relay_host next_hop nexthop relayhosts upstream',
  ],
  ['relay_domains', 'relay_to_domains relay_domain_list rcpthosts dc_relay_domains backup_mx_domains'],
  [
    'inet_interfaces',
    'interfaces interface listen listen_on listen_address listen_addresses bind_address bind_addresses ' +
      'local_interfaces dc_local_interfaces inet_addresses',
  ],
  ['inet_protocols', 'protocol protocols ip_protocol ip_protocols ip_version inet inet_protocal inet_protocals'],
  [
    'message_size_limit',
    'max_message_size maximum_message_size message_size message_limit mail_size_limit max_mail_size databytes ' +
      'confMAX_MESSAGE_SIZE message_size_max email_size_limit attachment_size_limit max_attachment_size',
  ],
  [
    'mailbox_size_limit',
    'mailbox_size max_mailbox_size mail_box_size_limit mailbox_limit mailbox_quota mailbox_max_size',
  ],
  ['alias_maps', 'alias_files alias_file aliases aliases_file aliases_maps local_aliases alias_table'],
  [
    'virtual_alias_maps',
    'virtual_map virtual_maps virtual virtual_file virtual_table virtual_aliases virtual_alias_map ' +
      'virtual_user_table virtusertable virtual_users_maps virtual_alias_table virtual_forward_maps',
  ],
  [
    'virtual_mailbox_maps',
    'virtual_mailbox virtual_mailboxes virtual_mailbox_map virtual_mailbox_users virtual_users',
  ],
  ['virtual_mailbox_domains', 'virtual_mailbox_domain virtual_mail_domains'],
  ['virtual_mailbox_base', 'virtual_mailbox_dir virtual_mailbox_directory virtual_mailbox_root virtual_base'],
  ['virtual_uid_maps', 'virtual_uid virtual_uids virtual_user virtual_user_maps'],
  ['virtual_gid_maps', 'virtual_gid virtual_gids virtual_group virtual_group_maps'],
  ['virtual_minimum_uid', 'virtual_min_uid'],
  ['home_mailbox', 'home_maildir maildir home_mailbox_dir mail_dir maildir_path'],
  ['mail_spool_directory', 'mail_spool spool_directory mail_directory'],
  ['queue_directory', 'queue_dir'],
  ['transport_maps', 'transport transports transport_map transport_file smtproutes mailertable transport_table'],
  ['canonical_maps', 'canonical canonical_map'],
  ['relocated_maps', 'relocated relocated_map'],
  ['masquerade_domains', 'masquerade masquerade_domain'],
  [
    'sender_dependent_relayhost_maps',
    'sender_relay_maps sender_relayhost_maps sender_dependent_relay_maps sender_dependent_relayhost ' +
      'sender_dependent_relayhosts_maps',
  ],
  ['sender_dependent_default_transport_maps', 'sender_transport_maps sender_dependent_transport_maps'],
  [
    'smtpd_banner',
    'banner smtp_banner greeting smtp_greeting smtpd_greeting confSMTP_LOGIN_MSG smtp_greeting_message',
  ],
  ['smtp_helo_name', 'helo_name helo_host helo_data ehlo_name smtp_ehlo_name'],
  ['smtp_bind_address', 'outgoing_interface source_address outgoing_ip smtp_source_address smtp_bind_ip'],
  [
    'smtpd_tls_cert_file',
    'tls_cert_file tls_cert tls_certificate ssl_cert ssl_cert_file ssl_certificate smtpd_tls_cert ' +
      'smtpd_tls_certificate smtpd_tls_certificate_file smtpd_ssl_cert_file smtpd_cert_file smtpd_tls_crt_file ' +
      'confSERVER_CERT',
  ],
  [
    'smtpd_tls_key_file',
    'tls_key_file tls_key tls_privatekey ssl_key ssl_key_file ssl_certificate_key smtpd_tls_key ' +
      'smtpd_tls_private_key smtpd_tls_private_key_file smtpd_ssl_key_file smtpd_key_file confSERVER_KEY',
  ],
  [
    'smtpd_tls_CAfile',
    'tls_ca_file smtpd_tls_ca smtpd_tls_ca_cert smtpd_tls_ca_cert_file smtpd_tls_cacert_file confCACERT',
  ],
  ['smtp_tls_cert_file', 'smtp_tls_cert smtp_tls_certificate smtp_tls_certificate_file confCLIENT_CERT'],
  ['smtp_tls_key_file', 'smtp_tls_key smtp_tls_private_key confCLIENT_KEY'],
  ['smtp_tls_CAfile', 'smtp_tls_ca smtp_tls_ca_cert smtp_tls_ca_cert_file smtp_tls_cacert_file tls_trust_file'],
  [
    'smtpd_tls_security_level',
    'smtpd_tls smtpd_tls_level smtpd_tls_enable smtpd_starttls smtpd_starttls_enable smtpd_use_starttls ' +
      'smtpd_use_ssl smtpd_tls_required',
  ],
  [
    'smtp_tls_security_level',
    'smtp_tls smtp_tls_level smtp_tls_enable smtp_starttls smtp_starttls_enable smtp_use_starttls smtp_use_ssl ' +
      'use_starttls smtp_tls_required',
  ],
  ['smtpd_tls_security_level smtp_tls_security_level', 'use_tls tls tls_enable tls_security_level starttls tls_level'],
  ['smtpd_tls_protocols smtp_tls_protocols', 'tls_protocols ssl_protocols tls_protocol'],
  [
    'smtpd_tls_dh1024_param_file',
    'smtpd_tls_dhparam smtpd_tls_dh_param_file smtpd_tls_dh2048_param_file smtpd_tls_dh4096_param_file ' +
      'smtpd_tls_dhparam_file tls_dhparam ssl_dhparam',
  ],
  ['smtpd_tls_wrappermode', 'smtpd_ssl smtpd_tls_wrapper'],
  ['smtp_tls_wrappermode', 'smtp_ssl smtp_tls_wrapper'],
  ['smtpd_sasl_auth_enable', 'smtpd_sasl_enable smtpd_auth_enable smtpd_sasl_auth smtpd_auth smtpd_sasl'],
  ['smtp_sasl_auth_enable', 'smtp_sasl_enable smtp_auth_enable smtp_sasl_auth smtp_auth smtp_sasl'],
  [
    'smtp_sasl_password_maps',
    'smtp_sasl_passwd smtp_sasl_passwd_maps smtp_sasl_password smtp_password_maps sasl_password_maps ' +
      'sasl_passwd sasl_passwd_maps smtp_auth_password_maps smtp_sasl_password_file',
  ],
  ['smtpd_milters', 'milters smtpd_milter milter milter_socket input_mail_filter'],
  ['non_smtpd_milters', 'non_smtp_milters non_smtpd_milter'],
  ['content_filter', 'filter mail_filter'],
  [
    'maximal_queue_lifetime',
    'max_queue_lifetime queue_lifetime queuelifetime maximum_queue_lifetime confTO_QUEUERETURN',
  ],
  ['maximal_backoff_time', 'max_backoff_time maximum_backoff_time'],
  ['minimal_backoff_time', 'min_backoff_time minimum_backoff_time retry_interval'],
  ['default_process_limit', 'max_processes process_limit max_connections smtp_accept_max confMAX_DAEMON_CHILDREN'],
  ['smtpd_recipient_limit', 'max_recipients max_rcpt recipients_max smtpd_max_recipients confMAX_RCPTS_PER_MESSAGE'],
  ['smtpd_helo_required', 'helo_required require_helo smtpd_require_helo'],
  ['smtpd_relay_restrictions', 'relay_restrictions'],
  ['smtpd_recipient_restrictions', 'recipient_restrictions rcpt_restrictions smtpd_rcpt_restrictions'],
  ['disable_vrfy_command', 'disable_vrfy vrfy_disable novrfy'],
  ['maillog_file', 'log_file logfile mail_log maillog log_path'],
  ['smtpd_tls_loglevel smtp_tls_loglevel', 'tls_log_level tls_loglevel'],
  [
    '',
    'virtual_create_maildirsize virtual_maildir_extended virtual_mailbox_extended virtual_mailbox_limit_maps ' +
      'virtual_mailbox_limit_override virtual_mailbox_limit_inbox virtual_maildir_limit_message ' +
      'virtual_maildir_limit_message_maps virtual_maildir_suffix virtual_maildir_filter ' +
      'virtual_maildir_filter_maps virtual_overquota_bounce virtual_overquota_lifetime virtual_trash_count ' +
      'virtual_trash_name mydomain_fallback use_sacl_cache imap_submit_cred_file enable_server_options ' +
      'smtpd_pw_server_security_options smtpd_use_pw_server mail_version version path spf_record spf dkim dmarc ' +
      'port user username password from smtp_port smtp_user smtp_username',
  ],
];

/** What a name (in small letters, without separators) stands for; undefined = not in the table. */
export function wrongName(squashed: string): readonly string[] | undefined {
  // Nearly all names that are asked for are not in it.
  all ??= ` ${squash(families.map(([, written]) => written).join(' '))} `;
  if (!all.includes(` ${squashed} `)) return undefined;
  table ??= new Map(
    families.flatMap(([meant, written]) => {
      const names = meant ? meant.split(' ') : [];
      return written.split(' ').map((one) => [squash(one), names] as const);
    }),
  );
  return table.get(squashed);
}
/** Made on first use, from the constant above. */
let all: string | undefined;
let table: ReadonlyMap<string, readonly string[]> | undefined;

function squash(written: string): string {
  return written.toLowerCase().replaceAll('_', '');
}
