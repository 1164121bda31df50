import { offsetOf, settingOf } from '../../model/configuration.ts';
import type { Disk } from '../../model/disk.ts';
import { programOf } from '../../model/masterService.ts';
import { parameterOf } from '../../model/parameter.ts';
import { type TypedValue, sourceOf, typedValue } from '../../model/typedValue.ts';
import { shift } from '../../syntax/span.ts';
import { splitList } from '../../syntax/splitList.ts';
import { effective, effectiveBoolean } from '../effectiveText.ts';
import { fileReferences } from './fileReferences.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { Context, InstanceRule } from '../rule.ts';

/** What sends mail to other hosts than relayhost, so that the passwords may be for those. */
const otherRoutes = [
  'transport_maps',
  'sender_dependent_relayhost_maps',
  'sender_dependent_default_transport_maps',
  'smtp_fallback_relay',
  'relay_transport',
];

/**
 * smtp_sasl_glue.c looks a password up by the name of the server that it talks to, then by the destination as it is
 * written, brackets and port included. Without one it goes on, not logged in, and says nothing of it.
 */
export const relayhostWithoutPassword: InstanceRule<'relayhost-without-password'> = {
  code: 'relayhost-without-password',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    const { disk, configuration } = context;
    const setting = settingOf(configuration, 'relayhost');
    const parameter = setting && parameterOf(configuration, 'relayhost');
    if (!disk || !setting || !parameter || !logsIn(context)) return;
    const keys = keysOf(context, disk);
    if (!keys) return;
    const value = typedValue(
      parameter,
      setting.element.value,
      setting.element.valueSpan,
      context.lookup,
      setting.element.macros,
    );
    for (const { relayhost, span } of relayhosts(value)) {
      if (hasPassword(relayhost.toLowerCase(), keys) !== false) continue;
      const near = [...keys].filter((key) => hostOf(key) === hostOf(relayhost.toLowerCase()));
      report({
        span: shift(sourceOf(value, span), offsetOf(configuration, setting)),
        data: { relayhost, ...(near.length === 1 ? { key: near[0] as string } : {}) },
      });
    }
  },
  fixes: ({ span, data }) => (data.key === undefined ? [] : [replaceValue(span, data.key)]),
};

/** Whether the password table alone decides how the client logs in at relayhost. */
function logsIn(context: Context): boolean {
  const { services, master } = context.configuration;
  if (
    effectiveBoolean(context, 'smtp_sasl_auth_enable') !== true ||
    effectiveBoolean(context, 'smtp_sender_dependent_authentication') !== false
  )
    return false;
  if (effectiveBoolean(context, 'smtp_cname_overrides_servername') !== false) return false;
  if (otherRoutes.some((name) => context.configuration.settings.has(name) && effective(context, name) !== ''))
    return false;
  const transport = effective(context, 'default_transport');
  if (transport !== 'smtp') return false;
  // A `-o` of the client may name other tables.
  return (
    !services ||
    !master?.entries.some(
      (entry) =>
        programOf(entry) === 'smtp' && entry.overrides.some(({ name }) => /^smtp_sasl_|^relayhost$/.test(name)),
    )
  );
}

/** All keys of all password tables; undefined where one cannot be read, or answers to any name. */
function keysOf(context: Context, disk: Disk): Set<string> | undefined {
  const value = effective(context, 'smtp_sasl_password_maps');
  const files = fileReferences(context).filter(({ name }) => name === 'smtp_sasl_password_maps');
  if (!files.length || files.length !== splitList(value ?? '').length) return undefined;
  const all = new Set<string>();
  for (const { path, as, type, indexes } of files) {
    const keys = disk.keys.get(path);
    if (as !== 'table' || (!indexes && type !== 'texthash') || !keys?.size) return undefined;
    for (const key of keys) all.add(key);
  }
  return all;
}

function relayhosts(value: TypedValue): { relayhost: string; span: { start: number; end: number } }[] {
  const { text, certainty } = value.expanded;
  if (certainty !== 'exact' || text.trim() === '') return [];
  const items = judgedItems(value, { braces: false });
  if (items.some(({ hasMacro }) => hasMacro))
    return /[\s,]/.test(text.trim()) ? [] : items.slice(0, 1).map(({ span }) => ({ relayhost: text.trim(), span }));
  return items.map(({ text: relayhost, span }) => ({ relayhost, span }));
}

/** Undefined where only DNS knows: without brackets, the names of the servers are those of the domain's MX records. */
function hasPassword(relayhost: string, keys: ReadonlySet<string>): boolean | undefined {
  if (relayhost.includes(':') && !/^\[|^[\w.-]+:\w+$/.test(relayhost)) return undefined;
  if (keys.has(relayhost)) return true;
  if (relayhost.startsWith('[')) return keys.has(hostOf(relayhost));
  return [...keys].some((key) => /^[^[\]:@]+$/.test(key)) ? undefined : false;
}

/** `smtp.example.com` of `[smtp.example.com]:587`. */
function hostOf(destination: string): string {
  return /^\[(?:ipv6:)?([^\]]*)\]/.exec(destination)?.[1] ?? destination.replace(/:[^:]*$/, '');
}
