import { type Configuration, offsetOf, settingOf } from '../../model/configuration.ts';
import { programOf } from '../../model/masterService.ts';
import type { Setting } from '../../model/settings.ts';
import { type Span, shift } from '../../syntax/span.ts';
import type { Context, Finding, Fix, InstanceRule, ReportFinding, RuleCode, RuleData, Severity } from '../rule.ts';
import { type ProgramScope, masterScope, programScopes } from './programScope.ts';

/** Something wrong with how a program is set up. */
export interface ProgramProblem<C extends RuleCode> {
  /** The parameters that are to blame: the first one that is set anywhere gets the finding. */
  readonly at: readonly string[];
  readonly data: RuleData<C>;
  readonly severity?: Severity;
}

/** A look at what one program sees, whichever file sets it. */
interface ProgramLook<C extends RuleCode> {
  readonly code: C;
  readonly severity: Severity;
  readonly programs: readonly string[];
  readonly find: (scope: ProgramScope) => Iterable<ProgramProblem<C>>;
  /** Of a finding in main.cf. */
  readonly fixes?: (finding: Finding<C>, context: Context) => readonly Fix[];
  /** Of a finding in master.cf. */
  readonly masterFixes?: (finding: Finding<C>) => readonly Fix[];
}

/**
 * Makes a rule of a look at programs: its findings are where the setting to blame stands, in main.cf or in master.cf.
 */
export function programRule<C extends RuleCode>(look: ProgramLook<C>): InstanceRule<C> {
  return {
    code: look.code,
    severity: look.severity,
    scope: 'instance',
    check(context, report) {
      reportInMain(look, context, report);
      reportInMaster(look, context, report);
    },
    fixes: (finding, context) =>
      (finding.file === 'main.cf' ? look.fixes?.(finding, context) : look.masterFixes?.(finding)) ?? [],
  };
}

function reportInMain<C extends RuleCode>(
  { programs, find }: ProgramLook<C>,
  context: Context,
  report: ReportFinding<C>,
): void {
  const seen = new Set<string>();
  for (const scope of programs.flatMap((program) => programScopes(context, program))) {
    for (const { at, data, severity } of find(scope)) {
      const name = at.find((one) => scope.isSet(one));
      if (name === undefined || seen.has(name) || scope.entry?.overrides.some((own) => own.name === name)) continue;
      const setting = settingOf(context.configuration, name);
      if (!setting) continue;
      seen.add(name);
      report({ span: spanOfSetting(context.configuration, setting), data, ...(severity ? { severity } : {}) });
    }
  }
}

function reportInMaster<C extends RuleCode>(
  { programs, find }: ProgramLook<C>,
  context: Context,
  report: ReportFinding<C>,
): void {
  for (const entry of context.master?.entries ?? []) {
    const program = programOf(entry);
    if (program === undefined || !programs.includes(program) || entry.overrides.length === 0) continue;
    const scope = masterScope(context, entry);
    if (!scope) continue;
    for (const { at, data, severity } of find(scope)) {
      const name = at.find((one) => scope.isSet(one));
      const override = entry.overrides.findLast((own) => own.name === name);
      if (override) report({ file: 'master.cf', span: override.valueSpan, data, ...(severity ? { severity } : {}) });
    }
  }
}

/** The value of a setting in the file, or its name where it has none. */
export function spanOfSetting(configuration: Configuration, setting: Setting): Span {
  const { valueSpan, nameSpan } = setting.element;
  return shift(valueSpan.end > valueSpan.start ? valueSpan : nameSpan, offsetOf(configuration, setting));
}
