import { bytesOfText } from '../../base/byteString.ts';
import type { Configuration } from '../../model/configuration.ts';
import { rewriteInternal } from '../address/rewrite.ts';
import { textWithHoles } from '../bytes.ts';
import { type Assumption, type Reading, nextChoices, readingOf } from '../reading.ts';
import { settingsOfService } from '../smtpd/settings.ts';
import { type TraceItem, readableTrace } from '../trace.ts';
import type { World } from '../world.ts';
import { type DeliveryAgent, routeAgent } from './agent.ts';
import { type CleanupProblem, type QueuedMessage, type QueuedRecipient, cleanEnvelope } from './cleanup.ts';
import type { CheckedHeaders, MessageHeader } from './headerChecks.ts';
import type { GenericAddress } from './genericAddress.ts';
import { deliverLocal } from './local/deliverLocal.ts';
import type { LocalOutcome } from './local/localRun.ts';
import { openLocal } from './local/openLocal.ts';
import { type RoutePrograms, type RouteView, openPrograms } from './programs.ts';
import { type RouteDelivery, resolveQueued } from './resolveQueued.ts';
import { type RouteStep, readableStep } from './routeTrace.ts';

/** The envelope of a message, addresses in internal form: without the quotes that SMTP needs. */
export interface RouteEnvelope {
  /** Empty for the null sender. */
  readonly sender: string;
  readonly recipients: readonly string[];
  /** What a FILTER action says, which goes before content_filter. */
  readonly filter?: string;
  /** Headers that header checks are to look at; those that Postfix itself adds are not among them. */
  readonly headers?: readonly MessageHeader[];
}

/** A delivery, and the program that makes it. */
export interface RoutedDelivery extends RouteDelivery {
  readonly agent?: DeliveryAgent;
  /** What local(8) does, where it is the one. */
  readonly local?: LocalDelivery;
}

/** Where a message goes. */
export interface Route {
  /** As the queue file has it. */
  readonly sender: string;
  readonly deliveries: readonly RoutedDelivery[];
  readonly steps: readonly RouteStep[];
  readonly log: readonly string[];
  /** Header checks have it taken and thrown away, or kept until an administrator lets it go. */
  readonly fate?: 'discarded' | 'held';
  /** The headers that were given, as header checks leave them. */
  readonly headers?: readonly MessageHeader[];
  readonly problem?: CleanupProblem | { readonly kind: 'fatal'; readonly message: string };
}

/** Routes a message, read through a reading. Pure and total; linear but for the limits of virtual aliases. */
export function routeMessage(
  configuration: Configuration,
  view: RouteView,
  envelope: RouteEnvelope,
  reading: Reading,
): Route {
  const log: string[] = [];
  const say = (line: string): void => {
    log.push(textWithHoles(line));
  };
  const programs = openPrograms(configuration, view, reading);
  const sender = bytesOfText(envelope.sender);
  if ('fatal' in programs) {
    return {
      sender: envelope.sender,
      deliveries: [],
      steps: [],
      log,
      problem: { kind: 'fatal', message: programs.fatal },
    };
  }
  const given = (envelope.headers ?? []).map((header) => ({ ...header, text: bytesOfText(header.text) }));
  const recipients = envelope.recipients.map(bytesOfText);
  const queued = cleanEnvelope(sender, recipients, programs, given, reading, say);
  const { checked } = queued;
  // An action of header checks goes before what smtpd(8) was told; a REDIRECT goes past all filters.
  const usualFilter = checked.filter ?? envelope.filter ?? programs.entry.text('content_filter');
  const filter = checked.redirect === undefined ? usualFilter : '';
  const target = (one: QueuedRecipient): RoutedDelivery => {
    const delivery = resolveQueued(one, queued.sender, filter, programs, reading, say);
    const agent = routeAgent(delivery, queued.sender, checked.headers, configuration, view, programs, reading, say);
    if (!agent || delivery.discarded) return delivery;
    const local =
      agent.program === 'local'
        ? deliverByLocal(delivery, queued.sender, configuration, view, programs, reading, say)
        : undefined;
    return { ...delivery, agent, ...(local ? { local } : {}) };
  };
  const fate = fateOf(checked);
  const deliveries = queued.problem || fate === 'discarded' ? [] : recipientsOf(queued, programs).map(target);
  return {
    sender: textWithHoles(queued.sender),
    deliveries: deliveries.map(readableDelivery),
    steps: queued.steps.map(readableStep),
    log,
    ...(fate ? { fate } : {}),
    ...(given.length > 0 ? { headers: checked.headers.map(readableHeader) } : {}),
    ...(queued.problem ? { problem: queued.problem } : {}),
  };
}

function fateOf({ discarded, held }: CheckedHeaders): Route['fate'] {
  if (discarded) return 'discarded';
  return held ? 'held' : undefined;
}

/** A REDIRECT is for the first recipient, and the others are done with (qmgr/qmgr_message.c). */
function recipientsOf(
  { recipients, checked: { redirect } }: QueuedMessage,
  { resolving }: RoutePrograms,
): readonly QueuedRecipient[] {
  if (redirect === undefined) return recipients;
  const address = rewriteInternal(redirect, resolving.addresses);
  return recipients.slice(0, 1).map((one) => ({ ...one, address }));
}

function readableHeader(header: MessageHeader): MessageHeader {
  return { ...header, text: textWithHoles(header.text) };
}

/** What local(8) does with a recipient, and what it asked for that. */
export interface LocalDelivery {
  readonly outcomes: readonly LocalOutcome[];
  readonly items: readonly TraceItem[];
}

function deliverByLocal(
  { transport, nextHop, recipient }: RouteDelivery,
  sender: string,
  configuration: Configuration,
  view: RouteView,
  { resolving }: RoutePrograms,
  reading: Reading,
  log: (line: string) => void,
): LocalDelivery {
  const items: TraceItem[] = [];
  const settings = settingsOfService(configuration, { ...view, service: `${transport}/unix` });
  const service = openLocal(settings, transport, nextHop, resolving, reading);
  const outcomes = deliverLocal(recipient, sender, service, { reading, log, trace: (item) => items.push(item) });
  return { outcomes: outcomes.map(readableOutcome), items: readableTrace(items) };
}

function readableOutcome(outcome: LocalOutcome): LocalOutcome {
  const texts = Object.entries(outcome).map(([name, text]) => [name, textWithHoles(text)]);
  return Object.fromEntries(texts) as LocalOutcome;
}

function readableDelivery(delivery: RoutedDelivery): RoutedDelivery {
  const { original, address, recipient, transport, nextHop, items, agent } = delivery;
  return {
    ...delivery,
    original: textWithHoles(original),
    address: textWithHoles(address),
    recipient: textWithHoles(recipient),
    transport: textWithHoles(transport),
    nextHop: textWithHoles(nextHop),
    items: readableTrace(items),
    ...(agent ? { agent: readableAgent(agent) } : {}),
  };
}

function readableAgent({ envelope, headers, ...agent }: DeliveryAgent): DeliveryAgent {
  const readable = (one: GenericAddress): GenericAddress =>
    'address' in one ? { address: textWithHoles(one.address) } : one;
  return {
    ...agent,
    ...(envelope ? { envelope: { sender: readable(envelope.sender), recipient: readable(envelope.recipient) } } : {}),
    ...(headers ? { headers: headers.map(readableHeader) } : {}),
  };
}

/** The ways of a message, by what is assumed of what is not known. */
export interface RouteAlternatives {
  readonly alternatives: readonly { readonly assumptions: readonly Assumption[]; readonly route: Route }[];
  /** False: there are more than were looked at. */
  readonly exhaustive: boolean;
}

/** How many alternatives are looked at unless said otherwise. */
const usualLimit = 400;

/** Routes a message once for each answer that an unknown may have; with a world that knows everything, once. */
export function routeAlternatives(
  configuration: Configuration,
  view: RouteView,
  envelope: RouteEnvelope,
  world: World,
  limit = usualLimit,
): RouteAlternatives {
  const alternatives: { assumptions: readonly Assumption[]; route: Route }[] = [];
  let choices: number[] | undefined = [];
  while (choices !== undefined) {
    if (alternatives.length >= limit) return { alternatives, exhaustive: false };
    const reading = readingOf(world, choices);
    const route = routeMessage(configuration, view, envelope, reading);
    alternatives.push({ assumptions: reading.assumptions, route });
    choices = nextChoices(reading.choicesMade);
  }
  return { alternatives, exhaustive: true };
}
