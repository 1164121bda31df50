import { expandExactly } from '../../../model/expand.ts';
import { writtenItems } from '../../../model/typedValue.ts';
import { type Span, shift, touches } from '../../../syntax/span.ts';
import { splitList, unbrace } from '../../../syntax/splitList.ts';
import type { ParameterView } from '../parameterView.ts';
import { nameMarkdown } from './hoverName.ts';
import { serviceMarkdown, servicesByName } from './hoverService.ts';
import type { HoverText } from '../../language.ts';
import { type SocketReader, socketPlace } from './socketPath.ts';
import type { ValueHover } from './valueHover.ts';
import { code, link, paragraphs } from '../markdown.ts';
import { parameterPage } from '../manual.ts';

interface Word {
  readonly text: string;
  readonly span: Span;
}

/** Transports, services, next hops and the addresses of servers. */
export const endpointHover: ValueHover = (document, value, at) => {
  const kind = value.parameter.value ?? '';
  const read = readers[kind];
  if (!read) return undefined;
  const single = kind === 'transport' || kind === 'nexthop' || kind === 'service-name';
  const text = value.logical.text;
  const word: Word | undefined = single
    ? { text, span: { start: 0, end: text.length } }
    : writtenItems(value).find(({ span }) => touches(span, at));
  const { programs } = value.parameter.facts ?? {};
  return word && read(document, word, at, programs && { programs });
};

type ReadWord = (
  document: ParameterView,
  word: Word,
  at: number,
  reader: SocketReader | undefined,
) => HoverText | undefined;

const readers: Readonly<Record<string, ReadWord>> = {
  transport: onTransport,
  'transport-name-list': onService,
  'service-name': onService,
  nexthop: (document, word) => onNextHop(document, word, undefined),
  'nexthop-list': (document, word) => onNextHop(document, word, undefined),
  'inet-endpoint': (document, word, at, reader) => serverHover(document, word, at, undefined, reader),
  'milter-list': (document, word, at, reader) => serverHover(document, word, at, 'milter_', reader),
  'sasl-path': onSaslPath,
};

/** A server, or the path of a socket; any other word is the name of a service of the SASL library. */
function onSaslPath(
  document: ParameterView,
  word: Word,
  at: number,
  reader: SocketReader | undefined,
): HoverText | undefined {
  if (/^(?:inet|unix):/.test(word.text)) return serverHover(document, word, at, undefined, reader);
  return word.text.includes('/') ? onServer(document, word, reader, `unix:${word.text}`) : undefined;
}

function onService(document: ParameterView, { text, span }: Word): HoverText | undefined {
  // A macro, a path such as `private/tlsmgr`: nothing to look up.
  return /^[\w.-]+$/.test(text) ? { span, markdown: serviceMarkdown(document, text) } : undefined;
}

/** `transport`, `transport:nexthop`; `error:` and `discard:` have a text for a next hop. */
function onTransport(document: ParameterView, { text, span }: Word, at: number): HoverText | undefined {
  const colon = text.indexOf(':');
  const end = colon < 0 ? text.length : colon;
  const transport = text.slice(0, end);
  if (at <= span.start + end) {
    return onService(document, { text: transport, span: { start: span.start, end: span.start + end } });
  }
  const programs = servicesByName(document, transport).map(({ command }) => command);
  // Without a master.cf, a name of one's own is taken for an SMTP client where the next hop looks like one's.
  const isOwn = programs.length === 0 && !document.context.configuration.services && text.charAt(end + 1) === '[';
  if (!isOwn && !programs.some((program) => program === 'smtp' || program === 'lmtp')) return undefined;
  return onNextHop(
    document,
    { text: text.slice(end + 1), span: { start: span.start + end + 1, end: span.end } },
    programs.includes('lmtp') ? 'lmtp' : 'smtp',
    { service: transport },
  );
}

/** Where the SMTP or LMTP client goes for a next hop (smtp_connect.c: only SMTP looks for MX hosts). */
function onNextHop(
  document: ParameterView,
  { text, span }: Word,
  program: 'smtp' | 'lmtp' | undefined,
  reader?: SocketReader,
): HoverText | undefined {
  const { hover } = document.messages;
  if (program === 'lmtp' && /^(?:unix|inet):/.test(text)) {
    return serverHover(document, { text, span }, span.start, undefined, reader);
  }
  const match = /^(\[[^\s[\],]+\]|[^\s[\]:,/]+)(?::([\w-]+))?$/.exec(expanded(document, text));
  if (!match) return undefined;
  const [, host = '', port] = match;
  const bare = host.replace(/^\[|\]$/g, '');
  const isAddress = /^(?:ipv6:.*:.*|[\d.]+|.*:.*:.*)$/i.test(bare);
  const where = (): string => {
    if (isAddress) return hover.fixedAddress(code(bare));
    if (program === 'lmtp') return hover.hostAddress(code(bare));
    return host === bare ? hover.mailHosts(code(bare)) : hover.addressOf(code(bare));
  };
  return {
    span,
    markdown: hover.titled(code(text), hover.endpoint({ host: where(), ...(port === undefined ? {} : { port }) })),
  };
}

/**
 * `inet:host:port`, `unix:path`, `host:port`, or one of them in braces with settings of its own.
 * @param prefix of the parameters that those settings stand in for
 * @param reader who connects to it
 */
export function serverHover(
  document: ParameterView,
  { text, span }: Word,
  at: number,
  prefix?: string,
  reader?: SocketReader,
): HoverText | undefined {
  if (!text.startsWith('{')) return onServer(document, { text, span }, reader);
  const inner = unbrace(text);
  const items = splitList(inner.text).map((item) => ({
    text: item.text,
    span: shift(item.span, span.start + inner.span.start),
  }));
  const index = items.findIndex((item) => touches(item.span, at));
  const item = items[index];
  if (!item) return undefined;
  if (index === 0) return onServer(document, item, reader);
  return prefix === undefined ? undefined : onSetting(document, item, prefix);
}

/** `connect_timeout=10s` in braces: the parameter with the prefix, for this server. */
function onSetting(document: ParameterView, { text, span }: Word, prefix: string): HoverText | undefined {
  const {
    context: {
      configuration: { knowledge },
    },
    messages: { hover },
  } = document;
  const name = /^\w+/.exec(text)?.[0];
  const page = name === undefined ? undefined : parameterPage(knowledge, prefix + name);
  if (name === undefined || page === undefined) return undefined;
  return {
    span: { start: span.start, end: span.start + name.length },
    markdown: paragraphs([
      hover.titled(code(name), hover.perItem({ parameter: link(code(prefix + name), page) })),
      nameMarkdown(document, prefix + name, 'reference'),
    ]),
  };
}

function onServer(
  document: ParameterView,
  { text, span }: Word,
  reader: SocketReader | undefined,
  meant = text,
): HoverText | undefined {
  const { hover } = document.messages;
  const address = expanded(document, meant);
  const local = /^(?:unix|local):(.+)$/.exec(address);
  if (local) {
    const path = local[1] ?? '';
    const place = socketPlace(document, path, reader);
    return { span, markdown: hover.titled(code(text), hover.socket(code(path)) + place) };
  }
  // inet:host:port; a Milter's inet:port@host; smtpd_proxy_filter's host:port and bare port.
  const swapped = /^inet6?:([\w-]+)@\[?([^\s[\],@]+)\]?$/.exec(address);
  const match = swapped
    ? [address, swapped[2], swapped[1]]
    : /^(?:inet6?:)?(?:\[?([^\s[\],@/]*?)\]?:)?([\w-]+)$/.exec(address);
  if (!match || !/[:\d]/.test(address)) return undefined;
  const host = match[1] === undefined || match[1] === '' ? 'localhost' : match[1];
  const where = /^[\d.]+$|:/.test(host) ? hover.fixedAddress(code(host)) : hover.hostAddress(code(host));
  return {
    span,
    markdown: hover.titled(
      code(text),
      hover.endpoint({
        host: where,
        ...(match[2] === undefined ? {} : { port: match[2] }),
      }),
    ),
  };
}

function expanded(document: ParameterView, text: string): string {
  return expandExactly(text, document.context.lookup) ?? text;
}
