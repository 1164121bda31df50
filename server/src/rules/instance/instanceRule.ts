import { keptFor } from '../../facts/keptFor.ts';
import { type Configuration, settingOf } from '../../model/configuration.ts';
import type { Lookup } from '../../model/expand.ts';
import { isComplete, programOf } from '../../model/masterService.ts';
import type { UsedNames } from '../../model/usedNames.ts';
import { type MasterEntry, entryAt } from '../../syntax/masterCf.ts';
import type { Span } from '../../syntax/span.ts';
import type { Context, Finding, Fix, InstanceRule, MasterContext, RuleCode, RuleData, Severity } from '../rule.ts';
import { type ProgramScope, mainScope, programScopes, scopeOfEntry } from '../security/programScope.ts';
import { spanOfSetting } from '../security/programRule.ts';

/** The two files of a configuration directory, for rules that look at both. */
export interface InstanceView {
  readonly configuration: Configuration;
  readonly used: UsedNames;
  /** Values of main.cf and defaults. */
  readonly lookup: Lookup;
  /**
   * The entries of a whole master.cf, one with a queue manager; undefined for a fragment, or where none is at hand.
   */
  readonly services: readonly MasterEntry[] | undefined;
  /** What a program without `-o` sees. */
  readonly main: ProgramScope;
  /** The scopes of the services that run a program; where no master.cf is at hand one scope that sees main.cf. */
  readonly scopes: (program: string) => readonly ProgramScope[];
  /** For what only main.cf rules may ask: how an item is written. */
  readonly context: Context;
}

/** Where a finding stands: a span of one of the two files. */
export type FindingPlace =
  { readonly file: 'main.cf'; readonly span: Span } | { readonly file: 'master.cf'; readonly span: Span };

/** A problem with its place. */
export interface InstanceProblem<C extends RuleCode> {
  readonly at: FindingPlace;
  readonly data: RuleData<C>;
  readonly severity?: Severity;
}

/** A look at a whole configuration, which says in which file the mistake is. */
interface InstanceLook<C extends RuleCode> {
  readonly code: C;
  readonly severity: Severity;
  readonly find: (view: InstanceView) => Iterable<InstanceProblem<C>>;
  /** Of a finding in main.cf. */
  readonly fixes?: (finding: Finding<C>, context: Context) => readonly Fix[];
  /** Of a finding in master.cf. */
  readonly masterFixes?: (
    finding: Finding<C>,
    context: MasterContext,
    entry: MasterEntry | undefined,
  ) => readonly Fix[];
}

/** Makes a rule of a look at both files. */
export function instanceRule<C extends RuleCode>(look: InstanceLook<C>): InstanceRule<C> {
  return {
    code: look.code,
    severity: look.severity,
    scope: 'instance',
    check(context, report) {
      // Two entries of a template may be the branches of a condition.
      const inTemplate = context.master?.isTemplate === true;
      for (const {
        at: { file, span },
        ...rest
      } of once(look.find(instanceViewOf(context)))) {
        if (file === 'main.cf' || !inTemplate) report({ file, span, ...rest });
      }
    },
    fixes(finding, context) {
      if (finding.file === 'main.cf') return look.fixes?.(finding, context) ?? [];
      const { master } = context;
      return master ? (look.masterFixes?.(finding, master, entryAt(master.master, finding.span.start)) ?? []) : [];
    },
  };
}

/** A line that several services read is reported once. */
function* once<C extends RuleCode>(problems: Iterable<InstanceProblem<C>>): Generator<InstanceProblem<C>> {
  const seen = new Set<string>();
  for (const problem of problems) {
    const key = `${problem.at.file} ${problem.at.span.start} ${problem.at.span.end}`;
    if (!seen.has(key)) yield problem;
    seen.add(key);
  }
}

/** What rules look at of a snapshot, or of a view of it that keeps account. */
export const instanceViewOf = keptFor((context: Context): InstanceView => {
  const { configuration, used } = context;
  const mainKnown = context.master?.mainKnown !== false;
  const lookup = mainKnown ? context.lookup : nothingKnown;
  const entries = configuration.master?.entries;
  const complete =
    entries !== undefined &&
    entries.every((entry) => entry.stray || isComplete(entry)) &&
    entries.some((entry) => /^[no]?qmgr$/.test(programOf(entry) ?? ''));
  return {
    configuration,
    used,
    lookup,
    context,
    services: complete ? entries.filter(isComplete) : undefined,
    main: (mainKnown ? mainScope(context) : undefined) ?? unknownScope(configuration),
    scopes: (program) => (mainKnown ? programScopes(context, program) : scopesAlone(configuration, program)),
  };
});

/** The scopes of a master.cf beside which no main.cf is at hand. */
function scopesAlone(configuration: Configuration, program: string): readonly ProgramScope[] {
  const entries = configuration.master?.entries ?? [];
  return entries
    .filter((entry) => isComplete(entry) && programOf(entry) === program)
    .map((entry) => scopeOfEntry(configuration, entry, nothingKnown));
}

/** A main.cf with branches of a template language has no one value of anything. */
function unknownScope(configuration: Configuration): ProgramScope {
  return {
    program: '',
    configuration,
    text: () => undefined,
    on: () => undefined,
    isSet: (name) => configuration.settings.has(name),
  };
}

/** Without a main.cf any name may have any value. */
const nothingKnown: Lookup = () => null;

/** The value that main.cf gives a name. */
export function inMain(
  { configuration }: Pick<InstanceView, 'configuration'>,
  name: string,
): FindingPlace | undefined {
  const setting = settingOf(configuration, name);
  return setting && { file: 'main.cf', span: spanOfSetting(configuration, setting) };
}

/** The value that a scope sees of a name: of the service's own `-o`, or of main.cf. */
export function inScope(scope: ProgramScope, name: string): FindingPlace | undefined {
  const override = scope.entry?.overrides.findLast((one) => one.name === name);
  if (!override) return inMain(scope, name);
  const { valueSpan, span } = override;
  return { file: 'master.cf', span: valueSpan.end > valueSpan.start ? valueSpan : span };
}

/** The first of the names that is set, where it is set. */
export function firstSet(scope: ProgramScope, names: readonly string[]): FindingPlace | undefined {
  const name = names.find((one) => scope.isSet(one));
  return name === undefined ? undefined : inScope(scope, name);
}

/** A column of an entry of master.cf. */
export function inEntry(entry: MasterEntry, column: number): FindingPlace {
  return { file: 'master.cf', span: entry.columns[column]?.span ?? entry.span };
}
