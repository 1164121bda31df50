import { type Mistake, own, rcpt, testMistakes } from './mistakes.ts';

const mistakes: readonly Mistake[] = [
  {
    code: 'joined-settings',
    main: 'message_size_limit = 52428800 mailbox_size_limit = 0',
    starts: false,
    shows: /bad numerical configuration: message_size_limit = 52428800 mailbox_size_limit = 0/,
  },
  {
    code: 'joined-settings',
    main: 'smtpd_client_connection_count_limit = 25readme_directory = /usr/share/doc/postfix',
    say: ['EHLO client.test'],
    shows: /bad numerical configuration: smtpd_client_connection_count_limit = 25readme_directory/,
  },
  {
    code: 'size-limit',
    main: `${own}message_size_limit = 104857600`,
    to: 'root@example.test',
    shows: /configuration error: mailbox_size_limit is smaller than message_size_limit/,
  },
  {
    code: 'size-limit',
    main: `${own}message_size_limit = 0`,
    to: 'root@example.test',
    shows: /configuration error: mailbox_size_limit is limited but message_size_limit is unlimited/,
  },
  {
    code: 'size-limit',
    main: 'message_size_limit = 104857600\nqueue_minfree = 10000\nmailbox_size_limit = 0',
    say: ['EHLO client.test'],
    shows: /queue_minfree\(10000\) should be at least 1\.5\*message_size_limit\(104857600\)/,
  },
  {
    code: 'adjusted-limit',
    main: 'bounce_queue_lifetime = 10d\nmaximal_queue_lifetime = 1d',
    shows: /bounce_queue_lifetime is larger than maximal_queue_lifetime - adjusting bounce_queue_lifetime/,
  },
  {
    code: 'virtual-mailbox-setup',
    main: `${own}virtual_mailbox_domains = box.test\nvirtual_mailbox_maps = static:x`,
    to: 'bob@box.test',
    shows: /bad string length 0 < 1: virtual_mailbox_base = /,
  },
  {
    code: 'virtual-mailbox-setup',
    main:
      `${own}virtual_mailbox_domains = box.test\n` +
      'virtual_mailbox_maps = static:x\n' +
      'virtual_mailbox_base = FOLDER/mail',
    to: 'bob@box.test',
    shows: /not found in virtual_uid_maps|uid not found/,
  },
  {
    code: 'postscreen-services',
    main: own,
    master: 'PORT inet n - n - 1 postscreen\ndnsblog unix - - n - 0 dnsblog\ntlsproxy unix - - n - 0 tlsproxy',
    say: ['EHLO client.test'],
    shows: /421 4\.3\.2 All server ports are busy/,
  },
  { code: 'maillog-file', main: 'maillog_file_prefixes = /nowhere', starts: false, shows: /master does not start/ },
  {
    code: 'proxy-not-listed',
    main: own,
    master:
      'PORT inet n - n - - smtpd -o ' +
      'smtpd_recipient_restrictions=check_recipient_access,proxy:texthash:FOLDER/access,permit',
    say: rcpt('root@example.test'),
    shows: /proxymap service is not configured for table "texthash:/,
  },
  {
    code: 'shared-cache',
    main:
      'smtpd_tls_session_cache_database = btree:$data_directory/scache\n' +
      'smtp_tls_session_cache_database = btree:$data_directory/scache',
    master: 'tlsmgr unix - - n 1 1 tlsmgr',
    shows: /do not use the same TLS cache file/,
  },
  {
    code: 'table-syntax',
    main: `${own}virtual_alias_maps = socketmap:unix:/run/smmap`,
    say: rcpt('root@example.test'),
    shows: /fatal: need service transport:endpoint instead of "unix"/,
  },
  {
    code: 'table-syntax',
    main: `${own}virtual_alias_maps = inline:{ a@example.test = root }`,
    say: rcpt('root@example.test'),
    shows: /missing '=' after attribute name/,
  },
  {
    code: 'table-syntax',
    main: `${own}virtual_alias_maps = unionmap:x`,
    say: rcpt('root@example.test'),
    shows: /bad syntax: "unionmap:x"/,
  },
  {
    code: 'recipient-limit',
    main: `${own}virtual_mailbox_domains = box.test\nvirtual_mailbox_maps = static:x\nvirtual_transport = deliver`,
    master: 'deliver unix - n n - - pipe flags=DRhu user=nobody argv=/bin/true ${recipient}',
    to: 'a@box.test>\r\nRCPT TO:<b@box.test',
    shows: /requires deliver_destination_recipient_limit = 1/,
  },
  {
    code: 'orphan-options',
    main: own,
    master: 'PORT inet n - n - - smtpd\n#submission inet n - n - - smtpd\n  -o smtpd_client_restrictions=reject',
    say: rcpt('root@example.test'),
    shows: /554 5\.7\.1 .*Client host rejected: Access denied/,
  },
  {
    code: 'refuses-everybody',
    main:
      'mydestination = example.com, localhost\n' +
      'mynetworks = 192.0.2.1\n' +
      'smtpd_client_restrictions = permit_mynetworks, reject',
    say: rcpt('root@example.com'),
    shows: /554 5\.7\.1 .*Client host rejected: Access denied/,
  },
  {
    code: 'domain-pattern',
    main: 'mynetworks = 192.0.2.1\nrelay_domains = *',
    say: rcpt('bob@elsewhere.test'),
    shows: /454 4\.7\.1 .*Relay access denied/,
  },
  {
    code: 'mappings-off',
    main:
      `${own}receive_override_options = no_address_mappings\n` +
      'virtual_alias_domains = alias.test\n' +
      'virtual_alias_maps = inline:{a@alias.test=root@example.test}',
    to: 'a@alias.test',
    shows: /User unknown in virtual alias table/,
  },
  {
    code: 'chroot-path',
    main: `${own}smtpd_milters = unix:/run/nobody/milter.sock\nmilter_default_action = accept`,
    master: 'PORT inet n - y - - smtpd',
    say: rcpt('root@example.test'),
    shows: /connect to Milter service unix:\/run\/nobody\/milter\.sock: No such file or directory/,
  },
  {
    code: 'chroot-path',
    main:
      `${own}virtual_mailbox_domains = box.test\n` +
      'virtual_mailbox_maps = static:x\n' +
      'virtual_transport = lmtp:unix:/run/nobody/lmtp',
    master: 'lmtp unix - - y - - lmtp',
    to: 'bob@box.test',
    shows: /connect to .*\[\/run\/nobody\/lmtp\]: No such file or directory/,
  },
  {
    code: 'missing-socket',
    main: `${own}smtpd_recipient_restrictions = check_policy_service unix:private/policyd-spf`,
    say: rcpt('root@example.test'),
    shows: /451 4\.3\.5 .*Server configuration problem/,
  },
  {
    code: 'dane-without-dnssec',
    main: `${own}smtp_tls_security_level = dane-only\nrelayhost = [127.0.0.1]:9\ninet_interfaces = 127.0.0.1`,
    to: 'bob@elsewhere.test',
    shows: /configured with dnssec lookups disabled/,
  },
  {
    code: 'inline-result',
    main:
      `${own}smtp_tls_policy_maps = inline:{ { [127.0.0.1]:9 = secure protocols=!SSLv2 !SSLv3 } }\n` +
      'relayhost = [127.0.0.1]:9',
    to: 'bob@elsewhere.test',
    shows: /invalid attribute name|malformed attribute|client TLS configuration problem/,
  },
  {
    code: 'inline-result',
    main: `${own}recipient_bcc_maps = inline:{ { root@example.test = a@example.test, b@example.test } }`,
    to: 'root@example.test',
    shows: /to=<"?a@example\.test, ?b"?@example\.test>/,
  },
  {
    code: 'inline-result',
    main: `${own}smtpd_recipient_restrictions = check_recipient_access inline:{root@example.test=ACCEPT}`,
    say: rcpt('root@example.test'),
    shows: /451 4\.3\.5 .*Server configuration error/,
  },
  {
    code: 'inline-result',
    main: `${own}smtpd_recipient_restrictions = check_recipient_access inline:{{root@example.test = OK, reject}}`,
    say: rcpt('root@example.test'),
    shows: /451 4\.3\.5 .*Server configuration error/,
  },
  {
    code: 'inline-result',
    main:
      `${own}smtpd_recipient_restrictions = check_recipient_access inline:{{root@example.test = ` +
      'check_client_access static:DUNNO}}',
    say: rcpt('root@example.test'),
    shows: /451 4\.3\.5 .*Server configuration error/,
  },
  {
    code: 'inline-result',
    main: `${own}smtpd_recipient_restrictions = check_recipient_access static:550`,
    say: rcpt('root@example.test'),
    shows: /250 2\.1\.5 Ok/,
  },
  {
    code: 'inline-result',
    main: `${own}smtpd_sender_restrictions = check_recipient_a_access static:OK`,
    say: rcpt('root@[127.0.0.1]'),
    shows: /451 4\.3\.5 .*Server configuration error/,
  },
  {
    code: 'inline-result',
    main: `${own}smtpd_recipient_restrictions = check_recipient_access inline:{{root@example.test = REDIRECT nobody}}`,
    say: rcpt('root@example.test'),
    shows: /REDIRECT action without user@domain|without recipient|bad REDIRECT|REDIRECT/,
  },
  {
    code: 'restriction-class',
    main:
      `${own}smtpd_restriction_classes = gate\n` +
      'gate = check_recipient_access inline:{root@example.test=gate}\n' +
      'smtpd_recipient_restrictions = gate',
    say: rcpt('root@example.test'),
    shows: /451 4\.3\.5 .*Server configuration error/,
  },
  {
    code: 'hidden-starttls',
    main: `${own}smtpd_tls_security_level = encrypt\nsmtpd_discard_ehlo_keywords = starttls`,
    say: rcpt('root@example.test'),
    shows: /530 5\.7\.0 Must issue a STARTTLS command first/,
  },
  {
    code: 'inline-result',
    main: `${own}transport_maps = inline:{root@example.test=slow:[127.0.0.1]}`,
    to: 'root@example.test',
    master: 'PORT inet n - n - - smtpd',
    shows: /mail transport unavailable|connect to transport private\/slow/,
  },
  {
    code: 'rare-table-type',
    main: `${own}virtual_alias_maps = sdbm:/etc/postfix/virtual`,
    say: rcpt('root@example.test'),
    shows: /unsupported dictionary type: sdbm/,
  },
  {
    code: 'indexed-patterns',
    main: `${own}header_checks = inline:{x=REJECT}, texthash:FOLDER/header_checks`,
    to: 'root@example.test',
    shows: /status=sent/,
  },
  {
    code: 'login-mismatch',
    main: `${own}smtpd_sender_restrictions = reject_sender_login_mismatch`,
    master: 'PORT inet n - n - - smtpd',
    say: rcpt('root@example.test'),
    shows: /ignored: no SASL support/,
  },
  {
    code: 'filter-loop',
    main: `${own}content_filter = loop:dummy`,
    master:
      'loop unix - n n - - pipe flags=Rq user=nobody argv=/usr/sbin/sendmail -C FOLDER/main.cf -G -i -f ' +
      '${sender} -- ${recipient}',
    to: 'root@example.test',
    shows: /relay=loop/,
  },
  {
    code: 'network-words',
    main: 'mynetworks = 192.0.2.0 /24',
    say: rcpt('bob@elsewhere.test'),
    shows: /451 4\.3\.0 .*Temporary lookup failure/,
  },
  {
    code: 'dead-exclusion',
    main: 'mynetworks = 127.0.0.0/8 !127.0.0.1\nrelayhost = [127.0.0.1]:9',
    say: rcpt('bob@elsewhere.test'),
    shows: /250 2\.1\.5 Ok/,
  },
  {
    code: 'restriction-class',
    main: `${own}smtpd_restriction_classes = gate\ngate =`,
    say: ['EHLO client.test'],
    shows: /restriction class `gate' needs a definition/,
  },
  {
    code: 'domain-pattern',
    main: 'mynetworks = 192.0.2.1\nrelay_domains = .elsewhere.test',
    say: rcpt('bob@sub.elsewhere.test'),
    shows: /454 4\.7\.1 .*Relay access denied/,
  },
];

testMistakes(mistakes);
