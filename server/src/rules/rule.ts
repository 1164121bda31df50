import type { FixTitle } from './fixes/titles.ts';
import type { RuleCode, RuleData } from './ruleData.ts';
import type { Disk } from '../model/disk.ts';
import type { Configuration } from '../model/configuration.ts';
import type { FileId, TableLanguageId, TablePath } from '../instance/layout.ts';
import type { TableSource } from '../instance/sourceFile.ts';
import type { Snapshot } from '../instance/query.ts';
import type { Pending } from '../model/recordedConfiguration.ts';
import type { Service } from '../model/services.ts';
import type { UsedNames } from '../model/usedNames.ts';
import type { Lookup } from '../model/expand.ts';
import type { Parameter } from '../model/parameter.ts';
import type { TypedValue } from '../model/typedValue.ts';
import type { Element } from '../syntax/element.ts';
import type { MasterCf, MasterEntry } from '../syntax/masterCf.ts';
import type { Span } from '../syntax/span.ts';
import type { TableItem } from '../syntax/tables/tableItem.ts';
import type { ResultView } from './tables/resultView.ts';
import type { NotPlainText } from './notPlainText.ts';
import type { Template } from './template.ts';

export type { FixTitle, RuleCode, RuleData };
/** The gravest first, as LSP has them. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A problem that a rule found. */
export interface Finding<C extends RuleCode = RuleCode> {
  readonly code: C;
  readonly file: FileId;
  /** In the file; what is kept of a main.cf is relative to its element. */
  readonly span: Span;
  readonly data: RuleData<C>;
  /** If other than the rule's. */
  readonly severity?: Severity;
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Another place that has to do with it, in the file, and the fix-title-like key of what it is. */
  readonly related?: readonly Span[];
}

/** A change that mends a finding. */
export interface Fix {
  /** Its title: a key of FixTitleData with the data of its text. */
  readonly title: FixTitle;
  /** In the file; they do not overlap. */
  readonly edits: readonly TextEdit[];
  /** Applied by source.fixAll: there is one right answer and Postfix reads what was meant. */
  readonly safe?: boolean;
  /** The best of several. */
  readonly preferred?: boolean;
}
/** A stretch of a file and what is put in its place. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** What rules may look at of an instance. Everything in it is read-only. */
export interface Context extends Snapshot<Context> {
  /** That of main.cf, or of the file that the context is for; put together when it is asked for. */
  readonly text: string;
  readonly configuration: Configuration;
  readonly used: UsedNames;
  readonly lookup: Lookup;
  /** Changes whenever something changes that a value rule may use besides the value, its expansion and release. */
  readonly valueKey: string;
  /** Where main.cf is a template, not yet what Postfix is to read. */
  readonly template: Template | undefined;
  /** Whether main.cf has lines of a template language around settings: which of them will be there is not known. */
  readonly hasBranches: boolean;
  /** Set where main.cf is encrypted or binary: nothing else is to be said of it. */
  readonly notPlain: NotPlainText | undefined;
  /** Whether comments of main.cf may switch rules off. */
  readonly mayBeSuppressed: boolean;
  /** What is known of the machine that the files are for; for rules of scope `service` and `instance` alone. */
  readonly disk: Disk | undefined;
  /** The master.cf; undefined where there is none at hand. */
  readonly master: MasterContext | undefined;
  /** The tables that are at hand, by the paths of their files. */
  readonly tables: ReadonlyMap<TablePath, TableSource>;
  /**
   * The path of the directory that main.cf is in, where that is known, and where its files are once they are
   * installed.
   */
  readonly directory: string | undefined;
  readonly installed: readonly string[];
  readonly pending: Pending;
}

/** What rules may look at of a master.cf. Everything in it is read-only. */
export interface MasterContext {
  /** The context of the instance that it belongs to. */
  readonly instance: Context;
  /** That of master.cf. */
  readonly text: string;
  readonly master: MasterCf;
  /** The entries that are to be judged: all of them, but for what only looks like one in a template. */
  readonly entries: readonly MasterEntry[];
  /** Whether it is a template, not yet what Postfix is to read. */
  readonly isTemplate: boolean;
  readonly services: readonly Service[];
  /** The main.cf beside it with this master.cf; an empty one where there is none at hand. */
  readonly configuration: Configuration;
  /** Whether there is a main.cf: without one, what it may set or refer to is not known. */
  readonly mainKnown: boolean;
  readonly used: UsedNames;
  readonly disk: Disk | undefined;
  /** What the rules about values see for an `-o` of the entry; its text is that of master.cf. */
  readonly valueContext: (entry: MasterEntry) => Context;
}

/** What rules may look at of a table. Everything in it is read-only. */
export interface TableContext extends Pick<Context, 'configuration' | 'used'> {
  /** The context of the instance that names it. */
  readonly instance: Context;
  readonly source: TableSource;
  /** Put together when it is asked for. */
  readonly text: string;
  /** The same object while nothing of it is other than before. */
  readonly entries: EntryContext;
}

/** What is the same for all entries of a table. */
export interface EntryContext {
  readonly language: TableLanguageId;
  /**
   * What asks the table: parameters, and restrictions such as `check_sender_access`. Empty where the instance does
   * not name it, and its name or the client says what it is.
   */
  readonly roles: readonly string[];
  /** The types that it is named with, such as `hash`. */
  readonly types: readonly string[];
  readonly configuration: Pick<Configuration, 'knowledge' | 'release' | 'services'>;
  readonly used: ResultView['used'];
  /** What values are judged by: settings of the instance that change what an entry means. */
  readonly view: ResultView;
}

interface RuleBase<C extends RuleCode> {
  readonly code: C;
  readonly severity: Severity;
}

/** A finding as a rule reports it; its code is the rule's, and its file too, unless the rule looks at all of them. */
export type Reported<C extends RuleCode = RuleCode> = Omit<Finding<C>, 'code' | 'file'> & { readonly file?: FileId };
/** Takes what a rule finds. */
export type ReportFinding<C extends RuleCode> = (finding: Reported<C>) => void;

/** What is the same for all elements of a file. */
export type Target = Pick<Configuration, 'knowledge' | 'release'>;

/** Looks at one element of main.cf alone; its findings, relative to the element, are kept while that stays. */
export interface ElementRule<C extends RuleCode = RuleCode> extends RuleBase<C> {
  readonly scope: 'element';
  /** The kinds of element that it looks at. */
  readonly of: readonly Element['kind'][];
  readonly check: (element: Element, report: ReportFinding<C>, target: Target) => void;
  /** Changes that would mend a finding, best first. Called when someone asks, not at each keystroke. */
  readonly fixes?: (finding: Finding<C>, context: Context) => readonly Fix[];
}

/**
 * What is the same for all values that are judged while `valueKey`
 * stays, but for `lookup`: that is for the macros of the value alone.
 */
export interface ValueContext extends Pick<Context, 'used' | 'lookup'> {
  readonly configuration: Pick<Configuration, 'knowledge' | 'release' | 'services'>;
}

/**
 * Looks at one value of a known parameter, in main.cf or a `-o`. Its findings are kept while value, expansion and
 * `valueKey` stay: it may use no other setting.
 */
export interface ValueRule<C extends RuleCode = RuleCode> extends RuleBase<C> {
  readonly scope: 'value';
  /** Whether it has to do with values of a type: asked once for each, as most rules are about one alone. */
  readonly appliesTo: (type: Pick<Parameter, 'kind' | 'value'>) => boolean;
  /** It may find something in what Postfix itself puts there; no other rule does (test/rules/defaults.test.ts). */
  readonly judgesDefaults?: true;
  readonly check: (value: TypedValue, context: ValueContext, report: ReportFinding<C>) => void;
  readonly fixes?: (finding: Finding<C>, context: Context) => readonly Fix[];
}

/** Looks at one entry of master.cf at a time. */
export interface ServiceRule<C extends RuleCode = RuleCode> extends RuleBase<C> {
  readonly scope: 'service';
  readonly check: (entry: MasterEntry, context: MasterContext, report: ReportFinding<C>) => void;
  readonly fixes?: (finding: Finding<C>, context: MasterContext, entry: MasterEntry | undefined) => readonly Fix[];
}

/**
 * Looks at the whole of an instance; what it reports is in main.cf where it names no other file. Its findings are kept
 * while the very things that it read are the same: one that goes through all values is run again at each keystroke.
 */
export interface InstanceRule<C extends RuleCode = RuleCode> extends RuleBase<C> {
  readonly scope: 'instance';
  readonly check: (context: Context, report: ReportFinding<C>) => void;
  readonly fixes?: (finding: Finding<C>, context: Context) => readonly Fix[];
}

/**
 * Looks at one line of a table; its findings, in the spans of `entry`, are kept while the line's neighbours and the
 * context stay.
 */
export interface EntryRule<C extends RuleCode = RuleCode> extends RuleBase<C> {
  readonly scope: 'entry';
  /** Whether it has to do with a table: asked once for each. */
  readonly appliesTo: (table: EntryContext) => boolean;
  readonly check: (entry: TableItem, table: EntryContext, report: ReportFinding<C>) => void;
  readonly fixes?: (finding: Finding<C>, context: TableContext) => readonly Fix[];
}

/** Looks at the whole of a table, whose lines may be a million. */
export interface WholeTableRule<C extends RuleCode = RuleCode> extends RuleBase<C> {
  readonly scope: 'table';
  readonly appliesTo: (table: EntryContext) => boolean;
  readonly check: (context: TableContext, report: ReportFinding<C>) => void;
  readonly fixes?: (finding: Finding<C>, context: TableContext) => readonly Fix[];
}

/** A rule of any code and scope. One code may have a rule of scope `service` besides another. */
export type Rule = {
  [C in RuleCode]: ElementRule<C> | ValueRule<C> | ServiceRule<C> | InstanceRule<C> | EntryRule<C> | WholeTableRule<C>;
}[RuleCode];
