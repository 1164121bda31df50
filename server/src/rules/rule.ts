import type { FixTitle } from './fixes/titles.ts';
import type { RuleCode, RuleData } from './ruleData.ts';
import type { Disk } from '../model/disk.ts';
import type { Configuration } from '../model/configuration.ts';
import type { UsedNames } from '../model/usedNames.ts';
import type { Lookup } from '../model/expand.ts';
import type { Parameter } from '../model/parameter.ts';
import type { TypedValue } from '../model/typedValue.ts';
import type { Element } from '../syntax/element.ts';
import type { Span } from '../syntax/span.ts';
import type { Template } from './template.ts';

export type { FixTitle, RuleCode, RuleData };
/** The gravest first, as LSP has them. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** A problem that a rule found. */
export interface Finding<C extends RuleCode = RuleCode> {
  readonly code: C;
  /** In the file; while a rule of scope `element` or `value` reports it, relative to its element. */
  readonly span: Span;
  readonly data: RuleData<C>;
  /** If other than the rule's. */
  readonly severity?: Severity;
  readonly tag?: 'unnecessary' | 'deprecated';
  /** Another place that has to do with it, in the file, and the fix-title-like key of what it is. */
  readonly related?: readonly Span[];
}

/**
 * A finding, written out: a spread would take three times the room, and there may be thousands.
 * @param span where it is then, and `related` likewise: for what is reported may be elsewhere
 */
export function findingOf(code: RuleCode, span: Span, { data, severity, tag }: Omit<Finding, 'code' | 'span' | 'related'>, related?: readonly Span[]): Finding {
  if (severity === undefined && tag === undefined && !related) return { code, span, data };
  return { code, span, data, ...(severity === undefined ? {} : { severity }), ...(tag === undefined ? {} : { tag }), ...(related ? { related } : {}) };
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
export interface TextEdit { readonly span: Span; readonly text: string }

/** What a rule may look at. Everything in it is read-only. */
export interface Context {
  /** Put together when it is asked for: at most keystrokes nobody does. */
  readonly text: string;
  readonly configuration: Configuration;
  readonly used: UsedNames;
  readonly lookup: Lookup;
  /** Changes whenever something changes that a value rule may use besides the value, its expansion, release and services. */
  readonly valueKey: string;
  /** Where the file is a template, not yet what Postfix is to read. */
  readonly template: Template | undefined;
  /** Whether there is anything in it that could make it one. */
  readonly mayInstruct: boolean;
  /** What is known of the machine that the file is for; for rules of scope `file` alone. */
  readonly disk: Disk | undefined;
  /** The same where nobody keeps account of what is read (rules/fileChecks.ts). */
  readonly whole?: Context;
  /** Where somebody does: takes what was worked out of names, which holds while asking again gives the very same. */
  readonly takeNote?: (note: Note) => void;
}

/** A context of its parts, with a text that is put together when it is asked for. */
export function withText(textOf: () => string, parts: Omit<Context, 'text'>): Context {
  return Object.assign(new LateText(textOf), parts);
}
/** A class, as V8 keeps what an object literal with a getter makes as a dictionary, and all rules read contexts. */
class LateText {
  readonly #textOf: () => string;
  constructor(textOf: () => string) {
    this.#textOf = textOf;
  }
  get text(): string { return this.#textOf(); }
}

/** Something that was worked out of a version of a file. */
export interface Note { readonly ask: (context: Context) => unknown; readonly found: unknown }

interface RuleBase<C extends RuleCode> {
  readonly code: C;
  readonly severity: Severity;
  /** Changes that would mend a finding, best first. Called when someone asks, not at each keystroke. */
  readonly fixes?: (finding: Finding<C>, context: Context) => readonly Fix[];
}

/** Takes what a rule finds; its code is the rule's. */
export type Report<C extends RuleCode> = (finding: Omit<Finding<C>, 'code'>) => void;

/** What is the same for all elements of a file, and as long as a CheckCache lives. */
export type Target = Pick<Configuration, 'knowledge' | 'release'>;

/** Looks at one element of main.cf alone; its findings are kept while the element stays. */
export interface ElementRule<C extends RuleCode = RuleCode> extends RuleBase<C> {
  readonly scope: 'element';
  /** The kinds of element that it looks at. */
  readonly of: readonly Element['kind'][];
  readonly check: (element: Element, report: Report<C>, target: Target) => void;
}

/** What is the same for all values that are judged while `valueKey` stays, but for `lookup`: that is for the macros of the value alone. */
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
  readonly suits: (type: Pick<Parameter, 'kind' | 'value'>) => boolean;
  /** It may find something in what Postfix itself puts there; no other rule does (test/rules/defaults.test.ts). */
  readonly judgesDefaults?: true;
  readonly check: (value: TypedValue, context: ValueContext, report: Report<C>) => void;
}

/**
 * Looks at the whole of a main.cf: it must not do more than look things up. It is run again when something changed that it
 * read; one that goes through all settings or the tree, not the names alone, makes that each keystroke (keptByUses.ts helps).
 */
export interface FileRule<C extends RuleCode = RuleCode> extends RuleBase<C> {
  readonly scope: 'file';
  readonly check: (context: Context, report: Report<C>) => void;
}

/** A rule of any code and scope, about main.cf. */
export type Rule = { [C in RuleCode]: ElementRule<C> | ValueRule<C> | FileRule<C> }[RuleCode];
