import { settingsHangingOn } from '../model/dependents.ts';
import { type Parameter, parameterOf } from '../model/parameter.ts';
import { restrictionClass } from '../model/restrictionList.ts';
import { type TypedValue, typedValue } from '../model/typedValue.ts';
import type { Assignment, Element } from '../syntax/element.ts';
import { replacedBetween } from '../syntax/mainCf.ts';
import { replaced } from '../syntax/replaced.ts';
import type { Changes } from './changes.ts';
import { type Desk, createDesk, noFindings } from './desk.ts';
import { rules } from './index.ts';
import type { Placed } from './placed.ts';
import type { Context, ElementRule, Finding, Report, Rule, RuleCode, ValueRule } from './rule.ts';
import { inOrder, merged } from './shown.ts';

/** What is known of all versions of a file so far. */
export interface ElementCache {
  /** What is known of a setting in which nothing was found, and whose value means what it says: the same of most of a long file. */
  clean?: Kept & { readonly value: KeptValue };
  /** Some value could not be expanded: what such ones refer to is not known. */
  failed?: boolean;
}
/** What is known of an element: the findings of element rules, and of value rules for what the value meant then. */
export interface Kept {
  readonly own: readonly Finding[];
  readonly value?: KeptValue;
  /** All of them, by their places; made when first wanted. */
  placed?: { readonly element: number; readonly all: readonly Placed[] };
}
interface KeptValue {
  readonly key: string;
  /** What reads the value, and what it meant then; of a value with macros alone, as no other can come to mean something else. */
  readonly parameter?: Parameter | undefined;
  readonly seen?: string;
  readonly findings: readonly Finding[];
}
/** A version with what was found in its elements, by index in `tree.elements`. */
export interface CheckedElements { readonly context: Context; readonly kept: readonly Kept[] }

const elementRules = rules.filter((rule): rule is Rule & { scope: 'element' } => rule.scope === 'element');
const rulesByKind = (kind: Element['kind']): typeof elementRules => elementRules.filter((rule) => rule.of.includes(kind));
const rulesOf: Readonly<Record<Element['kind'], typeof elementRules>> = {
  assignment: rulesByKind('assignment'), malformed: rulesByKind('malformed'), stray: rulesByKind('stray'), comment: rulesByKind('comment'), blank: rulesByKind('blank'),
};
const valueRules = rules.filter((rule): rule is Rule & { scope: 'value' } => rule.scope === 'value');

/** What is known of the elements of a version, by their index, and at which of them that may be other than before. */
export interface ElementChecks {
  readonly kept: readonly Kept[];
  /** Besides those that the edit replaced; undefined = at any. */
  readonly again: readonly number[] | undefined;
}

/** What is known of all elements: only those that an edit replaced are looked at, and values whose meaning may be another. */
export function checkElements(context: Context, cache: ElementCache, last: CheckedElements | undefined, changes: Changes | undefined): ElementChecks {
  const { configuration } = context;
  const { tree, tree: { elements } } = configuration;
  const desk = createDesk();
  if (!last) return { kept: elements.map((element) => checkElement(element, undefined, context, cache, desk)), again: undefined };
  const { kept, context: { configuration: { tree: old } } } = last;
  const { from, before, after } = changes ?? replacedBetween(old, tree);
  // Edits in several places replaced what is between them by itself.
  const between = new Map<Element, Kept>();
  if (after - from > 1) for (let i = from; i < before; i++) between.set(old.elements[i] as Element, kept[i] as Kept);
  const all = replaced(kept, from, before, elements.slice(from, after).map((element) => between.get(element) ?? checkElement(element, undefined, context, cache, desk)));
  const lookAgain = (index: number): void => { all[index] = checkElement(elements[index] as Element, all[index], context, cache, desk); };
  if (!changes || changes.classes || (cache.failed && changes.names.size > 0)) {
    elements.forEach((element, i) => { if (element.kind === 'assignment') lookAgain(i); });
    return { kept: all, again: undefined };
  }
  const again = changes.meanings ? settingsHangingOn(configuration, changes.names).map(({ index }) => index) : [];
  again.forEach(lookAgain);
  return { kept: all, again };
}

/** Whether the same was found in an element. */
export function sameFindings(a: Kept, b: Kept): boolean {
  return a === b || (a.own === b.own && (a.value?.findings ?? noFindings) === (b.value?.findings ?? noFindings));
}

/** Findings of elements, in file order. */
export function ofElements(kept: readonly Kept[]): Placed[] {
  const all: Placed[] = [];
  for (let i = 0; i < kept.length; i++) addPlaced(all, kept, i);
  return all;
}

/**
 * The same, where other findings than before are at some indexes alone.
 * @param before those of the version before
 */
export function ofElementsAgain(kept: readonly Kept[], before: readonly Placed[], indexes: ReadonlySet<number>): readonly Placed[] {
  const others: Placed[] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) addPlaced(others, kept, index);
  return merged(before.filter(({ element }) => !indexes.has(element)), others);
}

function addPlaced(all: Placed[], kept: readonly Kept[], index: number): void {
  const { own, value } = kept[index] as Kept;
  if (own !== noFindings || (value && value.findings !== noFindings)) for (const one of placedAt(kept[index] as Kept, index)) all.push(one);
}

/** Those of one element, the same objects while it stays at its index. */
function placedAt(kept: Kept, element: number): readonly Placed[] {
  if (kept.placed?.element !== element) {
    kept.placed = { element, all: inOrder([...kept.own, ...kept.value?.findings ?? noFindings].map((finding) => ofElement(finding, element))) };
  }
  return kept.placed.all;
}

/** What a rule of scope `element` or `value` reports is relative to the element already. */
function ofElement(finding: Finding, element: number): Placed {
  return { finding, element, related: finding.related?.map(() => element), made: undefined };
}

function checkElement(element: Element, known: Kept | undefined, context: Context, cache: ElementCache, desk: Desk): Kept {
  const own = known ? known.own : ownFindings(element, context, desk);
  if (element.kind !== 'assignment') return known ?? (own === noFindings ? clean : { own });
  const value = checkValue(element, context, cache, known?.value, desk);
  if (known && value === known.value) return known;
  return own === noFindings && value === cache.clean?.value ? cache.clean : { own, value };
}
/** What is known of an element that is no setting and in which nothing was found. */
const clean: Kept = { own: noFindings };

function ownFindings(element: Element, { configuration }: Context, desk: Desk): readonly Finding[] {
  const own = rulesOf[element.kind];
  const reports = desk.reportsOf(own);
  for (let i = 0; i < own.length; i++) (own[i] as ElementRule).check(element, reports[i] as Report<RuleCode>, configuration);
  return desk.taken();
}

function checkValue(element: Assignment, context: Context, cache: ElementCache, known: KeptValue | undefined, desk: Desk): KeptValue {
  const key = context.valueKey;
  // Without a macro nothing outside the element can change what its value means, but the names of restriction classes.
  if (known && known.key === key && !element.macros) return known;
  const parameter = known?.key === key ? known.parameter : parameterOf(context.configuration, element.name) ?? restrictionClass(element.name, context.used.classes);
  if (!parameter || isGoodDefault(element, parameter)) return cleanValue(key, cache);
  const value = typedValue(parameter, element.value, element.valueSpan, context.lookup, element.macros);
  if (value.expanded.certainty === 'error') cache.failed = true;
  const seen = element.macros && `${value.expanded.certainty}:${value.expanded.text}`;
  // Where an expansion fails, its items may be others although what came of the whole is the same.
  if (known?.seen === seen && known?.key === key && value.expanded.certainty !== 'error') return known;
  const findings = checkTypedValue(value, context, desk);
  return seen !== undefined ? { key, parameter, seen, findings } : findings === noFindings ? cleanValue(key, cache) : { key, findings };
}

function cleanValue(key: string, cache: ElementCache): KeptValue {
  if (cache.clean?.value.key !== key) cache.clean = { own: noFindings, value: { key, findings: noFindings } };
  return cache.clean.value;
}

/** Many a file repeats what Postfix has anyway. */
function isGoodDefault({ value: { text }, macros }: Assignment, parameter: Parameter): boolean {
  return text === parameter.default && !macros && !rulesFor(parameter).some((rule) => rule.judgesDefaults);
}

/** What the value rules say of one value; spans are relative to its element. */
export function checkTypedValue(value: TypedValue, context: Context, desk = createDesk()): readonly Finding[] {
  const suitable = rulesFor(value.parameter);
  const reports = desk.reportsOf(suitable);
  for (let i = 0; i < suitable.length; i++) (suitable[i] as ValueRule).check(value, context, reports[i] as Report<RuleCode>);
  return desk.taken();
}

type ValueRules = typeof valueRules;
const rulesByType = new Map<string, ValueRules>();
/** The value rules that have to do with the values of a parameter. */
function rulesFor(parameter: Parameter): ValueRules {
  const type = `${parameter.kind} ${parameter.value ?? ''}`;
  let known = rulesByType.get(type);
  if (!known) rulesByType.set(type, known = valueRules.filter((rule) => rule.suits(parameter)));
  return known;
}
