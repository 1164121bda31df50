import type { Configuration } from '../model/configuration.ts';
import { fitsHoles } from './hole.ts';
import type { SmtpdView } from './playConfiguration.ts';
import { type Assumption, nextChoices, readingOf } from './reading.ts';
import { openService } from './smtpd/service.ts';
import { type SmtpSession, type SmtpTranscript, playSession } from './smtpd/session.ts';
import { programSettings } from './smtpd/settings.ts';
import type { World } from './world.ts';

/**
 * What smtpd answers if what is not known is as assumed. Texts may have holes; an incomplete transcript may go on in
 * any way.
 */
export interface Alternative {
  readonly assumptions: readonly Assumption[];
  readonly transcript: SmtpTranscript;
}

/** All that a session may come to. */
export interface Alternatives {
  readonly alternatives: readonly Alternative[];
  /** False: there are more alternatives than were looked at, so that anything may happen. */
  readonly exhaustive: boolean;
}

/** How many alternatives are looked at unless said otherwise. */
const usualLimit = 400;

/**
 * Plays a session in a world of which not everything is known: once for each answer that an unknown may have, as the
 * definitions come to ask for it. With a world that knows everything there is one alternative, without assumptions.
 * The work grows with the number of alternatives, which is limited.
 */
export function playAlternatives(
  configuration: Configuration,
  view: SmtpdView,
  session: SmtpSession,
  world: World,
  limit = usualLimit,
): Alternatives {
  const settings = programSettings(configuration, view);
  const alternatives: Alternative[] = [];
  let choices: number[] | undefined = [];
  while (choices !== undefined) {
    if (alternatives.length >= limit) return { alternatives, exhaustive: false };
    const reading = readingOf(world, choices);
    // Its tables belong to the world, but a list may ask about a file while it is read.
    const transcript = playSession(session, openService(settings, reading), reading);
    alternatives.push({ assumptions: reading.assumptions, transcript });
    choices = nextChoices(reading.choicesMade);
  }
  return { alternatives, exhaustive: true };
}

/** Whether what a server answered is what an alternative allows. */
export function allowsReplies({ transcript }: Alternative, actual: SmtpTranscript): boolean {
  const { replies, complete } = transcript;
  if (complete ? replies.length !== actual.replies.length : replies.length > actual.replies.length) return false;
  return replies.every((reply, at) => {
    const other = actual.replies[at];
    return (
      other !== undefined &&
      (reply.closed ?? false) === (other.closed ?? false) &&
      fitsHoles(lineOf(reply), lineOf(other))
    );
  });
}

function lineOf({ code, status, text }: SmtpTranscript['replies'][number]): string {
  return `${code} ${status === undefined ? '' : `${status} `}${text}`;
}
