// Debian systems in folders of their own, for the editors that Debian packages; nothing of this runs in CI.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ensureDebianPackages } from '../debian.mjs';

const place = join(homedir(), '.cache/postfix-config/editors');
const mirror = 'http://deb.debian.org/debian';
const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };

/**
 * A Debian of a suite with packages, made where it is not yet, and the built server in its /srv/dist.
 * @returns {string} its folder
 */
export function debian(suite, packages, dist) {
  const folder = join(place, suite);
  if (!existsSync(join(folder, 'usr/bin/tmux'))) {
    ensureDebianPackages(['debootstrap']);
    mkdirSync(place, { recursive: true });
    console.log(`debootstrap of ${suite} in ${folder}`);
    // debootstrap of Debian 12 has no script for later suites, which are all like sid's.
    const words = ['--variant=minbase', '--include=ca-certificates,tmux,nodejs,git,locales', suite, folder, mirror];
    execFileSync('debootstrap', [...words, '/usr/share/debootstrap/scripts/sid'], quiet);
    // No service is started in there.
    writeFileSync(join(folder, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    writeFileSync(join(folder, 'etc/locale.gen'), 'en_US.UTF-8 UTF-8\nzh_CN.UTF-8 UTF-8\n');
    inside(folder, ['locale-gen']);
  }
  for (const name of ['proc', 'dev', 'dev/pts']) mount(name, join(folder, name));
  const missing = packages.filter((name) => spawnSync('chroot', [folder, 'dpkg', '-s', name]).status !== 0);
  if (missing.length) {
    inside(folder, ['apt-get', 'update', '-qq', '-o', 'Acquire::Check-Valid-Until=false']);
    inside(folder, ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...missing]);
  }
  for (const name of ['server.cjs', 'server.core.cjs', 'server.node.cjs', 'data'])
    cpSync(join(dist, name), join(folder, 'srv/dist', name), { recursive: true });
  return folder;
}

/** Runs a program in there; gives what it writes. */
export function inside(folder, words, { input } = {}) {
  return execFileSync('chroot', [folder, ...words], {
    encoding: 'utf8',
    input,
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root', LANG: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 64 << 20,
  });
}

/** Gives the folders back that programs need to see of the machine. */
export function release(folder) {
  for (const name of ['dev/pts', 'dev', 'proc']) spawnSync('umount', [join(folder, name)]);
}

function mount(name, at) {
  if (spawnSync('mountpoint', ['-q', at]).status === 0) return;
  execFileSync('mount', name === 'proc' ? ['-t', 'proc', 'proc', at] : ['--bind', `/${name}`, at]);
}
