import { type Mistake, own, rcpt, testMistakes } from './mistakes.ts';

/** What real programs do with tables whose contents stand in main.cf. */
const mistakes: readonly Mistake[] = [
  {
    code: 'pattern-rule',
    main: `${own}smtpd_recipient_restrictions = check_client_access cidr:{ {127.0.0.1/8 REJECT} }, permit`,
    say: rcpt('root@example.test'),
    shows: /non-null host address bits in "127\.0\.0\.1\/8"/,
  },
  {
    code: 'pattern-rule',
    main: `${own}virtual_alias_maps = regexp:{ {/root/ $$2@example.test} }`,
    say: rcpt('root@example.test'),
    shows: /out of range replacement index "2": skipping this rule/,
  },
  {
    code: 'pattern-rule',
    main: `${own}transport_maps = regexp:{ {/^(root)@example.test$$/ discard:$$1} }`,
    say: rcpt('root@example.test'),
    shows: /regular expression substitution is not allowed: skipping this rule/,
  },
  {
    code: 'inline-result',
    main: `${own}smtpd_recipient_restrictions = check_recipient_access pcre:{ {/root/ DENY} }`,
    say: rcpt('root@example.test'),
    shows: /451 4\.3\.5 Server configuration error/,
  },
  {
    code: 'inline-result',
    main: `${own}header_checks = regexp:{ {/^Subject:/ REJEKT now} }`,
    to: 'root@example.test',
    shows: /unknown command in header_checks map: REJEKT now/,
  },
  {
    code: 'inline-result',
    main: `${own}header_checks = regexp:{ {/^Subject:/ PREPEND foo} }`,
    to: 'root@example.test',
    shows: /bad PREPEND header text "foo" in header_checks map/,
  },
  {
    code: 'inline-result',
    main: `${own}smtpd_recipient_restrictions = check_recipient_access inline:{root@example.test=}`,
    say: rcpt('root@example.test'),
    shows: /451 4\.3\.5 .*Server configuration error/,
  },
  {
    code: 'inline-result',
    main: `${own}transport_maps = inline:{ {example.test = error:4.1.1 not now} }`,
    say: rcpt('root@example.test'),
    shows: /^550 5\.1\.1 .*not now/,
  },
  {
    code: 'inline-result',
    main: `${own}smtp_tls_policy_maps = inline:{ { [127.0.0.1]:9 = may match=x } }\nrelayhost = [127.0.0.1]:9`,
    to: 'bob@elsewhere.test',
    shows: /attribute "match" invalid at security level "may"/,
  },
  {
    code: 'inline-result',
    main: `${own}postscreen_access_list = inline:{127.0.0.1=OK}`,
    master:
      'PORT inet n - n - 1 postscreen\nsmtpd pass - - n - - smtpd\n' +
      'dnsblog unix - - n - 0 dnsblog\ntlsproxy unix - - n - 0 tlsproxy',
    say: ['EHLO client.test'],
    shows: /unknown command: OK -- ignoring the remainder of this access list/,
  },
  {
    code: 'inline-result',
    main: `${own}sender_dependent_relayhost_maps = inline:{ann@client.test=discard:x}`,
    to: 'bob@elsewhere.test',
    shows: /fatal: unknown service: x\/tcp/,
  },
  {
    code: 'unasked-key',
    main:
      `${own}virtual_alias_maps = inline:{root@example.test=a@example.test, ROOT@example.test=b@example.test}\n` +
      'local_transport = discard',
    to: 'root@example.test',
    shows: /to=<b@example\.test>, orig_to=<root@example\.test>.*status=sent/,
  },
  {
    code: 'unasked-key',
    main: `${own}transport_maps = inline:{@example.test=discard:}`,
    to: 'root@example.test',
    shows: /relay=local.*status=sent/,
  },
  {
    code: 'unasked-key',
    main: `${own}sender_dependent_relayhost_maps = inline:{.client.test=[127.0.0.1]:7}\nrelayhost = [127.0.0.1]:9`,
    to: 'bob@elsewhere.test',
    shows: /connect to 127\.0\.0\.1\[127\.0\.0\.1\]:9: Connection refused/,
  },
  {
    code: 'unasked-key',
    main: 'mynetworks = inline:{127.0.0=x}\nrelayhost = [127.0.0.1]:9',
    say: rcpt('bob@elsewhere.test'),
    shows: /454 4\.7\.1 .*Relay access denied/,
  },
];

testMistakes(mistakes);
