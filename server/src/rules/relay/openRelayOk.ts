import { offsetOf } from '../../model/configuration.ts';
import { type RestrictionItem, readRestrictions } from '../../model/restrictionList.ts';
import { type Scope, scopeOf } from '../../model/scope.ts';
import { splitList } from '../../syntax/splitList.ts';
import { exactValue } from '../exactValue.ts';
import { insertAbove } from '../fixes/lineEdit.ts';
import { type GateList, gateLists, gateOf, listText } from './relayGate.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { Context, InstanceRule } from '../rule.ts';
import { restrictionItems, settingValue } from '../settingValue.ts';
import { shift } from '../../syntax/span.ts';

/**
 * smtpd_check_rcpt() of smtpd_check.c takes a recipient when neither list refuses it. A list that has the only gate is
 * open to whoever an item before the gate says OK to; HELO names and sender addresses are what the client likes to
 * say. SMTPD_ACCESS_README tells of it under “Dangerous use of smtpd_recipient_restrictions”.
 */
export const openRelayOk: InstanceRule<'open-relay-ok'> = {
  code: 'open-relay-ok',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    const scope = scopeOf(context.configuration);
    if (!gateLists.some((name) => context.configuration.settings.has(name))) return;
    const walks = gateLists.map((name) => walk(name, scope, context));
    // One list without a hole is enough; and where a list is not known for certain, nothing is.
    if (walks.some((one) => one === undefined || (one.gate && !one.openers.length))) return;
    for (const name of gateLists) {
      const value = settingValue(context, name);
      if (!value || gateOf(name, scope, context.used.classes) !== 'present') continue;
      for (const { item, certain } of holes(restrictionItems(value, context), scope, context).openers) {
        if (!item.word.written) continue;
        report({
          span: value.place(item.word.span),
          data: { name: item.word.text, list: name, certain },
          ...(certain ? { severity: 'error' } : {}),
        });
      }
    }
  },
  fixes({ span, data: { list } }, context) {
    const line = `${gateLists[0]} = permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination`;
    if (list === gateLists[0]) return [];
    const relay = settingValue(context, gateLists[0]);
    if (relay && relay.value.logical.text !== '') return [];
    if (relay)
      return [
        replaceValue(
          shift(relay.setting.element.valueSpan, offsetOf(context.configuration, relay.setting)),
          line.slice(line.indexOf('=') + 2),
        ),
      ];
    const own = settingValue(context, list);
    return [
      {
        title: { key: 'insertWord', data: { word: line } },
        edits: [insertAbove(context, own ? offsetOf(context.configuration, own.setting) : span.start, line)],
        preferred: true,
      },
    ];
  },
};

interface Opener {
  readonly item: RestrictionItem;
  /** Whatever the client says. */ readonly certain: boolean;
}
interface Walk {
  readonly gate: boolean;
  readonly openers: readonly Opener[];
}

function walk(name: GateList, scope: Scope, context: Context): Walk | undefined {
  const text = listText(scope, name);
  return text === undefined ? undefined : holes(itemsOf(text, context), scope, context);
}

function itemsOf(text: string, { configuration, used }: Context): RestrictionItem[] {
  const items = splitList(text).map((item) => ({ ...item, hasMacro: false }));
  return readRestrictions(items, configuration.knowledge, used.classes);
}

/** What may say OK to a stranger before a list comes to its gate. */
function holes(items: readonly RestrictionItem[], scope: Scope, context: Context, depth = 0): Walk {
  const openers: Opener[] = [];
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as RestrictionItem;
    const warns = items[i - 1]?.name === 'warn_if_reject';
    if (item.name === 'permit') {
      openers.push({ item, certain: true });
      return { gate: false, openers };
    }
    if (item.facts?.gate && !warns) return { gate: true, openers };
    if (item.kind === 'class' && depth < 8) {
      const text = exactValue(scope, item.word.text)?.text;
      const inner: Walk =
        text === undefined ? { gate: false, openers: [] } : holes(itemsOf(text, context), scope, context, depth + 1);
      const certain = inner.openers.find((one) => one.certain) ?? inner.openers[0];
      if (certain) openers.push({ item, certain: certain.certain });
      if (certain?.certain && certain.item.name === 'permit') return { gate: false, openers };
      if (inner.gate && !warns) return { gate: true, openers };
      continue;
    }
    const answer =
      item.name === 'check_sender_access' || item.name === 'check_helo_access'
        ? answerOf(item.argument?.text ?? '')
        : 'no';
    if (answer !== 'no') openers.push({ item, certain: answer === 'ok' });
  }
  return { gate: false, openers };
}

/** Whether a table says OK: to all, to some, or to nobody. */
function answerOf(table: string): 'ok' | 'maybe' | 'no' {
  if (/^static:/i.test(table)) return /^static:\{?\s*(?:ok|permit|\d+)\s*\}?$/i.test(table) ? 'ok' : 'no';
  if (/^(?:inline|randmap):/i.test(table) && !/\b(?:ok|permit\w*)\b|=\s*\d+\s*[,}]/i.test(table)) return 'no';
  return table.includes(':') ? 'maybe' : 'no';
}
