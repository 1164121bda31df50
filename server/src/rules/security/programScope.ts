import { keptFor } from '../../facts/keptFor.ts';
import type { Configuration } from '../../model/configuration.ts';
import { type Lookup, expand } from '../../model/expand.ts';
import { column, isComplete, programOf } from '../../model/masterService.ts';
import { lookupInService } from '../../model/serviceLookup.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import { splitList } from '../../syntax/splitList.ts';
import { isLoopback } from '../addresses/loopback.ts';
import { booleanOf } from '../effectiveText.ts';
import { isTextReportedByOtherRule } from '../reportedByOtherRule.ts';
import type { Context } from '../rule.ts';

/**
 * What one program sees of the settings: those of a master.cf entry
 * with its `-o`, or of main.cf where no master.cf is at hand.
 */
export interface ProgramScope {
  readonly program: string;
  /** Absent where no master.cf is at hand. */
  readonly entry?: MasterEntry;
  readonly configuration: Configuration;
  /** The expanded value, defaults included; undefined where it is not known here, or other rules speak of it. */
  readonly text: (name: string) => string | undefined;
  /** Whether a boolean is on; undefined where it is not known, or neither yes nor no. */
  readonly on: (name: string) => boolean | undefined;
  /** Whether main.cf or the entry itself sets the name to something. */
  readonly isSet: (name: string) => boolean;
}

/** The scopes of all services that run a program, in file order. */
export function programScopes(context: Context, program: string): readonly ProgramScope[] {
  const { configuration, lookup } = context;
  const { branching, byProgram } = scopesOf(context);
  if (branching) return [];
  let scopes = byProgram.get(program);
  if (!scopes) {
    scopes =
      configuration.master === undefined
        ? [scopeIn(configuration, lookup, program)]
        : configuration.master.entries
            .filter((entry) => isComplete(entry) && programOf(entry) === program)
            .map((entry) => scopeOfEntry(configuration, entry, lookup));
    byProgram.set(program, scopes);
  }
  return scopes;
}
/** A dozen rules ask for the same programs. */
const scopesOf = keptFor((context: Context) => ({
  branching: context.hasBranches,
  byProgram: new Map<string, readonly ProgramScope[]>(),
}));

/** What a program without `-o` sees; undefined where branches of a template language leave that open. */
export function mainScope(context: Context): ProgramScope | undefined {
  return scopesOf(context).branching ? undefined : scopeIn(context.configuration, context.lookup, '');
}

/** What an entry's program sees as far as master.cf and its main.cf tell; undefined where there is no master.cf. */
export function masterScope(context: Context, entry: MasterEntry): ProgramScope | undefined {
  const { configuration, master } = context;
  if (!master) return undefined;
  const scopes = masterScopesOf(context);
  let scope = scopes.get(entry);
  if (!scope) {
    scope = scopeOfEntry(configuration, entry, master.valueContext(entry).lookup);
    scopes.set(entry, scope);
  }
  return scope;
}
/** Each rule about programs asks for the same entries. */
const masterScopesOf = keptFor<Context, Map<MasterEntry, ProgramScope>>(() => new Map());

/** The scope of one entry of a master.cf. */
export function scopeOfEntry(configuration: Configuration, entry: MasterEntry, main: Lookup): ProgramScope {
  return scopeIn(configuration, lookupInService(entry, main), programOf(entry) ?? '', entry);
}

function scopeIn(configuration: Configuration, lookup: Lookup, program: string, entry?: MasterEntry): ProgramScope {
  const text = (name: string): string | undefined => {
    const written = lookup(name);
    if (written === null) return undefined;
    const expanded = expand(written ?? '', lookup);
    if (expanded.certainty !== 'exact') return undefined;
    const value = expanded.text.trim();
    return isTextReportedByOtherRule(value) ? undefined : value;
  };
  const on = (name: string): boolean | undefined => {
    const value = text(name);
    return value === '' ? false : booleanOf(value);
  };
  const isSet = (name: string): boolean =>
    entry?.overrides.some((override) => override.name === name) === true || configuration.settings.has(name);
  return entry ? { program, configuration, text, on, isSet, entry } : { program, configuration, text, on, isSet };
}

/**
 * The port that a service listens on, where it is a well-known
 * one of mail; `pass` = behind postscreen; undefined for others.
 */
export function mailPort({ entry }: ProgramScope): 25 | 465 | 587 | 'pass' | undefined {
  // Without a master.cf: the one service that every Postfix has.
  if (!entry) return 25;
  const type = entry.columns[column.type]?.text;
  if (type === 'pass') return 'pass';
  const name = entry.columns[column.service]?.text ?? '';
  if (type !== 'inet' || /^(?:127\.|localhost:|\[?::1\]?:)/.test(name)) return undefined;
  const port = name.slice(name.lastIndexOf(':') + 1);
  return ports.get(port);
}
const ports = new Map<string, 25 | 465 | 587>([
  ['smtp', 25],
  ['25', 25],
  ['submission', 587],
  ['587', 587],
  ['smtps', 465],
  ['submissions', 465],
  ['ssmtp', 465],
  ['urd', 465],
  ['465', 465],
]);

/** Whether this instance is reached from its own machine alone; undefined where that is not known. */
export function isLocalOnly(scope: ProgramScope): boolean | undefined {
  const interfaces = scope.text('inet_interfaces');
  if (interfaces === undefined) return undefined;
  const items = splitList(interfaces);
  return items.length > 0 && items.every(({ text }) => isLoopback(text));
}
