import { knowledge } from '../../server/src/facts/knowledge.ts';
import { type Configuration, configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../server/src/syntax/masterCf.ts';

/** The configuration that two texts make. */
export const read = (main: string, master?: string, release = '3.7'): Configuration =>
  configure(knowledge, release, parseMainCf(main), master === undefined ? undefined : parseMasterCf(master));

/** A master.cf with overrides of every spelling. */
export const services = `
smtp inet n - y - - smtpd
submission inet n - y - - smtpd
  -o syslog_name=postfix/$service_name -o smtpd_tls_security_level=encrypt
  -o { smtpd_recipient_restrictions = permit_sasl_authenticated, reject }
  -o smtpd_client_restrictions=$own_restrictions
  -o own_restrictions=permit_sasl_authenticated
  -vo mynetworks=10.0.0.0/8
slow unix - - n - - smtp
# a comment between
  -o smtp_fallback_relay=
  -oinet_interfaces=all
`;

/** Values, and what they come to. */
export const values: {
  name: string;
  main: string;
  master?: string;
  release?: string;
  of: string;
  service?: string;
  value: string;
  origin: string;
  certainty?: string;
}[] = [
  { name: 'a setting', main: 'biff = no', of: 'biff', value: 'no', origin: 'main' },
  { name: 'the last setting', main: 'biff = no\nbiff = yes', of: 'biff', value: 'yes', origin: 'main' },
  { name: 'a default', main: '', of: 'biff', value: 'yes', origin: 'default' },
  {
    name: 'a default of the release',
    main: '',
    of: 'smtpd_tls_fingerprint_digest',
    release: '3.5',
    value: 'md5',
    origin: 'default',
  },
  {
    name: 'a default of a patch level',
    main: '',
    of: 'milter_default_action',
    release: '3.7.19',
    value: 'tempfail',
    origin: 'default',
  },
  {
    name: 'a default that a patch level changed',
    main: '',
    of: 'milter_default_action',
    release: '3.7.20',
    value: 'shutdown',
    origin: 'default',
  },
  {
    name: 'a series is its newest patch level',
    main: '',
    of: 'milter_default_action',
    release: '3.7',
    value: 'shutdown',
    origin: 'default',
  },
  {
    name: 'a change of a patch level is no change of the next series',
    main: '',
    of: 'milter_default_action',
    release: '3.8.14',
    value: 'tempfail',
    origin: 'default',
  },
  {
    name: 'what protects a later series is off in an older one',
    main: '',
    of: 'smtpd_forbid_bare_newline',
    release: '3.7.11',
    value: 'no',
    origin: 'default',
  },
  {
    name: 'an unknown patch level is the nearest below',
    main: '',
    of: 'smtpd_forbid_unauth_pipelining',
    release: '3.8.900',
    value: 'no',
    origin: 'default',
  },
  { name: 'a default below a level', main: '', of: 'append_dot_mydomain', value: 'yes', origin: 'level' },
  {
    name: 'a default at a level',
    main: 'compatibility_level = 2',
    of: 'append_dot_mydomain',
    value: 'no',
    origin: 'level',
  },
  {
    name: 'levels are no decimal numbers',
    main: 'compatibility_level = 3.10',
    of: 'respectful_logging',
    value: 'yes',
    origin: 'level',
  },
  {
    name: 'a level by way of a macro',
    main: 'compatibility_level = ${my_level}\nmy_level = 3.6',
    of: 'mynetworks_style',
    value: 'host',
    origin: 'level',
  },
  {
    name: 'a level that refers to a parameter',
    main: 'mydestination = a.example b.example',
    of: 'relay_domains',
    value: 'a.example b.example',
    origin: 'level',
  },
  {
    name: 'before there were levels',
    main: 'compatibility_level = 2',
    of: 'append_dot_mydomain',
    release: '2.11',
    value: 'yes',
    origin: 'default',
  },
  {
    name: 'a name of one’s own',
    main: 'my_name = x\nmyorigin = ${my_name?{$my_name.example}:{none}}',
    of: 'myorigin',
    value: 'x.example',
    origin: 'main',
  },
  { name: 'an undefined name', main: 'myorigin = <$no_such>', of: 'myorigin', value: '<>', origin: 'main' },
  {
    name: 'a comparison',
    main: 'myorigin = ${{$a} == {1} ? {one} : {other}}\na = 1',
    of: 'myorigin',
    value: 'one',
    origin: 'main',
  },
  {
    name: 'a name that a later release has',
    main: 'myorigin = <$smtp_tlsrpt_enable>',
    of: 'myorigin',
    value: '<>',
    origin: 'main',
  },
  {
    name: 'the domain of the host name',
    main: 'myhostname = mail.example.com',
    of: 'mydomain',
    value: 'example.com',
    origin: 'derived',
  },
  {
    name: 'a host name without a domain',
    main: 'myhostname = mail',
    of: 'mydomain',
    value: 'localdomain',
    origin: 'derived',
  },
  {
    name: 'the origin by way of the host name',
    main: 'myhostname = a.$mydomain\nmydomain = example.com',
    of: 'myorigin',
    value: 'a.example.com',
    origin: 'default',
  },
  {
    name: 'what only the host knows',
    main: '',
    of: 'myhostname',
    value: '${myhostname}',
    origin: 'host',
    certainty: 'unknown',
  },
  {
    name: 'what depends on it',
    main: 'myorigin = x.$mydomain',
    of: 'myorigin',
    value: 'x.${mydomain}',
    origin: 'main',
    certainty: 'unknown',
  },
  {
    name: 'a host name made of the domain that is made of it',
    main: 'myhostname = a.$mydomain',
    of: 'mydomain',
    value: '',
    origin: 'derived',
  },
  {
    name: 'a loop',
    main: 'a = $b\nb = $a\nmyorigin = $a',
    of: 'myorigin',
    value: '$a',
    origin: 'main',
    certainty: 'error',
  },
  {
    name: 'a RAW parameter',
    main: 'smtpd_reject_footer = see $server_name',
    of: 'smtpd_reject_footer',
    value: 'see $server_name',
    origin: 'main',
  },
  {
    name: 'a RAW parameter within another',
    main: 'myorigin = <$forward_path>\nforward_path = $home',
    of: 'myorigin',
    release: '3.11',
    value: '<$home>',
    origin: 'main',
  },
  {
    name: 'a family',
    main: 'default_destination_concurrency_limit = 7',
    master: services,
    of: 'slow_destination_concurrency_limit',
    value: '7',
    origin: 'default',
  },
  {
    name: 'a setting of a family',
    main: 'slow_destination_concurrency_limit = 2',
    master: services,
    of: 'slow_destination_concurrency_limit',
    value: '2',
    origin: 'main',
  },
  { name: 'what the build decides', main: '', of: 'queue_directory', value: '/var/spool/postfix', origin: 'build' },
  {
    name: 'an override',
    main: 'smtpd_tls_security_level = may',
    master: services,
    service: 'submission/inet',
    of: 'smtpd_tls_security_level',
    value: 'encrypt',
    origin: 'service',
  },
  {
    name: 'an override in braces',
    main: '',
    master: services,
    service: 'submission/inet',
    of: 'smtpd_recipient_restrictions',
    value: 'permit_sasl_authenticated, reject',
    origin: 'service',
  },
  {
    name: 'an override among flags',
    main: '',
    master: services,
    service: 'submission/inet',
    of: 'mynetworks',
    value: '10.0.0.0/8',
    origin: 'service',
  },
  {
    name: 'an override that is empty',
    main: 'smtp_fallback_relay = x',
    master: services,
    service: 'slow/unix',
    of: 'smtp_fallback_relay',
    value: '',
    origin: 'service',
  },
  {
    name: 'an override behind a comment, written as one word',
    main: '',
    master: services,
    service: 'slow/unix',
    of: 'inet_interfaces',
    value: 'all',
    origin: 'service',
  },
  {
    name: 'another service has it not',
    main: 'smtpd_tls_security_level = may',
    master: services,
    service: 'smtp/inet',
    of: 'smtpd_tls_security_level',
    value: 'may',
    origin: 'main',
  },
  {
    name: 'names of the service first',
    main: 'own_restrictions = reject',
    master: services,
    service: 'submission/inet',
    of: 'smtpd_client_restrictions',
    value: 'permit_sasl_authenticated',
    origin: 'service',
  },
  {
    name: 'the name of the service',
    main: '',
    master: services,
    service: 'submission/inet',
    of: 'syslog_name',
    value: 'postfix/submission',
    origin: 'service',
  },
  {
    name: 'the name of the program',
    main: 'process_name = x',
    master: services,
    service: 'slow/unix',
    of: 'process_name',
    value: 'smtp',
    origin: 'program',
  },
  {
    name: 'a default by way of an override',
    main: '',
    master: 'x unix - - n - - smtp -o myhostname=a.b.example',
    service: 'x/unix',
    of: 'smtp_helo_name',
    value: 'a.b.example',
    origin: 'default',
  },
];
/** Files that postconf refuses, and why. */
export const refusals: { name: string; main: string; master?: string; reason: string | undefined }[] = [
  { name: 'none', main: 'biff = perhaps', master: services, reason: undefined },
  { name: 'no equals sign', main: 'biff', reason: 'missing-equals' },
  { name: 'no name', main: '= no', reason: 'empty-name' },
  { name: 'a macro in a parameter of its own', main: 'myorigin = ${', reason: 'macro' },
  { name: 'a macro in a name that nobody reads', main: 'nobody_reads = ${', reason: undefined },
  { name: 'a macro in a RAW parameter', main: 'smtpd_reject_footer = 5$', reason: undefined },
  { name: 'few columns', main: '', master: 'smtp inet n - y smtpd', reason: 'columns' },
  { name: 'a type', main: '', master: 'smtp tcp n - y - - smtpd', reason: 'type' },
  { name: 'a flag', main: '', master: 'smtp inet no - y - - smtpd', reason: 'flag' },
  { name: 'a wakeup time', main: '', master: 'smtp inet n - y 1m - smtpd', reason: 'wakeup' },
  { name: 'a wakeup time with a question mark', main: '', master: 'smtp inet n - y 60? - smtpd', reason: undefined },
  { name: 'a process limit', main: '', master: 'smtp inet n - y - many smtpd', reason: 'process-limit' },
];
