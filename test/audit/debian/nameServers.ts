import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NameServer } from '../../../server/src/cli/audit/nameServer.ts';
import { createResolver } from '../../../server/src/cli/audit/resolver.ts';
import { zoneNames } from './zoneFiles.ts';

/** A validating unbound before an nsd that has zones of the test, both on 127.0.0.1. */
export interface NameServers {
  readonly resolver: NameServer;
  readonly stop: () => Promise<void>;
}

/**
 * Starts both. `example` is signed; `bogus` is signed too, but the resolver trusts another key for it.
 * @throws {Error} with what they printed, where they do not answer within ten seconds
 */
export async function startNameServers(zones: ReadonlyMap<string, string>): Promise<NameServers> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-dns-'));
  mkdirSync(join(folder, 'zones'));
  const [nsdPort, unboundPort] = [await freePort(), await freePort()];
  for (const [name, text] of zones) writeFileSync(join(folder, 'zones', `${name}.zone`), text);
  const anchor = sign(folder, 'example');
  sign(folder, 'bogus');
  const stranger = newKey(folder, 'bogus');
  writeFileSync(join(folder, 'nsd.conf'), nsdConfiguration(folder, nsdPort));
  writeFileSync(join(folder, 'anchors'), `${anchor}\n${stranger.anchor}\n`);
  writeFileSync(join(folder, 'unbound.conf'), unboundConfiguration(folder, nsdPort, unboundPort));
  const said: string[] = [];
  const children = [
    run('/usr/sbin/nsd', ['-d', '-c', join(folder, 'nsd.conf')], said),
    run('/usr/sbin/unbound', ['-d', '-d', '-c', join(folder, 'unbound.conf')], said),
  ];
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  const resolver = { address: '127.0.0.1', port: unboundPort };
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const answer = await createResolver(resolver, { milliseconds: 500, attempts: 1, deadAfter: 9 }).ask(
      'ns.test',
      'A',
    );
    if (answer.kind === 'records') return { resolver, stop };
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  await stop();
  throw new Error(`no answer: ${said.join('')}`);
}

function run(program: string, words: readonly string[], said: string[]): ChildProcess {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(String(bytes)));
  child.on('error', (error) => said.push(error.message));
  return child;
}

/** nsd writes into its folder until it has ended. */
function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.pid === undefined) return resolve();
    child.once('exit', () => {
      resolve();
    });
    child.kill('SIGTERM');
  });
}

interface ZoneKey {
  readonly base: string;
  /** Its DNSKEY record, for the resolver to trust. */
  readonly anchor: string;
}

function newKey(folder: string, zone: string): ZoneKey {
  const words = ['-a', 'ECDSAP256SHA256', '-k', zone];
  const base = execFileSync('ldns-keygen', words, { cwd: folder, encoding: 'utf8' }).trim();
  return { base, anchor: readFileSync(join(folder, `${base}.key`), 'utf8').trim() };
}

function sign(folder: string, zone: string): string {
  const { base, anchor } = newKey(folder, zone);
  const file = join('zones', `${zone}.zone`);
  execFileSync('ldns-signzone', ['-o', zone, '-f', file, file, base], { cwd: folder });
  return anchor;
}

function nsdConfiguration(folder: string, port: number): string {
  const zones = zoneNames.map((name) => `zone:\n  name: "${name}."\n  zonefile: "${folder}/zones/${name}.zone"\n`);
  return `server:
  ip-address: 127.0.0.1@${port}
  server-count: 1
  rrl-ratelimit: 0
  username: ""
  chroot: ""
  zonesdir: "${folder}"
  database: ""
  pidfile: ""
  xfrdfile: "${folder}/xfrd.state"
  zonelistfile: "${folder}/zone.list"
  logfile: "${folder}/nsd.log"
remote-control:
  control-enable: no
${zones.join('')}`;
}

/** unbound has zones of its own for the names of tests and documentation (RFC 6761, 6303). */
const builtIn = [
  'test',
  '2.0.192.in-addr.arpa',
  '100.51.198.in-addr.arpa',
  '113.0.203.in-addr.arpa',
  '8.b.d.0.1.0.0.2.ip6.arpa',
];

function unboundConfiguration(folder: string, nsdPort: number, port: number): string {
  const stubs = zoneNames.map((name) => `stub-zone:\n  name: "${name}."\n  stub-addr: 127.0.0.1@${nsdPort}\n`);
  return `server:
  interface: 127.0.0.1
  port: ${port}
  username: ""
  chroot: ""
  pidfile: ""
  directory: "${folder}"
  do-daemonize: no
  use-syslog: no
  do-ip6: no
  num-threads: 1
  do-not-query-localhost: no
  module-config: "validator iterator"
  trust-anchor-file: "${folder}/anchors"
  outgoing-range: 200
${builtIn.map((name) => `  local-zone: "${name}." nodefault\n`).join('')}remote-control:
  control-enable: no
${stubs.join('')}`;
}

/** A port that is free for UDP and TCP. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = await new Promise<number>((resolve, reject) => {
      const server = createServer().once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });
    const isFree = await new Promise<boolean>((resolve) => {
      const socket = createSocket('udp4');
      socket.once('error', () => resolve(false));
      socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}
