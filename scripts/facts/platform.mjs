/**
 * The build that the facts describe: Linux, with TLS, SASL, IPv6, NIS and Berkeley DB, OpenSSL 3.0.
 * Where a default depends on the build, `overlay/parameters.json` says so under `computed`.
 */
import { createMacros, preprocess } from './preprocessor.mjs';

/** <openssl/ssl.h>: work-arounds that OpenSSL 3.0 still names; before 2.11 tls/tls_misc.c lists those that exist. */
const SSL_OPTIONS = [
  'MICROSOFT_SESS_ID_BUG',
  'NETSCAPE_CHALLENGE_BUG',
  'LEGACY_SERVER_CONNECT',
  'NETSCAPE_REUSE_CIPHER_CHANGE_BUG',
  'SSLREF2_REUSE_CERT_TYPE_BUG',
  'MICROSOFT_BIG_SSLV3_BUFFER',
  'MSIE_SSLV2_RSA_PADDING',
  'SSLEAY_080_CLIENT_DH_BUG',
  'TLS_D5_BUG',
  'TLS_BLOCK_PADDING_BUG',
  'TLS_ROLLBACK_BUG',
  'DONT_INSERT_EMPTY_FRAGMENTS',
  'CRYPTOPRO_TLSEXT_BUG',
];
const GROUPS = ['X25519', 'X448', 'X9_62_prime256v1', 'secp384r1', 'secp521r1', 'ffdhe2048', 'ffdhe3072'];

/** What a compiler, its headers and makedefs would define. */
const DEFINED = {
  LINUX2: '1',
  __linux__: '1',
  __STDC__: '1',
  USE_TLS: '1',
  USE_SASL_AUTH: '1',
  USE_CYRUS_SASL: '1',
  HAS_DB: '1',
  HAS_IPV6: '1',
  HAS_LDAP: '1',
  HAS_PCRE: '2',
  OPENSSL_VERSION_NUMBER: '0x30000000L',
  __GLIBC__: '2',
  __GLIBC_MINOR__: '36',
  LINUX_VERSION_CODE: '0x60000',
  INT_MAX: '2147483647',
  INT_MIN: '(-2147483648)',
  LONG_MAX: '9223372036854775807',
  SSIZE_T_MAX: '9223372036854775807',
  // <openssl/objects.h>: the names and numbers of groups; only that they exist matters, and what SN_* spells.
  ...Object.fromEntries(
    GROUPS.flatMap((group) => [
      [`SN_${group}`, JSON.stringify(group.replace('X9_62_', ''))],
      [`NID_${group}`, '1'],
    ]),
  ),
  // <openssl/ssl.h>
  ...Object.fromEntries(SSL_OPTIONS.map((option) => [`SSL_OP_${option}`, '1'])),
  SSL_TXT_SSLV2: '"SSLv2"',
  SSL_TXT_SSLV3: '"SSLv3"',
  SSL_TXT_TLSV1: '"TLSv1"',
  SSL_TXT_TLSV1_1: '"TLSv1.1"',
  SSL_TXT_TLSV1_2: '"TLSv1.2"',
  // <resolv.h>, <sasl/sasl.h>: what smtp.c and the SASL glue ask for before they offer a word.
  RES_USE_DNSSEC: '1',
  RES_USE_EDNS0: '1',
  SASL_VERSION_MAJOR: '2',
  SASL_SEC_FORWARD_SECRECY: '1',
  // <paths.h>
  _PATH_DEFPATH: '"/usr/bin:/bin"',
  _PATH_STDPATH: '"/usr/bin:/bin:/usr/sbin:/sbin"',
  _PATH_MAILDIR: '"/var/mail"',
  _PATH_BSHELL: '"/bin/sh"',
};

/** Headers of which parameter tables take their names, defaults and limits. */
const HEADERS = [
  'util/sys_defs.h',
  'global/mail_params.h',
  'global/mail_proto.h',
  'global/mail_conf.h',
  'global/mail_addr.h',
  'global/server_acl.h',
];
/** Another text in every release. */
const VERSION_HEADER = 'src/global/mail_version.h';
const HEADER = /^src\/(?:util|global|dns|tls|xsasl|milter|master)\/[\w-]+\.h$/;
/** Where `#include` looks after the including file's own folder, as the Makefiles' `-I../../include` does. */
const INCLUDE_FOLDERS = ['util', 'global', 'dns', 'tls', 'xsasl', 'milter', 'master'];

function platformMacros() {
  const macros = createMacros(DEFINED);
  // <linux/version.h>; sys_defs.h compares with it.
  macros.set('KERNEL_VERSION', { parameters: ['a', 'b', 'c'], body: '(((a) << 16) + ((b) << 8) + (c))' });
  return macros;
}

/**
 * Patch releases seldom change a header.
 * @type {{ key: string, macros: import('./preprocessor.mjs').Macros } | undefined}
 */
let latest;

/** All macros that a Postfix program sees in one release. */
export function macrosOf(release) {
  const headers = [...release.files()].filter(([path]) => HEADER.test(path) && path !== VERSION_HEADER);
  const key = headers.map(([path, id]) => path + id).join();
  if (latest?.key !== key) {
    release.load(headers.map(([path]) => path));
    const macros = platformMacros();
    for (const header of HEADERS)
      preprocess(release.read(`src/${header}`) ?? '', macros, includesOf(release), `src/${header}`);
    latest = { key, macros };
  }
  const macros = new Map(latest.macros);
  preprocess(release.read(VERSION_HEADER) ?? '', macros, includesOf(release), VERSION_HEADER);
  return macros;
}

/** A file's active text and the macros at its end. */
export function preprocessFile(release, path) {
  const macros = platformMacros();
  const text = preprocess(release.read(path) ?? '', macros, includesOf(release), path);
  return { text, macros };
}

function includesOf(release) {
  return (name, from) => {
    const own = from.slice(0, from.lastIndexOf('/') + 1) + name;
    for (const path of [own, ...INCLUDE_FOLDERS.map((folder) => `src/${folder}/${name}`)]) {
      const text = release.read(path);
      if (text !== undefined) return { text, path };
    }
    return undefined;
  };
}
