import { sourceOf } from '../../model/typedValue.ts';
import { isAddress, isFour, isHost, isSix } from './hostPort.ts';
import { judgedItems, isTextReportedByOtherRule, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { replaceBySuggestion } from '../fixes/replaceValue.ts';
import type { RuleData, ValueRule } from '../rule.ts';

type Data = RuleData<'invalid-address'>;
type Found = Pick<Data, 'problem' | 'suggestion'>;

const cardNames = [
  'lo',
  String.raw`(?:eth|wlan|tun|tap|wg|bond|docker|veth|ppp|em|virbr)\d+`,
  String.raw`en[ops]\d\w*`,
  String.raw`enx[\da-f]{12}`,
  String.raw`br-[\da-f]{12}`,
];
const card = new RegExp(String.raw`^(?:${cardNames.join('|')})(?::\d+)?$`);

/**
 * own_inet_addr.c: `config variable inet_interfaces: host not found: 127.0.0.1/8`, `parameter inet_interfaces: no
 * local interface found for 0.0.0.0`; smtp_connect.c: `bad smtp_bind_address parameter`. Fatal: Postfix does not
 * start, or the SMTP client dies at each message.
 */
export const invalidAddress: ValueRule<'invalid-address'> = {
  code: 'invalid-address',
  severity: 'error',
  scope: 'value',
  appliesTo: ({ value }) => value === 'interface-list' || value === 'ip-address',
  check(value, _context, report) {
    const {
      parameter,
      logical: { text },
      macros,
    } = value;
    const { name } = parameter;
    if (parameter.value === 'interface-list') {
      const items = judgedItems(value, { braces: false });
      for (const item of items) {
        if (
          item.hasMacro ||
          /[<>]/.test(item.text) ||
          upperCasePlaceholder.test(item.text) ||
          /^(?:all|loopback-only)$/i.test(item.text)
        )
          continue;
        const found = ofInterface(item.text, name, items.length === 1);
        if (found)
          report({
            span: sourceOf(value, item.span),
            data: { name, text: item.text, ...found },
            ...(found.problem === 'interface' ? { severity: 'warning' } : {}),
          });
      }
    } else if (text !== '' && !macros && !/[<>]/.test(text) && !isTextReportedByOtherRule(text)) {
      const found = ofBind(text, name.endsWith('6'));
      if (found)
        report({
          span: value.span,
          data: { name, text, ...found },
          ...(found.problem === 'family' ? { severity: 'warning' } : {}),
        });
    }
  },
  fixes: replaceBySuggestion,
};

function ofInterface(text: string, name: string, only: boolean): Found | undefined {
  const bare = /^\[.*\]$/.test(text) ? text.slice(1, -1) : text;
  if (name === 'inet_interfaces' && (bare === '0.0.0.0' || bare === '*' || /^[0:]*:[0:]*$/.test(bare)))
    return { problem: 'any', ...(only ? { suggestion: 'all' } : {}) };
  if (card.test(bare)) return { problem: 'interface' };
  if (isHost(bare)) return undefined;
  return outside(text) ?? { problem: 'text' };
}

/** An address with something behind it. */
function outside(text: string): Found | undefined {
  const mask = /^(\[?[\da-f.:]+\]?)\/[\d.]+$/i.exec(text)?.[1];
  if (mask !== undefined && isAddress(mask.replace(/[[\]]/g, ''))) return { problem: 'mask', suggestion: mask };
  const port = /^(\[[^\]]+\]|[^:[\]]+):\d+$/.exec(text)?.[1];
  return port !== undefined && isHost(port.replace(/[[\]]/g, '')) ? { problem: 'port', suggestion: port } : undefined;
}

function ofBind(text: string, six: boolean): Found | undefined {
  const bare = /^\[.*\]$/.test(text) ? text.slice(1, -1) : text;
  if (isAddress(bare)) return (six ? isSix(bare) : isFour(bare)) ? undefined : { problem: 'family' };
  return outside(text) ?? (isHost(bare) ? { problem: 'host' } : { problem: 'text' });
}
