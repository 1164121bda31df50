import { existsIn } from '../../facts/release.ts';
import { type Configuration, nameSpanOf, offsetOf, settingOf } from '../../model/configuration.ts';
import { overridesByService } from '../../model/overrides.ts';
import { levelOf, scopeOf } from '../../model/scope.ts';
import { type Span, shift } from '../../syntax/span.ts';
import { insertAbove, placeAt } from '../fixes/lineEdit.ts';
import { removeItem } from '../fixes/listEdit.ts';
import { gateLists, gateState } from './relayGate.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { Context, Fix, InstanceRule } from '../rule.ts';
import { restrictionItems, settingValue } from '../settingValue.ts';

/** What most servers want of smtpd_relay_restrictions. */
const usual = 'permit_mynetworks, permit_sasl_authenticated, reject_unauth_destination';

/** What a whole main.cf says and a fragment does not. */
const ownNames = [
  'compatibility_level',
  'myhostname',
  'mydestination',
  'mynetworks',
  'inet_interfaces',
  'virtual_mailbox_domains',
];

/**
 * smtpd_check_init() of smtpd_check.c: `fatal: in parameter smtpd_relay_restrictions or smtpd_recipient_restrictions,
 * specify at least one working instance of: reject_unauth_destination, …`. smtpd dies with each connection.
 */
export const noRelayGate: InstanceRule<'no-relay-gate'> = {
  code: 'no-relay-gate',
  severity: 'error',
  scope: 'instance',
  check(context, report) {
    const { configuration, used } = context;
    const scope = scopeOf(configuration);
    const written = gateLists.filter((name) => configuration.settings.has(name) && isList(configuration, name));
    // With neither list in the file, only a release and level without a default gate can fail, and only where an smtpd
    // runs; a file that is a part of one, to be put behind another, must not be told of what it leaves out.
    if (!written.length && (!configuration.master || !ownNames.some((name) => configuration.settings.has(name))))
      return;
    if (gateState(scope, used.classes) !== 'missing' || !serves(context)) return;
    const list = written[0];
    const at = list === undefined ? firstLine(configuration) : settingValue(context, list)?.fullSpan;
    if (!at) return;
    // A default gate is missing below level 1 alone.
    const byLevel = isList(configuration, gateLists[0]) && !configuration.settings.has(gateLists[0]);
    report({
      span: at,
      data: {
        ...(list === undefined ? {} : { list }),
        ...(byLevel ? { level: levelOf(scope) } : {}),
        ...(permits(context) ? { permit: true } : {}),
      },
    });
  },
  fixes({ span, data: { list } }, context) {
    const value = list === undefined ? undefined : settingValue(context, list);
    if (list === undefined || !value || (list !== gateLists[0] && isList(context.configuration, gateLists[0]))) {
      const line = `${gateLists[0]} = ${usual}`;
      return [
        {
          title: { key: 'insertWord', data: { word: line } },
          edits: [insertAbove(context, placeAt(context, span.start)?.offset ?? span.start, line)],
          preferred: true,
        },
      ];
    }
    const { element } = value.setting;
    if (element.value.text === '')
      return [replaceValue(shift(element.valueSpan, offsetOf(context.configuration, value.setting)), usual)];
    return [gateFix(context, value)];
  },
};

function isList({ knowledge, release }: Configuration, name: string): boolean {
  const facts = knowledge.restrictionLists[name];
  return facts !== undefined && existsIn(facts, release);
}

/** Whether an smtpd runs with lists that fail: one whose `-o` settings mend them is content. */
function serves({ configuration, used }: Context): boolean {
  if (!configuration.master) return true;
  for (const { service, command } of overridesByService(configuration).values()) {
    if (!/(?:^|\/)smtpd$/.test(command)) continue;
    if (gateState(scopeOf(configuration, { service }), used.classes) === 'missing') return true;
  }
  return false;
}

function firstLine(configuration: Configuration): Span | undefined {
  const level = settingOf(configuration, 'compatibility_level');
  if (level) return nameSpanOf(configuration, level);
  const { tree } = configuration;
  for (let i = 0; i < tree.elements.length; i++) {
    const element = tree.elements[i];
    if (element?.kind === 'assignment') return shift(element.nameSpan, tree.offsets[i] as number);
  }
  return undefined;
}

/** Whether a `permit` stands before a gate that would do. */
function permits(context: Context): boolean {
  return gateLists.some((name) => {
    const value = settingValue(context, name);
    if (!value) return false;
    const names = restrictionItems(value, context).map(({ name: one, facts }) => (facts?.gate ? 'gate' : one));
    const permit = names.indexOf('permit');
    return permit >= 0 && names.indexOf('gate', permit) >= 0;
  });
}

/** A `permit` with a gate behind it goes; one without becomes the gate; else the gate comes to the end. */
function gateFix(context: Context, value: NonNullable<ReturnType<typeof settingValue>>): Fix {
  const items = restrictionItems(value, context);
  const gate = 'reject_unauth_destination';
  const permit = items.find(
    ({ name, word }, i) => name === 'permit' && word.written && items[i - 1]?.name !== 'warn_if_reject',
  );
  if (permit) {
    const at = value.place(permit.word.span);
    if (!items.slice(items.indexOf(permit) + 1).some(({ facts }) => facts?.gate)) return replaceValue(at, gate);
    return {
      title: { key: 'removeLine', data: { name: permit.word.text } },
      edits: [removeItem(context.text, at)],
      preferred: true,
    };
  }
  // A name that Postfix does not know may well be a gate misspelt: unknown-restriction mends that.
  const misspelt = items.some(({ kind, uncertain }) => kind === 'unknown' && !uncertain);
  return {
    title: { key: 'insertWord', data: { word: gate } },
    edits: [{ span: { start: value.fullSpan.end, end: value.fullSpan.end }, text: `, ${gate}` }],
    preferred: !misspelt,
  };
}
