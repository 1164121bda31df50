import { settingOf } from '../../model/configuration.ts';
import { expand } from '../../model/expand.ts';
import { scopeOf } from '../../model/scope.ts';
import type { Assignment } from '../../syntax/element.ts';
import type { Span } from '../../syntax/span.ts';
import { splitList } from '../../syntax/splitList.ts';
import { isLoopback } from '../addresses/loopback.ts';
import { exactValue } from '../exactValue.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { removeItem } from '../fixes/listEdit.ts';
import { type Network, isWithin, readNetwork } from './network.ts';
import { gateLists, listText } from './relayGate.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { Context, Finding, InstanceRule, ReportFinding } from '../rule.ts';
import { type SettingValue, settingValue } from '../settingValue.ts';
import type { Width } from './data.ts';

/** Who is in mynetworks may relay, as far as permit_mynetworks stands before the gate: as it does by default. */
export const mynetworksTooWide: InstanceRule<'mynetworks-too-wide'> = {
  code: 'mynetworks-too-wide',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    if (!relays(context)) return;
    const value = settingValue(context, 'mynetworks');
    if (!value) {
      checkStyle(context, report);
      return;
    }
    const { element } = value.setting;
    const wide = memo.get(element) ?? wideItems(value, context);
    if (!element.macros) memo.set(element, wide);
    for (const { span, ...data } of wide) report({ span: value.place(span), data, severity: severities[data.width] });
  },
  fixes({ span, data: { width, network } }, context) {
    if (width === 'class' || width === 'subnet') return [replaceValue(span, 'host')];
    if (width !== 'world') return [];
    const value = settingValue(context, 'mynetworks');
    if (value && judgedItems(value.value).length > 1) {
      return [
        {
          title: { key: 'removeLine', data: { name: network } },
          edits: [removeItem(context.text, span)],
          preferred: true,
        },
      ];
    }
    return [replaceValue(span, network.includes(':') ? '[::1]/128' : '127.0.0.0/8')];
  },
};

const severities: Readonly<Record<Width, NonNullable<Finding['severity']>>> = {
  world: 'error',
  public: 'warning',
  private: 'information',
  docker: 'information',
  class: 'warning',
  subnet: 'information',
};

interface WideItem {
  readonly span: Span;
  readonly width: Width;
  readonly network: string;
}
/** A memo of a pure function over an immutable line without macros: such a list may be long. */
const memo = new WeakMap<Assignment, readonly WideItem[]>();

function wideItems({ value }: SettingValue, context: Context): WideItem[] {
  const found: WideItem[] = [];
  for (const item of judgedItems(value)) {
    const expanded = item.hasMacro ? expand(item.text, context.lookup) : undefined;
    if (expanded && expanded.certainty !== 'exact') continue;
    for (const { text } of expanded ? splitList(expanded.text) : [item]) {
      const read = readNetwork(text);
      const width = read.kind === 'network' ? widthOf(read.network) : undefined;
      if (!width) continue;
      found.push({ span: item.span, width, network: text });
      break;
    }
  }
  return found;
}

/** mynetworks_style says what mynetworks is where nothing else does. */
function checkStyle(context: Context, report: ReportFinding<'mynetworks-too-wide'>): void {
  if (settingOf(context.configuration, 'mynetworks')) return;
  const style = settingValue(context, 'mynetworks_style');
  const width = style?.value.expanded.certainty === 'exact' ? style.value.expanded.text.toLowerCase() : undefined;
  if (!style || (width !== 'class' && width !== 'subnet')) return;
  // The networks of these interfaces alone: loopback has nobody else in it.
  const interfaces = exactValue(scopeOf(context.configuration), 'inet_interfaces')?.text;
  if (interfaces !== undefined && splitList(interfaces).every(({ text }) => isLoopback(text))) return;
  report({ span: style.fullSpan, data: { width, network: width }, severity: severities[width] });
}

/** False where the lists are known and none of them lets mynetworks relay. */
function relays(context: Context): boolean {
  const { configuration, used } = context;
  if (!settingOf(configuration, 'mynetworks') && !settingOf(configuration, 'mynetworks_style')) return false;
  const scope = scopeOf(configuration);
  const texts = gateLists.filter((name) => settingOf(configuration, name)).map((name) => listText(scope, name));
  // Nothing written: by default it does, whatever the level.
  if (!texts.length || !settingOf(configuration, gateLists[0])) return true;
  if (texts.some((text) => text === undefined)) return true;
  return texts.some((text) =>
    splitList(text ?? '').some(
      (item) => item.text.toLowerCase() === 'permit_mynetworks' || used.classes.has(item.text),
    ),
  );
}

function network(text: string): Network {
  const read = readNetwork(text);
  if (read.kind !== 'network') throw new Error(text);
  return read.network;
}
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(network);
const ownOnly = [
  '127.0.0.0/8',
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '[fc00::]/7',
  '[fe80::]/10',
  '[::ffff:0:0]/96',
].map(network);

function widthOf(one: Network): Width | undefined {
  const six = one.bytes.length === 16;
  if (one.prefix > (six ? 31 : 16)) return undefined;
  if (privateRanges.some((range) => range.prefix === one.prefix && isWithin(one, range))) return 'private';
  // Docker's default bridge: behind its proxy, and behind many a published port, every client has an address of it.
  if (one.prefix === 16 && String(one.bytes) === '172,17,0,0') return 'docker';
  if (ownOnly.some((range) => isWithin(one, range))) return undefined;
  if (six ? one.prefix <= 3 : one.prefix <= 7) return 'world';
  // A /19 is the smallest that a registry gave to a provider, a /32 is what one gets of IPv6.
  return six || one.prefix < 16 ? 'public' : undefined;
}
