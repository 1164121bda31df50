import { openCidr } from './types/cidr.ts';
import { openEnviron } from './types/environ.ts';
import { openFail } from './types/fail.ts';
import { openIndexed } from './types/indexed.ts';
import { openInline } from './types/inline.ts';
import { openPcre } from './types/pcre.ts';
import { openPipe } from './types/pipe.ts';
import { openProxy } from './types/proxy.ts';
import { openRandom } from './types/random.ts';
import { openRegexp } from './types/regexp.ts';
import { openStatic } from './types/static.ts';
import { openTextHash } from './types/textHash.ts';
import { openUnion } from './types/union.ts';
import type { TableOpener } from './table.ts';

/** The types that we answer for. */
export const openers: ReadonlyMap<string, TableOpener> = new Map<string, TableOpener>([
  ['hash', openIndexed],
  ['btree', openIndexed],
  ['lmdb', openIndexed],
  ['cdb', openIndexed],
  ['dbm', openIndexed],
  ['sdbm', openIndexed],
  ['texthash', openTextHash],
  ['inline', openInline],
  ['static', openStatic],
  ['environ', openEnviron],
  ['fail', openFail],
  ['regexp', openRegexp],
  ['pcre', openPcre],
  ['cidr', openCidr],
  ['unionmap', openUnion],
  ['pipemap', openPipe],
  ['randmap', openRandom],
  ['proxy', openProxy],
]);

/** Types that ask another program or machine. */
export const remoteTypes: ReadonlySet<string> = new Set([
  'ldap',
  'mysql',
  'pgsql',
  'sqlite',
  'mongodb',
  'memcache',
  'nis',
  'nisplus',
  'netinfo',
  'socketmap',
  'tcp',
]);

/** Types that we do not read: accounts of the machine, what a daemon keeps for itself. */
export const unreadTypes: ReadonlySet<string> = new Set(['unix', 'internal', 'debug']);
