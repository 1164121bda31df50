import { defaultIn } from '../facts/knowledge.ts';
import { atLeast } from '../facts/release.ts';
import { type Configuration, offsetOf, settingOf } from './configuration.ts';
import { type Expanded, type Lookup, expand } from './expand.ts';
import { isBuiltIn } from './builtInNames.ts';
import type { HostFacts, Origin } from './origin.ts';
import { type ServiceOverrides, overridesByService } from './overrides.ts';
import { serviceParameter } from './services.ts';

/** A value with its macros in it, and where it comes from. */
export interface Sourced {
  /** Undefined where only the host knows it. */
  readonly text: string | undefined;
  readonly origin: Origin;
}

/** The program that a service runs, or `postconf -P` that tells of it. */
export type Reader = 'program' | 'postconf';

/**
 * The names and values that one program sees: those of main.cf, or of a service with its `-o` settings before them.
 */
export interface Scope {
  readonly configuration: Configuration;
  /** `smtp/inet`; undefined = main.cf alone. */
  readonly service: string | undefined;
  /** Who reads: they differ in a service's `mydomain`. */
  readonly reader: Reader;
  readonly find: (name: string) => Sourced | undefined;
  /** The same without defaults. */
  readonly findSet: (name: string) => Sourced | undefined;
  /** Expands a value; what only the host knows stays as `${name}`, and the result counts as unknown. */
  readonly expand: (text: string) => Expanded;
}

/** Whose view of a configuration is wanted. */
export interface View {
  /** `smtp/inet`; one that master.cf does not have sees main.cf alone, as no service does. */
  readonly service?: string | undefined;
  /** Of which of two entries of the service; the last one's otherwise. */
  readonly command?: string | undefined;
  readonly host?: HostFacts | undefined;
  readonly reader?: Reader;
}

/** A scope of a configuration: of main.cf alone, unless a service is named. */
export function scopeOf(
  configuration: Configuration,
  { service, command, host = new Map(), reader = 'program' }: View = {},
): Scope {
  const found = service === undefined ? undefined : overridesByService(configuration).get(service);
  const own = found && command !== undefined ? { ...found, command } : found;
  const scope: Scope = {
    configuration,
    service,
    reader,
    findSet: (name) => inService(own, name) ?? inMain(configuration, name),
    find: (name) => scope.findSet(name) ?? defaultOf(scope, name, host),
    expand: (text) => expandIn(scope, text),
  };
  return scope;
}

function inService(own: ServiceOverrides | undefined, name: string): Sourced | undefined {
  if (!own) return undefined;
  // pcf_parse_master_entry(): these two are the service's before anything else is looked at.
  if (name === 'process_name')
    return { text: own.command.slice(own.command.lastIndexOf('/') + 1), origin: { kind: 'program' } };
  if (name === 'service_name') return { text: own.name, origin: { kind: 'program' } };
  const override = own.settings.get(name);
  return (
    override && {
      text: override.value.text,
      origin: { kind: 'service', service: own.service, offset: override.span.start },
    }
  );
}

function inMain(configuration: Configuration, name: string): Sourced | undefined {
  const setting = configuration.knowledge.parameters.get(name)?.readOnly ? undefined : settingOf(configuration, name);
  return (
    setting && { text: setting.element.value.text, origin: { kind: 'main', offset: offsetOf(configuration, setting) } }
  );
}

function defaultOf(scope: Scope, name: string, host: HostFacts): Sourced | undefined {
  const { knowledge, release } = scope.configuration;
  const facts = knowledge.parameters.get(name);
  // An old name has no value of its own: `$fallback_relay` in a default is there for files that still set it.
  if (facts && isBuiltIn(name, facts, release)) {
    const value = host.get(name);
    if (value !== undefined) return { text: value, origin: { kind: 'host' } };
    const text = defaultIn(facts, release);
    if (facts.computed?.startsWith('runtime') || text === undefined) return atRunTime(scope, name, host);
    if (name === 'mail_version' || name === 'mail_release_date') return { text: undefined, origin: { kind: 'host' } };
    if (facts.level !== undefined && text.includes('$compatibility_level'))
      return { text, origin: levelOrigin(scope) };
    return { text, origin: { kind: facts.computed === undefined ? 'default' : 'build', release } };
  }
  const family = serviceParameter(knowledge, release, name, scope.configuration.services);
  return family && { text: family.template.default, origin: { kind: 'default', release } };
}

/**
 * The level is worked out when someone asks: where it refers to a default that depends on it, there would be no end.
 */
function levelOrigin(scope: Scope): Origin {
  return {
    kind: 'level',
    release: scope.configuration.release,
    get level() {
      return levelOf(scope);
    },
  };
}

function atRunTime(scope: Scope, name: string, host: HostFacts): Sourced {
  // mail_params.c: $mydomain is what stands behind the first dot of $myhostname, else `localdomain`.
  if (name === 'mydomain') {
    // postconf_builtin.c, pcf_check_mydomainname(): postconf finds it
    // out once, by main.cf; a program by its own `-o myhostname=`.
    if (scope.reader === 'postconf' && scope.service !== undefined)
      return atRunTime(scopeOf(scope.configuration, { host }), name, host);
    const hostname = scope.find('myhostname');
    // These two are found out before anything else has its
    // default: `myhostname = x.$mydomain` finds nothing there yet.
    const expanded =
      hostname?.text === undefined ? undefined : expand(hostname.text, (other) => scope.findSet(other)?.text);
    if (expanded?.certainty === 'exact') {
      const dot = expanded.text.indexOf('.');
      return {
        text: dot < 0 ? 'localdomain' : expanded.text.slice(dot + 1),
        origin: { kind: 'derived', from: 'myhostname' },
      };
    }
  }
  return { text: undefined, origin: { kind: 'host' } };
}

/** The compatibility level in force. */
export function levelOf(scope: Scope): string {
  const found = scope.find('compatibility_level');
  return found?.text === undefined ? '0' : scope.expand(found.text).text;
}

function expandIn(scope: Scope, text: string): Expanded {
  let unknown = false;
  const { knowledge, release } = scope.configuration;
  const lookup: Lookup = (name) => {
    const found = scope.find(name);
    if (!found) return undefined;
    if (found.text === undefined) {
      unknown = true;
      return `$\${${name}}`; // `$$` is a literal `$`
    }
    // postconf_lookup.c (20260126): the value of a RAW parameter is put in as it is.
    return knowledge.parameters.get(name)?.raw && atLeast(release, '3.11')
      ? found.text.replaceAll('$', '$$$$')
      : found.text;
  };
  const expanded = expand(text, lookup, { functions: atLeast(release, '3.11') });
  return unknown && expanded.certainty === 'exact' ? { text: expanded.text, certainty: 'unknown' } : expanded;
}
