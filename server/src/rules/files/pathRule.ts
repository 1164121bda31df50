import type { Disk } from '../../model/disk.ts';
import { programOf } from '../../model/masterService.ts';
import type { MasterRule } from '../master/masterRule.ts';
import type { Context, FileRule, RuleCode, RuleData, Severity } from '../rule.ts';
import { type ProgramScope, programScopes, scopeOfEntry } from '../security/programScope.ts';
import { type FileReference, fileReferences } from './fileReferences.ts';
import { overrideFiles } from './overrideFiles.ts';

/** What is wrong with a file that a setting names. */
export interface FileProblem<C extends RuleCode> { readonly data: RuleData<C>; readonly severity?: Severity }

/** Looks at the files that settings name, one after the other, whichever file sets them. */
export interface PathRule<C extends RuleCode> {
  readonly code: C;
  readonly severity: Severity;
  /** @param scopes what the services see that run a program and may have this setting */
  readonly find: (reference: FileReference, disk: Disk, scopes: (program: string) => readonly ProgramScope[]) => FileProblem<C> | undefined;
}

/** The half of a rule that reports what main.cf sets. */
export function inMainCf<C extends RuleCode>(rule: PathRule<C>): FileRule<C> {
  return {
    code: rule.code, severity: rule.severity, scope: 'file',
    check(context: Context, report) {
      const { disk } = context;
      if (!disk) return;
      for (const reference of fileReferences(context)) {
        const problem = rule.find(reference, disk, (program) => programScopes(context, program));
        if (problem) report({ span: reference.span, ...problem });
      }
    },
  };
}

/** The half that reports what a `-o` of master.cf sets. */
export function inMasterCf<C extends RuleCode>(rule: PathRule<C>): MasterRule<C> {
  return {
    code: rule.code, severity: rule.severity,
    checkEntry(entry, context, report) {
      const { disk } = context;
      if (!disk) return;
      const scopes = (program: string): readonly ProgramScope[] =>
        programOf(entry) === program ? [scopeOfEntry(context.configuration, entry, context.valueContext(entry).lookup)] : [];
      for (const reference of overrideFiles(entry, context)) {
        const problem = rule.find(reference, disk, scopes);
        if (problem) report({ span: reference.span, ...problem });
      }
    },
  };
}
