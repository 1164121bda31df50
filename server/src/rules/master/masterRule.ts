import type { Disk } from '../../model/disk.ts';
import type { Configuration } from '../../model/configuration.ts';
import type { UsedNames } from '../../model/usedNames.ts';
import type { Service } from '../../model/services.ts';
import type { MasterCf, MasterEntry } from '../../syntax/masterCf.ts';
import type { Context, Fix, Finding, Report, RuleCode, Severity } from '../rule.ts';

/** A problem in a master.cf; its span is in the file, its severity is always given. */
export type MasterFinding<C extends RuleCode = RuleCode> = Finding<C> & { readonly severity: Severity };

/** What rules about master.cf may look at. Everything in it is read-only. */
export interface MasterContext {
  readonly text: string;
  readonly master: MasterCf;
  readonly services: readonly Service[];
  /** The main.cf beside it with this master.cf; an empty one where there is none at hand. */
  readonly configuration: Configuration;
  /** Whether there is a main.cf: without one, what it may set or refer to is not known. */
  readonly mainKnown: boolean;
  readonly used: UsedNames;
  /** What is known of the machine that the file is for. */
  readonly disk?: Disk;
  /** What the rules about values see for an `-o` of the entry. */
  readonly valueContext: (entry: MasterEntry) => Context;
}

/** Finds one kind of problem in a master.cf. */
export interface MasterRule<C extends RuleCode = RuleCode> {
  readonly code: C;
  readonly severity: Severity;
  /** Looks at one entry; `check` in its place looks at the whole file. */
  readonly checkEntry?: (entry: MasterEntry, context: MasterContext, report: Report<C>) => void;
  readonly check?: (context: MasterContext, report: Report<C>) => void;
  /** Changes that would mend a finding, best first. */
  readonly fixes?: (finding: MasterFinding<C>, context: MasterContext, entry: MasterEntry | undefined) => readonly Fix[];
}
/** A rule of any code. */
export type AnyMasterRule = { [C in RuleCode]: MasterRule<C> }[RuleCode];
