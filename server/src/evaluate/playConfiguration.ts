import type { Configuration } from '../model/configuration.ts';
import type { HostFacts } from '../model/origin.ts';
import { readingOf } from './reading.ts';
import { openService } from './smtpd/service.ts';
import { type SmtpSession, type SmtpTranscript, playSession } from './smtpd/session.ts';
import { programSettings } from './smtpd/settings.ts';
import type { ProcessMemory } from './smtpd/state.ts';
import type { World } from './world.ts';

/** Whose smtpd is played. */
export interface SmtpdView {
  /** `smtp/inet`; main.cf alone where there is no such service. */
  readonly service?: string | undefined;
  /** With its patch, such as `3.7.11`. */
  readonly version: string;
  readonly host?: HostFacts | undefined;
}

/**
 * Plays a session against a configuration, in a world in which everything asked for is known; what is not is assumed.
 */
export function playConcretely(
  configuration: Configuration,
  view: SmtpdView,
  session: SmtpSession,
  world: World,
  memory?: ProcessMemory,
): SmtpTranscript {
  const reading = readingOf(world, []);
  return playSession(session, openService(programSettings(configuration, view), reading), reading, memory);
}
