import { keptFor } from '../../knowledge/keptFor.ts';
import { type Configuration, settingOf } from '../../model/configuration.ts';
import { type Lookup, lookupIn } from '../../model/expand.ts';
import { isComplete, programOf } from '../../model/masterService.ts';
import type { UsedNames } from '../../model/usedNames.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { Span } from '../../syntax/span.ts';
import type { MasterContext, MasterFinding, MasterRule } from '../master/masterRule.ts';
import type { Context, FileRule, Finding, Fix, RuleCode, RuleData, Severity } from '../rule.ts';
import { type ProgramScope, mainScope, programScopes } from '../security/programScope.ts';
import { spanOfSetting } from '../security/serviceRule.ts';

/** The two files of a configuration directory, for rules that look at both. */
export interface InstanceView {
  readonly configuration: Configuration;
  readonly used: UsedNames;
  /** Values of main.cf and defaults. */
  readonly lookup: Lookup;
  /** The entries of a whole master.cf, one with a queue manager; undefined for a fragment, or where none is at hand. */
  readonly services: readonly MasterEntry[] | undefined;
  /** What a program without `-o` sees. */
  readonly main: ProgramScope;
  /** The scopes of the services that run a program; where no master.cf is at hand one scope that sees main.cf. */
  readonly scopes: (program: string) => readonly ProgramScope[];
  /** For what only main.cf rules may ask: how an item is written. */
  readonly context: Context;
}

/** Where a finding stands: a span of one of the two files. */
export type Place = { readonly file: 'main.cf'; readonly span: Span } | { readonly file: 'master.cf'; readonly span: Span };

/** A problem with its place. */
export interface InstanceProblem<C extends RuleCode> {
  readonly at: Place;
  readonly data: RuleData<C>;
  readonly severity?: Severity;
}

/** Looks at a whole configuration and says in which file the mistake is. */
export interface InstanceRule<C extends RuleCode = RuleCode> {
  readonly code: C;
  readonly severity: Severity;
  readonly find: (view: InstanceView) => Iterable<InstanceProblem<C>>;
  /** Of a finding in main.cf. */
  readonly fixes?: (finding: Finding<C>, context: Context) => readonly Fix[];
  /** Of a finding in master.cf. */
  readonly masterFixes?: (finding: MasterFinding<C>, context: MasterContext, entry: MasterEntry | undefined) => readonly Fix[];
}

/** The half of a rule that reports in main.cf. */
export function mainHalf<C extends RuleCode>(rule: InstanceRule<C>): FileRule<C> {
  return {
    code: rule.code, severity: rule.severity, scope: 'file',
    check(context, report) {
      for (const { at: { file, span }, ...rest } of once(rule.find(viewOf(context)))) if (file === 'main.cf') report({ span, ...rest });
    },
    ...(rule.fixes ? { fixes: rule.fixes } : {}),
  };
}

/** The half of a rule that reports in master.cf. */
export function masterHalf<C extends RuleCode>(rule: InstanceRule<C>): MasterRule<C> {
  return {
    code: rule.code, severity: rule.severity,
    check(master, report) {
      for (const { at: { file, span }, ...rest } of once(rule.find(viewOf(contextBeside(master))))) if (file === 'master.cf') report({ span, ...rest });
    },
    ...(rule.masterFixes ? { fixes: rule.masterFixes } : {}),
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

const viewOf = keptFor((context: Context): InstanceView => {
  const { configuration, used, lookup } = context;
  const entries = configuration.master?.entries;
  const whole = entries !== undefined && entries.every((entry) => entry.stray || isComplete(entry)) && entries.some((entry) => /^[no]?qmgr$/.test(programOf(entry) ?? ''));
  return {
    configuration, used, lookup, context,
    services: whole ? entries.filter(isComplete) : undefined,
    main: mainScope(context) ?? unknownScope(configuration),
    scopes: (program) => programScopes(context, program),
  };
});

/** A main.cf with branches of a template language has no one value of anything. */
function unknownScope(configuration: Configuration): ProgramScope {
  return { program: '', configuration, text: () => undefined, on: () => undefined, isSet: (name) => configuration.settings.has(name) };
}

/** What rules of master.cf see of the main.cf beside it. */
const contextBeside = keptFor(({ text, configuration, used, mainKnown, disk }: MasterContext): Context => ({
  text, configuration, used, lookup: mainKnown ? lookupIn(configuration) : nothingKnown, valueKey: '', disk, template: undefined, mayInstruct: false,
}));
const nothingKnown: Lookup = () => null;

/** The value that main.cf gives a name. */
export function inMain({ configuration }: Pick<InstanceView, 'configuration'>, name: string): Place | undefined {
  const setting = settingOf(configuration, name);
  return setting && { file: 'main.cf', span: spanOfSetting(configuration, setting) };
}

/** The value that a scope sees of a name: of the service's own `-o`, or of main.cf. */
export function inScope(scope: ProgramScope, name: string): Place | undefined {
  const override = scope.entry?.overrides.findLast((one) => one.name === name);
  if (!override) return inMain(scope, name);
  const { valueSpan, span } = override;
  return { file: 'master.cf', span: valueSpan.end > valueSpan.start ? valueSpan : span };
}

/** The first of the names that is set, where it is set. */
export function firstSet(scope: ProgramScope, names: readonly string[]): Place | undefined {
  const name = names.find((one) => scope.isSet(one));
  return name === undefined ? undefined : inScope(scope, name);
}

/** A column of an entry of master.cf. */
export function inEntry(entry: MasterEntry, column: number): Place {
  return { file: 'master.cf', span: entry.columns[column]?.span ?? entry.span };
}
