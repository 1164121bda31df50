import type { Disk } from '../../model/disk.ts';
import { programOf } from '../../model/masterService.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { Context, InstanceRule, MasterContext, RuleCode, RuleData, Severity } from '../rule.ts';
import { type ProgramScope, programScopes, scopeOfEntry } from '../security/programScope.ts';
import { type FileReference, fileReferences } from './fileReferences.ts';
import { overrideFiles } from './overrideFiles.ts';

/** What is wrong with a file that a setting names. */
interface FileProblem<C extends RuleCode> {
  readonly data: RuleData<C>;
  readonly severity?: Severity;
}

/** A look at the files that settings name, one after the other, whichever file sets them. */
interface NamedFileLook<C extends RuleCode> {
  readonly code: C;
  readonly severity: Severity;
  /** @param scopes what the services see that run a program and may have this setting */
  readonly find: (
    reference: FileReference,
    disk: Disk,
    scopes: (program: string) => readonly ProgramScope[],
  ) => FileProblem<C> | undefined;
}

/**
 * Makes a rule of a look at named files: its findings are where the name stands, in main.cf or in a `-o` of master.cf.
 */
export function namedFileRule<C extends RuleCode>({ code, severity, find }: NamedFileLook<C>): InstanceRule<C> {
  return {
    code,
    severity,
    scope: 'instance',
    check(context, report) {
      const { disk, master } = context;
      if (!disk) return;
      for (const reference of fileReferences(context)) {
        const problem = find(reference, disk, (program) => programScopes(context, program));
        if (problem) report({ span: reference.span, ...problem });
      }
      for (const entry of master?.entries ?? []) {
        for (const reference of master ? overrideFiles(entry, master) : []) {
          const problem = find(reference, disk, (program) => scopesOf(entry, program, context, master));
          if (problem) report({ file: 'master.cf', span: reference.span, ...problem });
        }
      }
    },
  };
}

/** What an entry sees, if it runs a program. */
function scopesOf(
  entry: MasterEntry,
  program: string,
  { configuration }: Context,
  master: MasterContext | undefined,
): readonly ProgramScope[] {
  return master && programOf(entry) === program
    ? [scopeOfEntry(configuration, entry, master.valueContext(entry).lookup)]
    : [];
}
