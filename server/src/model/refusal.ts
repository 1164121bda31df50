import type { MasterEntry } from '../syntax/masterCf.ts';
import { type Configuration, offsetOf, settingOf } from './configuration.ts';
import { expand } from './expand.ts';
import type { HostFacts } from './origin.ts';
import { overridesByService } from './overrides.ts';
import { networksRefusal } from './networksRefusal.ts';
import { parameterOf } from './parameter.ts';
import { scopeOf } from './scope.ts';

/** Why `postconf -n` gives no answer at all but a fatal error, and where. */
export interface Refusal {
  readonly file: 'main' | 'master';
  readonly offset: number;
  readonly reason:
    'missing-equals' | 'empty-name' | 'macro' | 'columns' | 'type' | 'flag' | 'wakeup' | 'process-limit' | 'networks';
}

/** The first thing at which postconf stops; undefined where it answers. */
export function refusalOf(configuration: Configuration, host?: HostFacts): Refusal | undefined {
  const { tree } = configuration;
  const malformed = tree.elements.findIndex((element) => element.kind === 'malformed');
  const element = tree.elements[malformed];
  if (element?.kind === 'malformed')
    return { file: 'main', offset: tree.offsets[malformed] ?? 0, reason: element.problem };
  for (const entry of configuration.master?.entries ?? []) {
    const reason = entry.stray ? undefined : fieldProblem(entry);
    if (reason) return { file: 'master', offset: entry.span.start, reason };
  }
  return macroRefusal(configuration, host) ?? defaultRefusal(configuration) ?? overrideRefusal(configuration, host);
}

/** What macroRefusal() does for main.cf, for the `-o` settings of the services. */
function overrideRefusal(configuration: Configuration, host: HostFacts | undefined): Refusal | undefined {
  for (const { service, settings } of overridesByService(configuration).values()) {
    const classes = settings.get('smtpd_restriction_classes');
    if (classes && expand(classes.value.text, (name) => settings.get(name)?.value.text).certainty === 'error')
      return { file: 'master', offset: classes.span.start, reason: 'macro' };
    for (const [name, { value, span }] of settings) {
      if (!value.text.includes('$')) continue;
      const parameter = parameterOf(configuration, name);
      if (!parameter || parameter.raw || parameter.facts?.readOnly) continue;
      if (scopeOf(configuration, { service, host }).expand(value.text).certainty === 'error')
        return { file: 'master', offset: span.start, reason: 'macro' };
    }
  }
  return undefined;
}

/** pcf_scan_default_parameter_values(). */
function defaultRefusal(configuration: Configuration): Refusal | undefined {
  const setting = settingOf(configuration, networksRefusal(configuration) ?? '');
  return setting && { file: 'main', offset: offsetOf(configuration, setting), reason: 'networks' };
}

/** pcf_check_master_entry(). */
function fieldProblem({ columns }: MasterEntry): Refusal['reason'] | undefined {
  const [, type, ...rest] = columns.map(({ text }) => text);
  if (columns.length < 8) return 'columns';
  if (!['unix', 'fifo', 'inet', 'pass', 'unix-dgram'].includes(type ?? '')) return 'type';
  if (rest.slice(0, 3).some((flag) => !/^[yn-]$/.test(flag))) return 'flag';
  if (!/^(?:-|\d*)\??$/.test(rest[3] ?? '')) return 'wakeup';
  return /^(?:-|\d*)$/.test(rest[4] ?? '') ? undefined : 'process-limit';
}

/**
 * postconf_dbms.c expands the values of all parameters of its own in search of tables: one that cannot be is the end.
 */
function macroRefusal(configuration: Configuration, host: HostFacts | undefined): Refusal | undefined {
  // Expanded by the settings of main.cf alone: pcf_lookup_eval(),
  // and pcf_check_mydomainname() where mydomain is not set.
  for (const name of [
    'smtpd_restriction_classes',
    ...(configuration.settings.has('mydomain') ? [] : ['myhostname']),
  ]) {
    const setting = settingOf(configuration, name);
    if (
      setting?.element.macros &&
      expand(setting.element.value.text, (other) => settingOf(configuration, other)?.element.value.text).certainty ===
        'error'
    ) {
      return { file: 'main', offset: offsetOf(configuration, setting), reason: 'macro' };
    }
  }
  const scope = scopeOf(configuration, { host });
  for (const [name, settings] of configuration.settings) {
    const setting = settings.at(-1);
    if (!setting?.element.macros) continue;
    const parameter = parameterOf(configuration, name);
    if (!parameter || parameter.raw || parameter.facts?.readOnly) continue;
    if (scope.expand(setting.element.value.text).certainty === 'error')
      return { file: 'main', offset: offsetOf(configuration, setting), reason: 'macro' };
  }
  return undefined;
}
