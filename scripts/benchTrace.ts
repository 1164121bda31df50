// `npm run bench:trace`: how fast smtpd is simulated. Decisions (one RCPT TO of a session
// with all its lists) with their trace a second on one core; the first trace of a fresh
// process; and sessions a second beside a real smtpd with ten connections at once, where
// Postfix is installed and root runs this. benchTrace/tutorial.ts has configuration and mix.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { bundledOurs } from './benchTrace/bundled.ts';
import { converseWith, measureReal, startRealServer } from './benchTrace/real.ts';
import { measureStart } from './benchTrace/start.ts';
import { tutorialSessions } from './benchTrace/tutorial.ts';

const bars = { decisions: 100_000, start: 1.3, sessions: 100 };
const release = '3.7.11';
const root = fileURLToPath(new URL('..', import.meta.url));
const { measureOurs, ourServer } = bundledOurs();
const play = ourServer(release);
let missed = 0;

console.log(
  `load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`,
);
measureOurs(play, 2);
const { decisions, cpuSeconds } = measureOurs(play, 4);
report('decisions with trace a second of CPU time', Math.round(decisions / cpuSeconds), 'at least', bars.decisions);

if (spawnSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: 'inherit' }).status !== 0) process.exit(2);
const { version, trace } = measureStart(fileURLToPath(new URL('../dist/postfix-lint.cjs', import.meta.url)), 15);
console.log(`postfix-lint --version ${version.toFixed(0)} ms, first trace ${trace.toFixed(0)} ms`);
report('first trace against the start', Number((trace / version).toFixed(2)), 'at most', bars.start);

if (existsSync('/usr/sbin/postfix') && process.getuid?.() === 0) await besideReal();
else console.log('no comparison with smtpd: that takes Postfix and root');
process.exitCode = missed > 0 ? 1 : 0;

async function besideReal(): Promise<void> {
  const instance = await startRealServer();
  try {
    for (const session of tutorialSessions(3)) {
      const theirs = await converseWith(instance.port, session);
      const ours = play(session)
        .replies.slice(2)
        .map((reply) => [reply.code, reply.status, reply.text].join(' '));
      const same = JSON.stringify(theirs.slice(1)) === JSON.stringify(ours);
      if (!same) throw new Error(`answered otherwise: ${JSON.stringify({ session, theirs, ours })}`);
    }
    const totals = { ours: 0, ourSeconds: 0, real: 0, realSeconds: 0 };
    for (let round = 0; round < 3; round++) {
      const real = await measureReal(instance, 10, 4);
      const ours = measureOurs(play, 1);
      totals.real += real.sessions;
      totals.realSeconds += real.wallSeconds;
      totals.ours += ours.sessions;
      totals.ourSeconds += ours.wallSeconds;
    }
    const [ours, real] = [totals.ours / totals.ourSeconds, totals.real / totals.realSeconds];
    console.log(`sessions a second: ours ${ours.toFixed(0)}, smtpd with ten connections ${real.toFixed(0)}`);
    report('times as many sessions as smtpd', Math.round(ours / real), 'at least', bars.sessions);
  } finally {
    instance.stop();
  }
}

function report(what: string, value: number, wanted: 'at least' | 'at most', bar: number): void {
  const holds = wanted === 'at least' ? value >= bar : value <= bar;
  if (!holds) missed++;
  console.log(`${what}: ${value} (${wanted} ${bar}: ${holds ? 'holds' : 'MISSED'})`);
}
