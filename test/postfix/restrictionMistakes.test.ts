import { type Mistake, own, rcpt, testMistakes } from './mistakes.ts';

/** What real smtpd does with restrictions, classes and networks, against what people expect. */
const mistakes: readonly Mistake[] = [
  {
    code: 'warn-if-reject',
    main: `${own}smtpd_recipient_restrictions = warn_if_reject check_client_access texthash:FOLDER/nothing, permit`,
    say: rcpt('root@example.test'),
    shows: /reject_warning: .* 451 4\.3\.5 .*Server configuration error/,
  },
  {
    code: 'warn-if-reject',
    main: `${own}smtpd_recipient_restrictions = warn_if_reject check_policy_service inet:127.0.0.1:1, permit`,
    say: rcpt('root@example.test'),
    shows: /reject_warning: .* 451 4\.3\.5 .*Server configuration problem/,
  },
  {
    code: 'warn-if-reject',
    main: `${own}smtpd_recipient_restrictions = warn_if_reject defer_if_reject, reject`,
    say: rcpt('root@example.test'),
    shows: /450 4\.7\.0 .*defer_if_reject requested/,
  },
  {
    code: 'warn-if-reject',
    main:
      `${own}local_recipient_maps = inline:{root=x}\n` +
      'smtpd_recipient_restrictions = warn_if_reject reject_unlisted_recipient, permit',
    say: rcpt('nobody2@example.test'),
    shows: /^550 5\.1\.1 .*User unknown in local recipient table/,
  },
  {
    code: 'lost-defer',
    main: `${own}smtpd_client_restrictions = defer_if_reject\nsmtpd_recipient_restrictions = reject`,
    say: rcpt('root@example.test'),
    shows: /^554 5\.7\.1 .*Recipient address rejected: Access denied/,
  },
  {
    code: 'restriction-argument',
    main: `${own}smtpd_recipient_restrictions = check_client_access { texthash:FOLDER/access }`,
    say: rcpt('root@example.test'),
    shows: /check_domain_access: unexpected dictionary/,
  },
  {
    code: 'restriction-class',
    main:
      `${own}smtpd_restriction_classes = OK\nOK = reject\n` +
      'smtpd_recipient_restrictions = check_recipient_access inline:{root@example.test=OK}',
    say: rcpt('root@example.test'),
    shows: /250 2\.1\.5 Ok/,
  },
  { code: 'compatibility-level', main: 'compatibility_level = 2.x', starts: false, shows: /master does not start/ },
  {
    code: 'network-words',
    main: 'mynetworks = [::ffff:192.0.2.7], 192.0.2.1\nrelayhost = [127.0.0.1]:9',
    say: rcpt('bob@elsewhere.test'),
    shows: /454 4\.7\.1 .*Relay access denied/,
  },
  {
    code: 'misplaced-restriction',
    main: `${own}smtpd_data_restrictions = check_recipient_access inline:{root@example.test=REJECT}`,
    say: [...rcpt('root@example.test'), 'RCPT TO:<postmaster@example.test>', 'DATA'],
    shows: /^354 /,
  },
  {
    code: 'login-mismatch',
    main: `${own}smtpd_recipient_restrictions = check_sasl_access inline:{joe=REJECT}`,
    master: 'PORT inet n - n - - smtpd',
    say: rcpt('root@example.test'),
    shows: /restriction `check_sasl_access' ignored: no SASL support/,
  },
  {
    code: 'xclient-hosts',
    main: 'mynetworks = 192.0.2.1\nsmtpd_authorized_xclient_hosts = 0.0.0.0/0\nrelayhost = [127.0.0.1]:9',
    say: ['EHLO client.test', 'XCLIENT ADDR=192.0.2.1 NAME=x.test', ...rcpt('bob@elsewhere.test')],
    shows: /250 2\.1\.5 Ok/,
  },
  {
    code: 'quoted-value',
    main: own,
    master: 'PORT inet n - n - - smtpd -o smtpd_tls_security_level="may"',
    say: ['EHLO client.test'],
    shows: /fatal: Invalid TLS level ""may""/,
  },
  {
    code: 'full-width-character',
    main: own,
    master: 'PORT inet n - n - - smtpd -o smtpd_recipient_restrictions=permit_mynetworks，reject',
    say: rcpt('root@example.test'),
    shows: /unknown smtpd restriction: "permit_mynetworks/,
  },
  {
    code: 'invalid-reply',
    main:
      `${own}smtpd_policy_service_default_action = "REJECT"\n` +
      'smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:1',
    say: rcpt('root@example.test'),
    shows: /unknown smtpd restriction: ""REJECT""/,
  },
];

testMistakes(mistakes);
