import type { AgentDestination, DeliveryAgent } from '../../evaluate/route/agent.ts';
import type { Route, RouteAlternatives, RoutedDelivery } from '../../evaluate/route/message.ts';
import type { GenericAddress } from '../../evaluate/route/genericAddress.ts';
import type { LocalOutcome } from '../../evaluate/route/local/localRun.ts';
import type { Assumption } from '../../evaluate/reading.ts';
import type { TraceItem } from '../../evaluate/trace.ts';
import type { Messages } from '../../texts/messages.ts';
import { visibleHoles } from '../../questions/trace/traceLines.ts';

type RouteTexts = Messages['route'];

/** The ways of a message as text. */
export function printRoutes({ alternatives, exhaustive }: RouteAlternatives, texts: RouteTexts): string {
  const parts = alternatives.map(({ assumptions, route }) => {
    const lines = printRoute(route, texts);
    if (assumptions.length > 0) {
      lines.unshift(texts.assuming(assumptions.map((one) => assumptionText(one, texts)).join(texts.and)));
    }
    return `${lines.join('\n')}\n`;
  });
  return visibleHoles(`${parts.join('\n')}${exhaustive ? '' : `\n${texts.more}\n`}`);
}

function assumptionText({ question, label }: Assumption, texts: RouteTexts): string {
  switch (question.kind) {
    case 'table':
      return texts.assumption(question.table, question.key, label);
    case 'account':
      return texts.assumedAccount(question.name, label === 'present');
    case 'addressFile':
      return texts.assumedFile(question.path, label === 'present');
    default:
      return label;
  }
}

function printRoute({ sender, steps, deliveries, problem, fate }: Route, texts: RouteTexts): string[] {
  const lines = [texts.sender(sender === '' ? texts.nullSender : sender)];
  for (const { kind, parameter, from, to, items } of steps) {
    lines.push(`  ${texts.step(kind, parameter)}: ${from} -> ${to.join(', ')}`, ...lookups(items, texts, '    '));
  }
  if (problem?.kind === 'rejected') lines.push(texts.rejected(problem.reply));
  else if (problem) {
    lines.push(texts.problem(problem.kind, problem.kind === 'fatal' ? problem.message : problem.parameter));
  }
  if (fate) lines.push(texts.fates[fate]);
  for (const delivery of deliveries) lines.push(...printDelivery(delivery, texts));
  return lines;
}

function printDelivery(delivery: RoutedDelivery, texts: RouteTexts): string[] {
  const { recipient, original, transport, nextHop, discarded, items, agent, local } = delivery;
  return [
    texts.recipient(recipient, original),
    ...lookups(items, texts, '  '),
    `  ${discarded ? texts.discarded : texts.transport(transport, nextHop)}`,
    ...(agent ? agentLines(agent, transport, texts) : []),
    ...(local ? lookups(local.items, texts, '  ') : []),
    ...(local ? local.outcomes.map((one) => `  ${outcomeText(one, recipient, texts)}`) : []),
  ];
}

function outcomeText(outcome: LocalOutcome, recipient: string, texts: RouteTexts): string {
  const done = localDeed(outcome, texts.local);
  return outcome.recipient === recipient || outcome.kind === 'forwarded'
    ? done
    : texts.local.of(outcome.recipient, done);
}

function localDeed(outcome: LocalOutcome, texts: RouteTexts['local']): string {
  switch (outcome.kind) {
    case 'mailbox':
    case 'maildir':
    case 'file':
      return texts[outcome.kind](outcome.path);
    case 'command':
      return texts.command(outcome.command);
    case 'forwarded':
      return texts.forwarded(outcome.recipient, outcome.sender);
    case 'passed':
      return texts.passed(outcome.transport, outcome.nextHop);
    case 'discarded':
      return texts.discarded;
    case 'bounced':
    case 'deferred':
      return texts[outcome.kind](`${outcome.status} ${outcome.text}`);
    case 'unknown':
      return texts.unknown(outcome.what);
  }
}

function outsideLines({ envelope, headers }: DeliveryAgent, texts: RouteTexts): string[] {
  const shown = (one: GenericAddress): string => ('address' in one ? one.address || '<>' : texts.generic[one.problem]);
  return [
    ...(envelope ? [`  ${texts.generic.envelope(shown(envelope.sender), shown(envelope.recipient))}`] : []),
    ...(headers ?? []).map(({ text }) => `  ${texts.sentHeader(text)}`),
  ];
}

function agentLines(agent: DeliveryAgent, transport: string, texts: RouteTexts): string[] {
  const { program, destinations, items } = agent;
  if (program === undefined) return [`  ${texts.noTransport(transport)}`];
  return [
    ...lookups(items, texts, '  '),
    ...outsideLines(agent, texts),
    ...destinations.flatMap((one) => destinationLines(one, texts)),
  ];
}

function destinationLines(
  { host, port, by, fallback, tls, credentials }: AgentDestination,
  texts: RouteTexts,
): string[] {
  const places = { mx: texts.byMx(host, port), host: texts.byHost(host, port), socket: texts.bySocket(host) };
  const level =
    'key' in tls.by ? texts.tlsByKey(tls.level, tls.by.key) : texts.tlsByParameter(tls.level, tls.by.parameter);
  return [`  ${fallback ? texts.fallback : ''}${places[by]}`, `    ${level}`, ...credentialLines(credentials, texts)];
}

function credentialLines(credentials: AgentDestination['credentials'], texts: RouteTexts): string[] {
  switch (credentials?.kind) {
    case undefined:
      return [];
    case 'found':
      return [`    ${texts.credentials(credentials.key)}`];
    case 'byServer':
      return [`    ${texts.credentialsByServer(credentials.otherwise)}`];
    case 'notFound':
      return [`    ${texts.noCredentials}`];
    case 'error':
      return [`    ${texts.failed}`];
  }
}

function lookups(items: readonly TraceItem[], texts: RouteTexts, indent: string): string[] {
  return items.flatMap((item) => {
    if (item.kind !== 'lookup') return [];
    const { title, key, result, value = '', place } = item;
    const found = place ? `${value} (${place.file}:${place.line})` : value;
    const failed = result === 'error' ? texts.failed : texts.notFound;
    return [indent + texts.lookup(title, key, result === 'found' ? found : failed)];
  });
}
