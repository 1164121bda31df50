import { readRestrictions } from '../../model/restrictionList.ts';
import { type TypedValue, sourceOf } from '../../model/typedValue.ts';
import { splitList, unbrace } from '../../syntax/splitList.ts';
import type { Span } from '../../syntax/span.ts';
import { isFour, meantHostPort, readHostPort } from './hostPort.ts';
import { judgedItems, isTextReportedByOtherRule } from '../reportedByOtherRule.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import type { RuleData, ValueContext, ValueRule } from '../rule.ts';

type Data = RuleData<'invalid-endpoint'>;

/**
 * milter8.c: `invalid transport name: localhost in Milter service: localhost:8891`, and milter_default_action decides,
 * with `451 4.3.5` where that is tempfail. What inet_connect() cannot read behind `inet:` is fatal for smtpd at each
 * connection, whatever the default action is. smtpd_proxy.c takes `host:port` without `inet:` too.
 */
export const invalidEndpoint: ValueRule<'invalid-endpoint'> = {
  code: 'invalid-endpoint',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'milter-list' || value === 'inet-endpoint' || value === 'restriction-list',
  check(value, context, report) {
    for (const { text, span, service } of endpointsIn(value, context)) {
      const found = text.includes('$') ? undefined : problemOf(text, service);
      if (found)
        report({
          span: sourceOf(value, span),
          data: { name: value.parameter.name, text, service, ...found } satisfies Data,
        });
    }
  },
  fixes: replaceBySuggestion,
};

function endpointsIn(value: TypedValue, context: ValueContext): readonly Endpoint[] {
  const kind = value.parameter.value;
  if (kind === 'milter-list') return milters(value);
  return kind === 'inet-endpoint' ? proxy(value) : policies(value, context);
}

interface Endpoint {
  readonly text: string;
  readonly span: Span;
  readonly service: 'milter' | 'proxy' | 'policy';
}

function milters(value: TypedValue): Endpoint[] {
  return judgedItems(value).map(({ text, span }) => ({ ...firstOf(text, span), service: 'milter' }));
}

function proxy(value: TypedValue): Endpoint[] {
  const { text } = value.logical;
  if (text === '' || isTextReportedByOtherRule(text)) return [];
  return [{ text, span: { start: 0, end: text.length }, service: 'proxy' }];
}

/** What is no `inet:` or `unix:` at all, restriction-argument tells of. */
function policies(value: TypedValue, { configuration, used }: ValueContext): Endpoint[] {
  if (!value.logical.text.includes('check_policy_service')) return [];
  return readRestrictions(judgedItems(value), configuration.knowledge, used.classes).flatMap(
    ({ facts, argument }): Endpoint[] => {
      if (facts?.argument !== 'policy-endpoint' || !argument?.written) return [];
      const first = firstOf(argument.text, argument.span);
      return first.text.startsWith('inet:') ? [{ ...first, service: 'policy' }] : [];
    },
  );
}

/** Since 3.0, `{ inet:host:port, name=value … }`. */
function firstOf(text: string, span: Span): { text: string; span: Span } {
  if (!text.startsWith('{')) return { text, span };
  const inner = unbrace(text);
  const first = splitList(inner.text)[0];
  if (!first) return { text: '$', span };
  const start = span.start + inner.span.start + first.span.start;
  return { text: first.text, span: { start, end: start + first.text.length } };
}

type Found = Pick<Data, 'problem' | 'suggestion'>;

function problemOf(text: string, service: Endpoint['service']): Found | undefined {
  if (service === 'proxy') {
    if (/^unix:/i.test(text)) return undefined;
    return ofInet(text.replace(/^inet:/i, ''), text, '');
  }
  const colon = text.indexOf(':');
  const [transport, rest] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  if (colon >= 0 && rest !== '' && transport !== '') {
    if (transport === 'unix' || transport === 'local') return undefined;
    if (transport === 'inet') return ofInet(rest, text, 'inet:');
    return { problem: 'transport', ...meantEndpoint(text) };
  }
  return { problem: 'bare', ...meantEndpoint(text) };
}

function ofInet(rest: string, text: string, prefix: string): Found | undefined {
  const { problem, port } = readHostPort(rest, 'port');
  if (problem) return { problem, ...meantEndpoint(text, prefix) };
  // A service name has no dots; `localhost` is no service.
  return !rest.includes(':') && port !== undefined && (/\./.test(port) || port === 'localhost' || isFour(port))
    ? { problem: 'name' }
    : undefined;
}

/** `localhost:8891`, `inet:8891@localhost` (as OpenDKIM wants it), `inet://…`, `/run/opendkim.sock`, `TCP:…`. */
function meantEndpoint(text: string, prefix = 'inet:'): { readonly suggestion?: string } {
  if (/^\/|^(?:private|public)\//.test(text)) return { suggestion: `unix:${text}` };
  const known = /^(?:unix|local):./i.exec(text);
  if (known) return { suggestion: text.replace(/^\w+/, (word) => word.toLowerCase()) };
  const bare = text.replace(/^(?:inet6?|tcp):/i, '');
  const swapped = /^(\d{1,5})@(\[?[\w.:-]+\]?)$/.exec(bare);
  const meant = meantHostPort(swapped ? `${swapped[2]}:${swapped[1]}` : bare);
  if (meant?.port === undefined || !/^\d/.test(meant.port)) return {};
  const host = meant.bracketed || meant.host.includes(':') ? `[${meant.host}]` : meant.host;
  return { suggestion: `${prefix}${host}:${meant.port}` };
}
