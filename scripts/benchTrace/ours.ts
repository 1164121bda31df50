import { readingOf } from '../../server/src/evaluate/reading.ts';
import { openService } from '../../server/src/evaluate/smtpd/service.ts';
import { type SmtpSession, type SmtpTranscript, playSession } from '../../server/src/evaluate/smtpd/session.ts';
import { programSettings } from '../../server/src/evaluate/smtpd/settings.ts';
import { worldOfFile } from '../../server/src/evaluate/worldFile.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { tutorialMain, tutorialSessions, tutorialTables } from './tutorial.ts';

/** Our smtpd with the tutorial's configuration, opened once, as a process of the real one is. */
export function ourServer(release: string): (session: SmtpSession) => SmtpTranscript {
  const files = Object.fromEntries(Object.entries(tutorialTables).map(([name, text]) => [`/t/${name}`, text]));
  const world = worldOfFile(
    { files, dnsComplete: true },
    { files: { read: () => ({ kind: 'absent', reason: 'No such file or directory' }) }, release, ownAddresses: [] },
  );
  const configuration = configure(knowledge, release, parseMainCf(tutorialMain('/t')));
  const service = openService(programSettings(configuration, { version: release }), readingOf(world, []));
  if ('fatal' in service) throw new Error(service.fatal);
  return (session) => playSession(session, service, readingOf(world, []));
}

/** What one run of the mix took. */
export interface Measured {
  readonly decisions: number;
  readonly sessions: number;
  /** Of this process, in seconds: what other programs of the machine take does not count. */
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/** Plays the mix for about so many seconds of wall clock. */
export function measureOurs(play: (session: SmtpSession) => SmtpTranscript, seconds: number): Measured {
  const rounds = Array.from({ length: 50 }, (_, seed) => tutorialSessions(seed));
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  let [decisions, sessions] = [0, 0];
  while (performance.now() - start < seconds * 1000) {
    for (const round of rounds) {
      for (const session of round) {
        const { replies } = play(session);
        decisions += replies.filter(({ command, trace }) => command.startsWith('RCPT') && trace.length > 0).length;
        sessions++;
      }
    }
  }
  const { user, system } = process.cpuUsage(cpuBefore);
  return { decisions, sessions, cpuSeconds: (user + system) / 1e6, wallSeconds: (performance.now() - start) / 1000 };
}
