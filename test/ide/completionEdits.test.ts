import assert from 'node:assert/strict';
import test from 'node:test';
import type { CompletionOptions } from '../../server/src/languages/mainCf/mainCompletion.ts';
import { accepted, completed, master } from './completed.ts';
import type { Opening } from './open.ts';

/** What accepting an item makes of the text. */
const edits: readonly ({ name: string; text: string; accept: string; want: string } & CompletionOptions & Opening)[] = [
  { name: 'a name at the start of a line', text: 'smtpd_ban‸', accept: 'smtpd_banner', want: 'smtpd_banner = ' },
  { name: 'a name in an empty file', text: '‸', accept: 'myhostname', want: 'myhostname = ' },
  { name: 'a name on an empty line between entries', text: 'a = b\n‸\nc = d\n', accept: 'myhostname', want: 'a = b\nmyhostname = \nc = d\n' },
  { name: 'a name on an empty line amid a value', text: 'mynetworks = a\n‸\n  b\n', accept: 'myhostname', want: 'mynetworks = a\nmyhostname = \n  b\n' },
  { name: 'a name at column 0 of an indented line', text: 'mynetworks = $a\n‸  b\n', accept: 'myhostname', want: 'mynetworks = $a\nmyhostname =  b\n' },
  { name: 'a name with CRLF', text: 'a = b\r\nmyh‸\r\nc = d\r\n', accept: 'myhostname', want: 'a = b\r\nmyhostname = \r\nc = d\r\n' },
  { name: 'a name before its =', text: 'my‸hostnam = x\n', accept: 'myhostname', want: 'myhostname = x\n' },
  { name: 'a name before an = without blanks', text: 'my‸=x\n', accept: 'myhostname', want: 'myhostname=x\n' },
  { name: 'a name before text without =', text: 'my‸ x\n', accept: 'myhostname', want: 'myhostname = x\n' },
  { name: 'a name with other characters is replaced whole', text: 'inet协‸议-x = all\n', accept: 'inet_protocols', want: 'inet_protocols = all\n' },
  { name: 'a name for a service', text: 'slow_dest‸', master, accept: 'slow_destination_rate_delay', want: 'slow_destination_rate_delay = ' },
  { name: 'yes or no', text: 'soft_bounce = ‸\n', accept: 'yes', want: 'soft_bounce = yes\n' },
  { name: 'the whole word of a boolean', text: 'soft_bounce = y‸es\n', accept: 'no', want: 'soft_bounce = no\n' },
  { name: 'a value directly behind =', text: 'soft_bounce =‸', accept: 'no', want: 'soft_bounce =no' },
  { name: 'a value on a continuation line', text: 'soft_bounce =\n  ‸', accept: 'no', want: 'soft_bounce =\n  no' },
  { name: 'a keyword', text: 'smtpd_tls_security_level = m‸', accept: 'may', want: 'smtpd_tls_security_level = may' },
  { name: 'a keyword in a list', text: 'notify_classes = bounce, ‸, policy', accept: 'delay', want: 'notify_classes = bounce, delay, policy' },
  { name: 'a TLS protocol between colons', text: 'smtpd_tls_protocols = !SSLv2:!SSL‸:!TLSv1', accept: '!SSLv3', want: 'smtpd_tls_protocols = !SSLv2:!SSLv3:!TLSv1' },
  { name: 'a restriction on a continuation line', text: 'smtpd_recipient_restrictions = permit_mynetworks,\r\n\trej‸\r\nx = y\r\n', accept: 'reject_unauth_destination', want: 'smtpd_recipient_restrictions = permit_mynetworks,\r\n\treject_unauth_destination\r\nx = y\r\n' },
  { name: 'a restriction on an indented line with nothing else', text: 'smtpd_recipient_restrictions = permit_mynetworks,\n    ‸\n\nx = y\n', accept: 'reject', want: 'smtpd_recipient_restrictions = permit_mynetworks,\n    reject\n\nx = y\n' },
  { name: 'a value on an empty indented line behind a word', text: 'notify_classes = 2bounce\n  ‸', accept: 'data', want: 'notify_classes = 2bounce\n  data' },
  { name: 'a restriction behind a comment line', text: 'smtpd_recipient_restrictions =\n  permit_mynetworks\n# why\n  ‸\n  reject\n', accept: 'reject_unauth_destination', want: 'smtpd_recipient_restrictions =\n  permit_mynetworks\n# why\n  reject_unauth_destination\n  reject\n' },
  { name: 'a restriction with its argument as a snippet', text: 'smtpd_client_restrictions = check_cl‸', snippets: true, release: '3.10', accept: 'check_client_access', want: 'smtpd_client_restrictions = check_client_access ${1:hash}:${2:/etc/postfix/client_access}' },
  { name: 'a restriction where there are no snippets', text: 'smtpd_client_restrictions = check_cl‸', accept: 'check_client_access', want: 'smtpd_client_restrictions = check_client_access ' },
  { name: 'a restriction before its argument', text: 'smtpd_client_restrictions = check_cl‸ hash:/x', snippets: true, accept: 'check_client_mx_access', want: 'smtpd_client_restrictions = check_client_mx_access hash:/x' },
  { name: 'a policy service of master.cf', text: 'smtpd_client_restrictions = ‸', snippets: true, master, accept: 'check_policy_service', want: 'smtpd_client_restrictions = check_policy_service ${1:unix:private/policy}' },
  { name: 'the socket of a policy service', text: 'smtpd_client_restrictions = check_policy_service unix:‸', master, accept: 'private/policy', want: 'smtpd_client_restrictions = check_policy_service unix:private/policy' },
  { name: 'the type of an argument', text: 'smtpd_client_restrictions = check_client_access ‸', accept: 'cidr:', want: 'smtpd_client_restrictions = check_client_access cidr:' },
  { name: 'a restriction class', text: 'smtpd_restriction_classes = greet\ngreet = reject\nsmtpd_client_restrictions = ‸', accept: 'greet', want: 'smtpd_restriction_classes = greet\ngreet = reject\nsmtpd_client_restrictions = greet' },
  { name: 'a table type', text: 'alias_maps = ha‸', accept: 'hash:', want: 'alias_maps = hash:' },
  { name: 'a table type before its name', text: 'alias_maps = ha‸sh:/etc/aliases', accept: 'lmdb:', want: 'alias_maps = lmdb:/etc/aliases' },
  { name: 'a table type behind proxy:', text: 'alias_maps = proxy:my‸', accept: 'mysql:', want: 'alias_maps = proxy:mysql:' },
  { name: 'a table type in braces', text: 'alias_maps = pipemap:{hash:/x, ‸}', accept: 'pcre:', want: 'alias_maps = pipemap:{hash:/x, pcre:}' },
  { name: 'a table type behind !', text: 'mynetworks = !ci‸', accept: 'cidr:', want: 'mynetworks = !cidr:' },
  { name: 'a macro', text: 'myorigin = $my‸', accept: 'mydomain', want: 'myorigin = $mydomain' },
  { name: 'a macro is replaced whole, and nothing more', text: 'myorigin = $my‸host.x', accept: 'mydomain', want: 'myorigin = $mydomain.x' },
  { name: 'a macro in braces that nothing closes', text: 'myorigin = ${my‸', accept: 'mydomain', want: 'myorigin = ${mydomain}' },
  { name: 'a macro in braces that are closed', text: 'myorigin = ${my‸}', accept: 'mydomain', want: 'myorigin = ${mydomain}' },
  { name: 'a macro in braces before other text', text: 'myorigin = ${my‸ x}', accept: 'mydomain', want: 'myorigin = ${mydomain} x}' },
  { name: 'a macro before its operator', text: 'myorigin = ${my‸?x}', accept: 'mydomain', want: 'myorigin = ${mydomain?x}' },
  { name: 'a macro in a branch', text: 'myorigin = ${mydomain?$my‸}', accept: 'myhostname', want: 'myorigin = ${mydomain?$myhostname}' },
  { name: 'a macro in braces in a branch, one brace missing', text: 'myorigin = ${mydomain?${my‸}', accept: 'myhostname', want: 'myorigin = ${mydomain?${myhostname}}' },
  { name: 'a macro in parentheses', text: 'myorigin = $(my‸', accept: 'mydomain', want: 'myorigin = $(mydomain)' },
  { name: 'a macro in a comparison', text: 'soft_bounce = ${{$compat‸} >= {2} ? {yes} : {no}}', accept: 'compatibility_level', want: 'soft_bounce = ${{$compatibility_level} >= {2} ? {yes} : {no}}' },
  { name: 'a macro of the file', text: 'my_own = 1\nmydestination = a\n  $‸\n', accept: 'my_own', want: 'my_own = 1\nmydestination = a\n  $my_own\n' },
  { name: 'a value in a branch', text: 'soft_bounce = ${stress?{‸}:{no}}', accept: 'yes', want: 'soft_bounce = ${stress?{yes}:{no}}' },
  { name: 'a value in the other branch', text: 'soft_bounce = ${stress?{yes}:{‸}}', accept: 'no', want: 'soft_bounce = ${stress?{yes}:{no}}' },
  { name: 'a transport', text: 'default_transport = ‸', master, accept: 'slow:', want: 'default_transport = slow:' },
  { name: 'a transport before its next hop', text: 'default_transport = sm‸tp:[x]', master, accept: 'slow:', want: 'default_transport = slow:[x]' },
  { name: 'a content filter', text: 'content_filter = ‸', master, snippets: true, accept: 'slow:', want: 'content_filter = slow:[${1:127.0.0.1}]:${2:10025}' },
  { name: 'LMTP over a socket', text: 'virtual_transport = lm‸', accept: 'lmtp:unix:private/', want: 'virtual_transport = lmtp:unix:private/' },
  { name: 'a socket behind lmtp:', text: 'virtual_transport = lmtp:‸', accept: 'unix:', want: 'virtual_transport = lmtp:unix:' },
  { name: 'a Milter', text: 'smtpd_milters = ‸', snippets: true, accept: 'inet:', want: 'smtpd_milters = inet:${1:127.0.0.1}:${2:8891}' },
  { name: 'a setting of a Milter', text: 'smtpd_milters = { inet:localhost:8891, def‸ }', accept: 'default_action', want: 'smtpd_milters = { inet:localhost:8891, default_action= }' },
  { name: 'a setting of a policy service', text: 'smtpd_client_restrictions = check_policy_service { unix:private/p, ‸ }', accept: 'timeout', want: 'smtpd_client_restrictions = check_policy_service { unix:private/p, timeout= }' },
  { name: 'a time', text: 'queue_run_delay = 3‸', accept: '300s', want: 'queue_run_delay = 300s' },
  { name: 'a reply code', text: 'reject_code = ‸', accept: '550', want: 'reject_code = 550' },
  { name: 'a relay host', text: 'relayhost = ‸', snippets: true, accept: '[host]:port', want: 'relayhost = [${1:smtp.example.com}]:${2:587}' },
  { name: 'a switch for the next line', text: '# pos‸\nx = y', accept: 'postfix-lint-disable-next-line', want: '# postfix-lint-disable-next-line \nx = y' },
  { name: 'a code to switch off', text: '# postfix-lint-disable-next-line invalid-keyword, unk‸\nx = y', accept: 'unknown-parameter', want: '# postfix-lint-disable-next-line invalid-keyword, unknown-parameter\nx = y' },
  { name: 'a file', text: 'alias_maps = hash:/etc/al‸', files: [{ name: 'aliases', folder: false }, { name: 'aliases.db', folder: false }], accept: 'aliases', want: 'alias_maps = hash:/etc/aliases' },
  { name: 'a file behind a type alone', text: 'alias_maps = hash:‸', files: [{ name: 'virtual', folder: false }], accept: '/etc/postfix/virtual', want: 'alias_maps = hash:/etc/postfix/virtual' },
  { name: 'a folder amid a path', text: 'smtpd_tls_cert_file = /etc/s‸/x.pem', files: [{ name: 'ssl', folder: true }], accept: 'ssl', want: 'smtpd_tls_cert_file = /etc/ssl/x.pem' },
  { name: 'a folder at the end', text: 'smtpd_tls_cert_file = /etc/s‸', files: [{ name: 'ssl', folder: true }], accept: 'ssl/', want: 'smtpd_tls_cert_file = /etc/ssl/' },
];

for (const { name, text, accept, want, ...opening } of edits) {
  test(`accepting ${name}`, () => {
    for (const itemDefaults of [true, false]) assert.equal(accepted(completed(text, { ...opening, itemDefaults }), accept), want);
  });
}
