// What the tests need of Debian: looked for by the programs that it brings, installed where that may be done.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** What is needed, by the program that shows that it is there. */
export const needed = {
  postfix: {
    programs: ['/usr/sbin/postconf'],
    packages: ['postfix', 'postfix-pcre', 'postfix-lmdb'],
    purpose: 'to compare with the real Postfix',
  },
  chromium: {
    programs: ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'],
    packages: ['chromium', 'fonts-noto-cjk'],
    purpose: 'to drive a real VS Code',
  },
  nameServers: {
    programs: ['/usr/sbin/unbound'],
    packages: ['nsd', 'unbound', 'ldnsutils'],
    purpose: 'for a DNS of the tests of the audit',
  },
  mailCheckers: {
    programs: ['/usr/lib/python3/dist-packages/spf.py'],
    packages: ['python3-spf', 'python3-dkim', 'python3-dnspython'],
    purpose: 'to compare the audit with other checkers',
  },
  openssl: { programs: ['/usr/bin/openssl'], packages: ['openssl'], purpose: 'for certificates of the tests' },
  debootstrap: {
    programs: ['/usr/sbin/debootstrap'],
    packages: ['debootstrap'],
    purpose: 'for the Postfix of Debian 13',
  },
  compiler: {
    programs: ['/usr/include/openssl/ssl.h'],
    packages: ['gcc', 'libc6-dev', 'make', 'm4', 'libssl-dev', 'libdb-dev'],
    purpose: 'to build postconf',
  },
};

/**
 * Installs what is missing, as root or by `sudo -n`.
 * @throws {Error} with the command to type, where that is not possible
 */
export function ensureDebianPackages(wanted = Object.keys(needed)) {
  const missing = wanted.filter((name) => !needed[name].programs.some((program) => existsSync(program)));
  if (!missing.length) return;
  const packages = missing.flatMap((name) => needed[name].packages);
  const command = `apt-get install -y ${packages.join(' ')}`;
  const why = missing.map((name) => `${name} (${needed[name].purpose})`).join(', ');
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (!existsSync('/usr/bin/apt-get') || (root.length && spawnSync('sudo', ['-n', 'true']).status !== 0)) {
    throw new Error(`missing: ${why}. On Debian: sudo ${command}`);
  }
  console.log(`installing ${why}`);
  const run = (...words) =>
    execFileSync(root[0] ?? words[0], [...root.slice(1), ...(root.length ? words : words.slice(1))], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      maxBuffer: 64 << 20,
    });
  try {
    run('apt-get', 'update', '-qq');
    run('apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages);
  } catch (error) {
    throw new Error(
      `could not install ${packages.join(' ')}: ${String(error.stderr ?? error)
        .trim()
        .split('\n')
        .slice(-5)
        .join(' | ')}. Try: ${command}`,
    );
  }
}
