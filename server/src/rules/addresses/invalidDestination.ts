import { atLeast } from '../../facts/release.ts';
import { type TypedValue, type WrittenItem, sourceOf, writtenItems } from '../../model/typedValue.ts';
import type { Span } from '../../syntax/span.ts';
import { isAddress, meantHostPort, readHostPort } from './hostPort.ts';
import { isReportedByOtherRule, isTextReportedByOtherRule, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import type { RuleData, ValueContext, ValueRule } from '../rule.ts';
import type { DestinationProblem } from './data.ts';

const kinds = new Set(['tcp-port', 'transport', 'nexthop', 'nexthop-list']);

type Data = RuleData<'invalid-destination'>;
interface Found {
  readonly span: Span;
  readonly problem: DestinationProblem;
  readonly text: string;
  readonly suggestion?: string;
}

/**
 * smtp_connect.c, smtp_parse_destination(): the delivery agent dies at each message (`fatal: missing "]" in server
 * description`), master throttles it, and the mail stays in the queue. A transport that cannot be the name of a
 * service: qmgr logs `connect to transport private/[host]: No such file or directory` and defers the mail.
 */
export const invalidDestination: ValueRule<'invalid-destination'> = {
  code: 'invalid-destination',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value = '' }) => kinds.has(value),
  check(value, context, report) {
    const kind = value.parameter.value;
    if (kind === 'tcp-port') {
      const found = ofPort(value);
      if (found) report({ span: value.span, data: found });
      return;
    }
    const { text } = value.logical;
    if (text === '' || isTextReportedByOtherRule(text)) return;
    const name = value.parameter.name;
    // What is no transport is a nexthop, which in this parameter may be anything.
    if (kind !== 'transport' && name === 'default_filter_nexthop') return;
    const found =
      kind === 'transport' ? inTransport(value, context) : inNexthop(value, context, kind === 'nexthop-list');
    for (const { span, ...data } of found)
      report({ span: sourceOf(value, span), data: { name, ...data } satisfies Data });
  },
  fixes: replaceBySuggestion,
};

/** Whether a text can be no transport: an address, a path, a scheme that people take for one. */
export function isNoTransport(name: string): boolean {
  return /^\[|\//.test(name) || isAddress(name) || name === 'unix' || name === 'inet';
}

/** smtp_parse_destination() takes the port of smtp_tcp_port as it takes one that is written. */
function ofPort(value: TypedValue): Data | undefined {
  const {
    parameter: { name, kind },
    logical: { text },
    macros,
  } = value;
  if (kind !== 'string' || macros || !/^\d/.test(text) || isReportedByOtherRule(value)) return undefined;
  if (!/^\d+$/.test(text)) return { name, problem: 'service', text };
  return Number(text) === 0 || Number(text) > 65535 ? { name, problem: 'range', text } : undefined;
}

function inNexthop(value: TypedValue, { configuration }: ValueContext, list: boolean): Found[] {
  const items = writtenItems(value, { braces: false });
  const [first, second] = items;
  if (first && second && !list && !atLeast(configuration.release, '3.5')) {
    return [
      {
        span: { start: first.span.start, end: items.at(-1)?.span.end ?? 0 },
        problem: 'several',
        text: value.logical.text,
      },
    ];
  }
  return items.flatMap((item) => ofDestination(item, 'smtp'));
}

function inTransport(value: TypedValue, context: ValueContext): Found[] {
  const { text } = value.logical;
  const colon = text.indexOf(':');
  const all = { start: 0, end: text.length };
  const name = colon < 0 ? text : text.slice(0, colon);
  if (name.includes('$')) return [];
  if (isNoTransport(name) && !context.configuration.services?.some((service) => service.name === name)) {
    const plain = !text.includes('$') && !/[\s,]/.test(text);
    return [{ span: all, problem: 'transport', text, ...(plain ? withTransport(text) : {}) }];
  }
  // `error: mail is not welcome` has its blank behind the colon, in the text.
  if (/\s/.test(name))
    return colon >= 0 && /^[\w-]+\s+$/.test(name) && !/\$/.test(text)
      ? [{ span: all, problem: 'space', text, suggestion: `${name.trim()}:${text.slice(colon + 1).trim()}` }]
      : [];
  const agent = agentOf(name, context);
  if (!agent || colon < 0) return [];
  return writtenItems(value, { braces: false })
    .map((item, i): WrittenItem =>
      i > 0
        ? item
        : {
            ...item,
            text: item.text.slice(colon + 1),
            span: { start: item.span.start + colon + 1, end: item.span.end },
          },
    )
    .filter(({ text: one }) => one !== '')
    .flatMap((item) => ofDestination(item, agent));
}

/** Which of the two syntaxes the nexthop of a transport has; undefined for one of its own (pipe, error, local …). */
function agentOf(name: string, { configuration }: ValueContext): 'smtp' | 'lmtp' | undefined {
  const { services } = configuration;
  const byName = name === 'relay' ? 'smtp' : name;
  const command = services
    ? services.find((service) => service.name === name && service.type === 'unix')?.command
    : byName;
  return command === 'smtp' || command === 'lmtp' ? command : undefined;
}

function ofDestination(item: WrittenItem, agent: 'smtp' | 'lmtp'): Found[] {
  const { text, span } = item;
  // In examples, `<your relay>` stands for a name.
  if (item.hasMacro || /[<>]/.test(text) || upperCasePlaceholder.test(text.replace(/^\[|\]?(?::.*)?$/g, '')))
    return [];
  if (agent === 'lmtp' && text.startsWith('unix:')) return [];
  const prefix = /^(?:inet|unix):/.exec(text)?.[0];
  if (agent === 'smtp' && prefix)
    return [{ span, problem: 'prefix', text, ...(prefix === 'inet:' ? { suggestion: text.slice(5) } : {}) }];
  const { problem } = readHostPort(agent === 'lmtp' ? text.replace(/^inet:/, '') : text, 'host');
  if (!problem) return [];
  const meant = meantHostPort(text);
  return [
    {
      span,
      problem,
      text,
      ...(meant && problem !== 'range'
        ? { suggestion: `[${meant.host}]${meant.port === undefined ? '' : `:${meant.port}`}` }
        : {}),
    },
  ];
}

function withTransport(text: string): { readonly suggestion?: string } {
  if (/^unix:.|^inet:./.test(text)) return { suggestion: `lmtp:${text}` };
  if (text.startsWith('/')) return { suggestion: `lmtp:unix:${text}` };
  const meant = meantHostPort(text);
  return meant ? { suggestion: `smtp:[${meant.host}]${meant.port === undefined ? '' : `:${meant.port}`}` } : {};
}
