// Other releases of Postfix than the installed one, for `npm run test:postfix`: Debian 13's, in a folder with a system
// of its own, and the newest stable release and snapshot, of which postconf alone is built from a clone of the source.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDebianPackages } from './debian.mjs';

/** The folders whose programs and libraries postconf is made of. */
const parts = ['util', 'global', 'dns', 'tls', 'xsasl', 'milter', 'master', 'postconf'];
const folders = parts.map((folder) => `src/${folder}`).join(' ');
const compile = [
  'CCARGS=-DUSE_TLS -DUSE_SASL_AUTH -DNO_NIS -DNO_EAI',
  'AUXLIBS=-lssl -lcrypto -ldb -lresolv',
  'OPT=-O0',
  'DEBUG=',
  'shared=no',
  'dynamicmaps=no',
];

/**
 * The Postfix of Debian 13 in `folder`, made there by debootstrap where it is not yet.
 * @returns {string[]} the command that runs its postconf
 */
export function debian13(folder) {
  if (!existsSync(join(folder, 'usr/sbin/postconf'))) {
    ensureDebianPackages(['debootstrap']);
    mkdirSync(folder, { recursive: true });
    console.log(`debootstrap of Debian 13 in ${folder}`);
    const words = ['--variant=minbase', '--include=postfix', 'trixie', folder, 'http://deb.debian.org/debian'];
    execFileSync('debootstrap', words, { stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return ['chroot', folder, 'postconf'];
}

/**
 * The postconf of a tag or branch of the Postfix source, built in `folder` where it is not yet.
 * @param {string} source a clone, bare or not
 * @returns {string[]} the command that runs it; postconf -d reads a main.cf nevertheless, that of /etc/postfix
 */
export function built(source, ref, folder) {
  const revision = ['-C', source, 'rev-parse', '--short', `${ref}^{commit}`];
  const commit = execFileSync('git', revision, { encoding: 'utf8' }).trim();
  const place = join(folder, commit, 'postfix');
  const program = join(place, 'bin/postconf');
  if (!existsSync(program)) {
    ensureDebianPackages(['compiler']);
    mkdirSync(join(folder, commit), { recursive: true });
    console.log(`building postconf of ${ref} in ${place}`);
    const archive = execFileSync('git', ['-C', source, 'archive', ref, 'postfix'], { maxBuffer: 1 << 30 });
    execFileSync('tar', ['x', '-C', join(folder, commit)], { input: archive });
    const options = { cwd: place, stdio: 'ignore' };
    execFileSync('make', ['makefiles', ...compile], options);
    execFileSync('make', [`DIRS=${folders}`], options);
  }
  return [program, '-c', '/etc/postfix'];
}

/** The tag of the newest stable release in a clone. */
export function newestTag(source) {
  const tags = execFileSync('git', ['-C', source, 'tag', '--sort=v:refname'], { encoding: 'utf8' }).split('\n');
  return tags.filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag)).at(-1);
}
