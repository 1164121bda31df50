import { type Configuration, offsetOf, settingOf } from '../../model/configuration.ts';
import type { Setting } from '../../model/settings.ts';
import { programOf } from '../../model/masterService.ts';
import type { Span } from '../../syntax/span.ts';
import { shift } from '../../syntax/span.ts';
import type { MasterRule } from '../master/masterRule.ts';
import { type ProgramScope, programScopes, scopeOfEntry } from './programScope.ts';
import type { Context, FileRule, Finding, Fix, RuleCode, RuleData, Severity } from '../rule.ts';

/** Something wrong with how a program is set up. */
export interface ServiceProblem<C extends RuleCode> {
  /** The parameters that are to blame: the first one that is set anywhere gets the finding. */
  readonly at: readonly string[];
  readonly data: RuleData<C>;
  readonly severity?: Severity;
}

/** Looks at what one program sees, whichever file sets it: the finding is where the setting to blame stands. */
export interface ServiceRule<C extends RuleCode> {
  readonly code: C;
  readonly severity: Severity;
  readonly programs: readonly string[];
  readonly find: (scope: ProgramScope) => Iterable<ServiceProblem<C>>;
  /** Of a finding in main.cf. */
  readonly fixes?: (finding: Finding<C>, context: Context) => readonly Fix[];
  /** Of a finding in master.cf. */
  readonly masterFixes?: (finding: Finding<C>) => readonly Fix[];
}

/** The half of a rule that reports what main.cf sets. */
export function inMainCf<C extends RuleCode>(rule: ServiceRule<C>): FileRule<C> {
  return {
    code: rule.code, severity: rule.severity, scope: 'file',
    check(context, report) {
      const seen = new Set<string>();
      for (const program of rule.programs) {
        for (const scope of programScopes(context, program)) {
          for (const { at, data, severity } of rule.find(scope)) {
            const name = at.find((one) => scope.isSet(one));
            if (name === undefined || seen.has(name) || scope.entry?.overrides.some((own) => own.name === name)) continue;
            const setting = settingOf(context.configuration, name);
            if (!setting) continue;
            seen.add(name);
            report({ span: spanOfSetting(context.configuration, setting), data, ...(severity ? { severity } : {}) });
          }
        }
      }
    },
    ...(rule.fixes ? { fixes: rule.fixes } : {}),
  };
}

/** The half that reports what a `-o` of master.cf sets. */
export function inMasterCf<C extends RuleCode>(rule: ServiceRule<C>): MasterRule<C> {
  return {
    code: rule.code, severity: rule.severity,
    checkEntry(entry, context, report) {
      const program = programOf(entry);
      if (program === undefined || !rule.programs.includes(program) || entry.overrides.length === 0) return;
      const scope = scopeOfEntry(context.configuration, entry, context.valueContext(entry).lookup);
      for (const { at, data, severity } of rule.find(scope)) {
        const name = at.find((one) => scope.isSet(one));
        const override = entry.overrides.findLast((own) => own.name === name);
        if (override) report({ span: override.valueSpan, data, ...(severity ? { severity } : {}) });
      }
    },
    ...(rule.masterFixes ? { fixes: rule.masterFixes } : {}),
  };
}

/** The value of a setting in the file, or its name where it has none. */
export function spanOfSetting(configuration: Configuration, setting: Setting): Span {
  const { valueSpan, nameSpan } = setting.element;
  return shift(valueSpan.end > valueSpan.start ? valueSpan : nameSpan, offsetOf(configuration, setting));
}
