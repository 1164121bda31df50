/** A configuration beside what all cases have, commands behind EHLO, and what a real smtpd answered to each. */
export interface RuleCase {
  readonly name: string;
  readonly main: string;
  readonly commands: readonly string[];
  readonly replies: readonly string[];
}

/** What all cases have. */
export const ruleBase = `compatibility_level = 3.6
myhostname = mx.example.com
mydestination = example.com
local_recipient_maps =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_auth_destination, reject
`;

const open = 'smtpd_relay_restrictions = check_client_access inline:{{192.0.2.9 = OK}}, reject\n';
const [from, to] = ['MAIL FROM:<a@b.test>', 'RCPT TO:<c@d.test>'];

/** Cases that no recorded session has: each was found by a change to a rule that nothing noticed. */
export const ruleCases: readonly RuleCase[] = [
  {
    name: 'a transport for everything',
    main: `${open}transport_maps = inline:{{* = error:5.1.2 star}}\n`,
    commands: [from, to],
    replies: ['250 2.1.0 Ok', '550 5.1.2 <c@d.test>: Recipient address rejected: star'],
  },
  {
    name: 'VRFY with SMTPUTF8',
    main: '',
    commands: ['VRFY a@example.com SMTPUTF8'],
    replies: ['252 2.0.0 a@example.com'],
  },
  {
    name: 'strict_smtputf8: UTF-8 needs SMTPUTF8',
    main: 'strict_smtputf8 = yes\n',
    commands: ['MAIL FROM:<\u00e9@b.test>'],
    replies: ['553 5.6.7 Must declare SMTPUTF8 to send unicode address'],
  },
  {
    name: 'a size that is no number of bytes',
    main: '',
    commands: [`${from} SIZE=99999999999999999999`],
    replies: ['552 5.3.4 Message size exceeds file system imposed limit'],
  },
  {
    name: 'a footer with the sender’s domain',
    main: 'smtpd_reject_footer = <$sender_domain>\n',
    commands: [from, to],
    replies: ['250 2.1.0 Ok', '554 5.7.1 <c@d.test>: Recipient address rejected: Access denied\n<b.test>'],
  },
  {
    name: 'DATA takes no argument',
    main: '',
    commands: [from, 'RCPT TO:<a@example.com>', 'DATA x'],
    replies: ['250 2.1.0 Ok', '250 2.1.5 Ok', '501 5.5.4 Syntax: DATA'],
  },
  {
    name: 'the table of unknown users is not named',
    main: 'local_recipient_maps = inline:{{ann = x}}\nshow_user_unknown_table_name = no\n',
    commands: [from, 'RCPT TO:<bob@example.com>'],
    replies: ['250 2.1.0 Ok', '550 5.1.1 <bob@example.com>: Recipient address rejected: User unknown'],
  },
  {
    name: 'a reply code that is none',
    main: 'reject_code = 250\n',
    commands: [from, to],
    replies: ['250 2.1.0 Ok', '450 4.7.1 Service unavailable'],
  },
  {
    name: 'the null sender’s transport',
    main: `${open}sender_dependent_default_transport_maps = inline:{{<> = error:5.1.1 null}}\n`,
    commands: ['MAIL FROM:<>', to],
    replies: ['250 2.1.0 Ok', '550 5.1.1 <c@d.test>: Recipient address rejected: null'],
  },
  {
    name: 'the null sender is <>, and others are not',
    main: `${open}sender_dependent_default_transport_maps = inline:{{<> = error:5.1.1 null}}\n`,
    commands: [from, to],
    replies: ['250 2.1.0 Ok', '250 2.1.5 Ok'],
  },
  {
    name: 'too many errors',
    main: 'smtpd_hard_error_limit = 2\n',
    commands: ['FOO', 'BAR', 'NOOP', 'NOOP'],
    replies: [
      '500 5.5.2 Error: command not recognized',
      '500 5.5.2 Error: command not recognized',
      '421 4.7.0 mx.example.com Error: too many errors',
      'closed',
    ],
  },
  {
    name: 'a forbidden command',
    main: 'smtpd_forbidden_commands = XFOO\n',
    commands: ['NOOP', 'XFOO'],
    replies: ['250 2.0.0 Ok', '221 2.7.0 Error: I can break rules, too. Goodbye.'],
  },
  {
    name: 'a header in the place of a command',
    main: 'smtpd_forbidden_commands =\n',
    commands: ['Subject: x'],
    replies: ['221 2.7.0 Error: I can break rules, too. Goodbye.'],
  },
  {
    name: 'no_unknown_recipient_checks decides nothing',
    main: [
      'receive_override_options = no_unknown_recipient_checks\n',
      'smtpd_recipient_restrictions = reject_unlisted_recipient, reject\n',
    ].join(''),
    commands: [from, 'RCPT TO:<a@example.com>'],
    replies: ['250 2.1.0 Ok', '554 5.7.1 <a@example.com>: Recipient address rejected: Access denied'],
  },
  {
    name: 'a server table without a type',
    main: `${open}smtpd_recipient_restrictions = check_helo_mx_access nothing\n`,
    commands: [from, to],
    replies: ['250 2.1.0 Ok', '451 4.3.5 Server configuration error'],
  },
  {
    name: 'a name that is an address',
    main: `smtpd_relay_restrictions = permit_naked_ip_address, reject\n`,
    commands: ['HELO 192.0.2.9', from, to],
    replies: ['250 mx.example.com', '250 2.1.0 Ok', '250 2.1.5 Ok'],
  },
  {
    name: 'a bang in front',
    main: '',
    commands: [from, 'RCPT TO:<!eve>', 'RCPT TO:<%eve>'],
    replies: [
      '250 2.1.0 Ok',
      '501 5.1.3 Bad recipient address syntax',
      '554 5.7.1 <%eve>: Recipient address rejected: Access denied',
    ],
  },
  {
    name: 'brackets in brackets',
    main: '',
    commands: [from, 'RCPT TO:<ann <ann@example.com>>'],
    replies: ['250 2.1.0 Ok', '250 2.1.5 Ok'],
  },
  {
    name: 'an address of the domain with a bracket',
    main: '',
    commands: [from, 'RCPT TO:<ann@[127.0.0.1>', 'RCPT TO:<ann@127.0.0.1]>'],
    replies: ['250 2.1.0 Ok', '250 2.1.5 Ok', '501 5.1.3 Bad recipient address syntax'],
  },
];
