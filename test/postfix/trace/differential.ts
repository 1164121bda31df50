/**
 * Generated configurations and sessions, played by a real smtpd and by us; run in a network of its own:
 * `unshare -n -m node --import tsx --import ./test/seed.ts test/postfix/trace/differential.ts SERVICES`.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { bytesOfText } from '../../../server/src/base/byteString.ts';
import { readingOf } from '../../../server/src/evaluate/reading.ts';
import { openService } from '../../../server/src/evaluate/smtpd/service.ts';
import { playSession } from '../../../server/src/evaluate/smtpd/session.ts';
import { programSettings } from '../../../server/src/evaluate/smtpd/settings.ts';
import { tableOpener } from '../../../server/src/evaluate/tableWorld.ts';
import type { World } from '../../../server/src/evaluate/world.ts';
import { knowledge } from '../../../server/src/facts/knowledge.ts';
import { configure } from '../../../server/src/model/configuration.ts';
import { parseMainCf } from '../../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../../server/src/syntax/masterCf.ts';
import { startPostfix } from '../instance.ts';
import { seed } from '../../seed.ts';
import { serveDns } from './dnsServer.ts';
import {
  type GeneratedService,
  type GeneratedSession,
  generatedService,
  sharedFiles,
  sharedMain,
} from './generate.ts';
import { zoneAnswer } from './zone.ts';

const count = Number(process.argv[2] ?? 40);
const firstPort = 20_000;
/** Longer than any reply takes, in milliseconds. */
const patience = 20_000;
/** Longer than a greeting takes that comes at all. */
const startPatience = 3_000;
const version = execFileSync('postconf', ['-h', 'mail_version'], { encoding: 'utf8' }).trim();

execFileSync('ip', ['link', 'set', 'lo', 'up']);
const resolver = join(tmpdir(), 'trace-resolv.conf');
writeFileSync(resolver, 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
execFileSync('mount', ['--bind', resolver, '/etc/resolv.conf']);
const dns = await serveDns(zoneAnswer);
const services = fc.sample(generatedService, { seed, numRuns: count });
const master = services.map(serviceLines).join('\n');
const instance = await startPostfix({ main: sharedMain, master, files: sharedFiles, byScript: false });
let failures = 0;
let sessions = 0;
let logLines = 0;
try {
  const text = (name: string): string => readFileSync(join(instance.folder, name), 'utf8');
  const configuration = configure(
    knowledge,
    version.replace(/^(\d+\.\d+).*/, '$1'),
    parseMainCf(text('main.cf')),
    parseMasterCf(text('master.cf')),
  );
  for (const [index, service] of services.entries()) {
    const view = { service: `127.0.0.1:${firstPort + index}/inet`, version };
    const world = worldOf(instance.folder);
    const opened = openService(programSettings(configuration, view), readingOf(world, []));
    const starts = !('fatal' in opened);
    // Without a greeting there is nothing to say more than once.
    for (const session of starts ? service.sessions : service.sessions.slice(0, 1)) {
      const ours = playSession(session, opened, readingOf(world, []));
      const before = instance.log().length;
      const real = await converse(firstPort + index, session, starts ? patience : startPatience);
      if (real === undefined) continue;
      if (!starts) {
        sessions++;
        if (real.some((line) => line !== 'closed')) failures++;
        continue;
      }
      const own = ours.replies
        .slice(1)
        .map(({ code, status, text: said, closed }) =>
          closed ? 'closed' : `${code} ${status === undefined ? '' : `${status} `}${said}`,
        );
      sessions++;
      // The queue file's name is not to be foreseen.
      const theirs = real.map((line) => line.replace(/queued as \w+/, 'queued as QUEUEID'));
      const same = JSON.stringify(own) === JSON.stringify(theirs);
      // What a client that connects is refused by is logged for us too, before XCLIENT says who it is.
      const compares = same && service.settings['smtpd_delay_reject'] === 'yes';
      const realLog = compares ? await logOf(index, before) : [];
      const ownLog = compares ? [...new Set(ours.log)] : [];
      logLines += realLog.length;
      if (same && JSON.stringify(ownLog) === JSON.stringify(realLog)) continue;
      failures++;
      if (same) report(service, session, realLog, ownLog);
      else report(service, session, theirs, own);
    }
  }
} finally {
  instance.stop();
  dns.stop();
}
console.log(
  `${sessions - failures} of ${sessions} sessions of ${services.length} services agree, with ` +
    `${logLines} log lines (Postfix ${version}, seed ${seed})`,
);
process.exit(failures === 0 ? 0 : 1);

function serviceLines({ settings }: GeneratedService, index: number): string {
  const overrides = Object.entries(settings).map(([name, value]) => `  -o { ${name} = ${value} }`);
  return [`127.0.0.1:${firstPort + index} inet n - n - - smtpd`, `  -o syslog_name=S${index}`, ...overrides].join(
    '\n',
  );
}

function worldOf(folder: string): World {
  const read = (
    name: string,
  ): { readonly kind: 'text'; readonly bytes: string } | { readonly kind: 'absent'; readonly reason: string } => {
    const file = sharedFiles[name.slice(folder.length + 1)];
    return file === undefined
      ? { kind: 'absent', reason: 'No such file or directory' }
      : { kind: 'text', bytes: bytesOfText(file) };
  };
  return {
    ownAddresses: ['127.0.0.1'],
    dns: zoneAnswer,
    policy: () => ({ kind: 'unreachable', reason: 'Connection refused' }),
    verify: () => undefined,
    proxyFilter: () => undefined,
    patternFile: () => ({ absent: 'No such file or directory' }),
    openTable: tableOpener({ read }, { release: version }, () => undefined),
  };
}

function report(
  { settings }: GeneratedService,
  { client, commands }: GeneratedSession,
  real: readonly string[],
  own: readonly string[],
): void {
  const at = real.findIndex((line, index) => line !== own[index]);
  /** The settings that most differences come from. */
  const isTelling = /restrictions|^k\d|delay|soft|unlisted/;
  console.log(
    `--- ${JSON.stringify(Object.fromEntries(Object.entries(settings).filter(([name]) => isTelling.test(name))))}`,
  );
  console.log(`${client.name}[${client.address}] ${client.login?.name ?? ''} ${commands.join(' | ')}`);
  console.log(
    `at ${commands[at] ?? 'the end'}\n  real: ${real[at] ?? '(nothing)'}\n  ours: ${own[at] ?? '(nothing)'}`,
  );
}

/** What a service logged about one session, each line once, without what every session has. */
async function logOf(index: number, from: number): Promise<string[]> {
  const byService = new RegExp(` S${index}/smtpd\\[\\d+\\]: (.*)$`);
  for (let tries = 0; ; tries++) {
    const lines = instance
      .log()
      .slice(from)
      .split('\n')
      .flatMap((line) => byService.exec(line)?.[1] ?? []);
    if (lines.some((line) => line.startsWith('disconnect from')) || tries > 100) {
      // What a process says of its lists when it starts (has_required() of smtpd_check.c) is of no session.
      const own = lines.slice(lines.findIndex((line) => line.startsWith('connect from')));
      const kept = own.filter((line) => !/^(?:connect|disconnect) from |: client=|^lost connection/.test(line));
      return [...new Set(kept.map((line) => line.replace(/^(?!NOQUEUE)[0-9A-F]{6,}: /, 'QUEUEID: ')))];
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
}

/** Plays a session by XCLIENT: the replies to its commands, and `closed` for those that find the connection closed. */
async function converse(
  port: number,
  { client, commands }: GeneratedSession,
  wait: number,
): Promise<string[] | undefined> {
  const replies: string[] = [];
  const socket = connect(port, '127.0.0.1');
  const lines = lineReader(socket, wait);
  const xclient = [
    `NAME=${client.nameStatus === 'ok' ? client.name : '[UNAVAILABLE]'}`,
    `ADDR=${client.address.includes(':') ? `IPV6:${client.address}` : client.address}`,
    `REVERSE_NAME=${client.reverseNameStatus === 'ok' ? client.reverseName : '[UNAVAILABLE]'}`,
    ...(client.login ? [`LOGIN=${client.login.name}`] : []),
  ].join(' ');
  try {
    await lines();
    socket.write(`XCLIENT ${xclient}\r\n`);
    const answer = await lines();
    // The client list has refused 127.0.0.1 already, before it could say that it is somebody else.
    if (!answer?.startsWith('220')) return wait === startPatience ? ['closed'] : undefined;
    let receiving = false;
    for (const command of commands) {
      if (socket.destroyed || socket.readableEnded) {
        replies.push('closed');
        continue;
      }
      socket.write(receiving && command === '.' ? 'Subject: x\r\n\r\n.\r\n' : `${command}\r\n`);
      const reply = await lines();
      receiving = reply?.startsWith('354') ?? false;
      replies.push(reply ?? 'closed');
    }
  } finally {
    socket.destroy();
  }
  return replies;
}

/** Reads whole replies: the first line's text, further lines of a reject behind it. */
function lineReader(socket: Socket, wait: number): () => Promise<string | undefined> {
  let received = '';
  let ended = false;
  let wake = (): void => undefined;
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    wake();
  });
  socket.on('close', () => {
    ended = true;
    wake();
  });
  socket.on('error', () => {
    ended = true;
    wake();
  });
  return async () => {
    for (;;) {
      const match = /^((?:\d{3}-[^\n]*\n)*)(\d{3}(?: [^\n]*)?\r?\n)/.exec(received);
      if (match) {
        received = received.slice(match[0].length);
        const all = match[0].replace(/\r?\n$/, '').split(/\r?\n/);
        const first = (all[0] ?? '').replace(/^(\d{3})-/, '$1 ');
        return /^[45]/.test(first)
          ? [first, ...all.slice(1).map((line) => line.slice(4).replace(/^[45]\.\d+\.\d+ /, ''))].join('\n')
          : first;
      }
      if (ended) return undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(() => {
          ended = true;
          resolve();
        }, wait).unref();
      });
    }
  };
}
