import type { Configuration } from '../model/configuration.ts';
import type { Disk } from '../model/disk.ts';
import { lookupIn } from '../model/expand.ts';
import { type UsedNames, usedNames } from '../model/usedNames.ts';
import { type Parameter, parameterOf } from '../model/parameter.ts';
import { restrictionClass } from '../model/restrictionList.ts';
import { type TypedValue, typedValue } from '../model/typedValue.ts';
import type { Assignment, Element } from '../syntax/element.ts';
import { replacedBetween } from '../syntax/mainCf.ts';
import { type Changes, changesBetween } from './changes.ts';
import { rules } from './index.ts';
import { type KeptGroup, checkFile } from './fileChecks.ts';
import { type Placed, inFile } from './placed.ts';
import { type Context, type ElementRule, type Finding, type Rule, type ValueRule, reporterOf } from './rule.ts';
import { inOrder, shown } from './shown.ts';
import { mayBeSuppressed } from './suppression.ts';
import { lookupInTemplate, templateOf } from './template.ts';

/**
 * What was found in the last version of a file. Its owner (the connection, for each open file) makes a new one when the
 * release or master.cf changes.
 */
export interface CheckCache {
  last?: Checked;
  /** Some value could not be expanded: what such ones refer to is not known. */
  failed?: boolean;
}
/** A cache that knows nothing yet. */
export function createCheckCache(): CheckCache {
  return {};
}
/** What is known of an element: the findings of element rules, and of value rules for what the value meant then. */
interface Kept {
  readonly own: readonly Finding[];
  readonly value?: { readonly key: string; readonly parameter: Parameter | undefined; readonly seen: string; readonly findings: readonly Finding[] };
  /** All of them, by their places; made when first wanted. */
  placed?: { readonly element: number; readonly all: readonly Placed[] };
}
/** A version with all that was found in it. */
interface Checked {
  readonly context: Context;
  /** By index in `tree.elements`. */
  readonly kept: readonly Kept[];
  readonly groups: readonly KeptGroup[];
  /** What the groups found, in file order. */
  readonly ofFile: readonly Placed[];
  readonly shown: readonly Placed[];
}

const elementRules = rules.filter((rule): rule is Rule & { scope: 'element' } => rule.scope === 'element');
const valueRules = rules.filter((rule): rule is Rule & { scope: 'value' } => rule.scope === 'value');

/**
 * What rules look at, gathered once for a version of the file.
 * @param used the names in use, where an earlier version has told them (model/sameUses.ts)
 * @param uri its name, which may say that it is a template
 */
export function contextOf(text: string, configuration: Configuration, disk?: Disk, used: UsedNames = usedNames(configuration), uri?: string): Context {
  const template = templateOf(text, uri);
  const lookup = lookupInTemplate(lookupIn(configuration), template);
  return { text, configuration, used, lookup, valueKey: [...used.classes].join(' '), ...(disk ? { disk } : {}), ...(template ? { template } : {}) };
}

/**
 * All findings of a main.cf, in file order; those that a comment in the file switches off are left out.
 * @param cache what earlier versions of the same file left behind
 */
export function check(context: Context, cache: CheckCache): Finding[] {
  return checkPlaced(context, cache).map((one) => inFile(one, context.configuration.tree));
}

/** The same, each by its place; the very list of the version before where nothing else was found. */
export function checkPlaced(context: Context, cache: CheckCache): readonly Placed[] {
  const { last } = cache;
  const changes = last && changesBetween(last.context, context);
  const kept = checkElements(context, cache, changes);
  const groups = checkFile(context, last?.groups ?? [], changes);
  if (changes && isAsBefore(last, kept, groups, changes, mayMeanElse(changes, cache), context)) cache.last = { ...last, context, kept, groups };
  else {
    const ofFile = last && sameGroups(groups, last.groups) ? last.ofFile : inOrder(groups.flatMap(({ findings }) => findings));
    cache.last = { context, kept, groups, ofFile, shown: shown(context, ofElements(kept), ofFile) };
  }
  return cache.last.shown;
}

/** What is known of all elements: only those that an edit replaced are looked at, and values whose meaning may be another. */
function checkElements(context: Context, cache: CheckCache, changes: Changes | undefined): readonly Kept[] {
  const { configuration: { tree } } = context;
  const { elements } = tree;
  if (!cache.last) return elements.map((element) => checkElement(element, undefined, context, cache));
  const { kept, context: { configuration: { tree: old } } } = cache.last;
  const { from, before, after } = changes ?? replacedBetween(old, tree);
  // Edits in several places replaced what is between them by itself.
  const between = new Map<Element, Kept>();
  if (after - from > 1) for (let i = from; i < before; i++) between.set(old.elements[i] as Element, kept[i] as Kept);
  const all = [...kept.slice(0, from), ...elements.slice(from, after).map((element) => between.get(element) ?? checkElement(element, undefined, context, cache)), ...kept.slice(before)];
  const anyValue = !changes || changes.classes;
  if (anyValue || mayMeanElse(changes, cache)) {
    elements.forEach((element, i) => { if (element.kind === 'assignment' && (anyValue || element.macros)) all[i] = checkElement(element, all[i], context, cache); });
  }
  return all;
}

/** Whether values that nobody edited may mean something else. */
function mayMeanElse({ meanings, names }: Changes, { failed }: CheckCache): boolean {
  return meanings || (failed === true && names.size > 0);
}

/** Whether nothing else is to be shown than for the version before: the comments that switch rules off are read off the text. */
function isAsBefore(last: Checked, kept: readonly Kept[], groups: readonly KeptGroup[], { from, before, after, classes }: Changes, meanings: boolean, { template, text }: Context): boolean {
  if (template || mayBeSuppressed(text) || mayBeSuppressed(last.context.text) || before !== after) return false;
  const same = (i: number): boolean => sameFindings(kept[i] as Kept, last.kept[i] as Kept);
  if (meanings || classes) return kept.every((_, i) => same(i)) && sameGroups(groups, last.groups);
  for (let i = from; i < after; i++) if (!same(i)) return false;
  return sameGroups(groups, last.groups);
}
function sameFindings(a: Kept, b: Kept): boolean {
  return a === b || (a.own === b.own && (a.value?.findings ?? none) === (b.value?.findings ?? none));
}
function sameGroups(a: readonly KeptGroup[], b: readonly KeptGroup[]): boolean {
  return a.every(({ findings }, i) => findings === b[i]?.findings);
}

/** Findings of elements, in file order. */
function ofElements(kept: readonly Kept[]): Placed[] {
  const all: Placed[] = [];
  for (let i = 0; i < kept.length; i++) {
    const { own, value } = kept[i] as Kept;
    if (own !== none || (value && value.findings !== none)) for (const one of placedAt(kept[i] as Kept, i)) all.push(one);
  }
  return all;
}

/** Those of one element, the same objects while it stays at its index. */
function placedAt(kept: Kept, element: number): readonly Placed[] {
  if (kept.placed?.element !== element) {
    kept.placed = { element, all: inOrder([...kept.own, ...kept.value?.findings ?? none].map((finding) => ofElement(finding, element))) };
  }
  return kept.placed.all;
}

/** What a rule of scope `element` or `value` reports is relative to the element already. */
function ofElement(finding: Finding, element: number): Placed {
  return finding.related ? { finding, element, related: finding.related.map(() => element) } : { finding, element };
}

function checkElement(element: Element, known: Kept | undefined, context: Context, cache: CheckCache): Kept {
  const kept = known ?? { own: ownFindings(element, context) };
  if (element.kind !== 'assignment') return kept;
  const value = checkValue(element, context, cache, kept.value);
  return value === kept.value ? kept : { own: kept.own, value };
}

function ownFindings(element: Element, { configuration }: Context): readonly Finding[] {
  const findings: Finding[] = [];
  const take = (finding: Finding): void => { findings.push(finding); };
  for (const rule of elementRules) (rule as ElementRule).check(element, reporterOf(rule, take), configuration);
  return findings.length ? findings : none;
}
const none: readonly Finding[] = [];

function checkValue(element: Assignment, context: Context, cache: CheckCache, known: Kept['value']): NonNullable<Kept['value']> {
  const key = context.valueKey;
  // Without a macro nothing outside the element can change what its value means, but the names of restriction classes.
  if (known && known.key === key && !element.macros) return known;
  const parameter = known?.key === key ? known.parameter : parameterOf(context.configuration, element.name) ?? restrictionClass(element.name, context.used.classes);
  if (!parameter || isGoodDefault(element, parameter)) return known?.key === key ? known : { key, parameter, seen: '', findings: none };
  const value = typedValue(parameter, element.value, element.valueSpan, context.lookup, element.macros);
  if (value.expanded.certainty === 'error') cache.failed = true;
  const seen = `${value.expanded.certainty}:${value.expanded.text}`;
  // Where an expansion fails, its items may be others although what came of the whole is the same.
  if (known?.seen === seen && known.key === key && value.expanded.certainty !== 'error') return known;
  return { key, parameter, seen, findings: checkTypedValue(value, context) };
}

/** Many a file repeats what Postfix has anyway. */
function isGoodDefault({ value: { text }, macros }: Assignment, parameter: Parameter): boolean {
  return text === parameter.default && !macros && !rulesFor(parameter).some((rule) => rule.judgesDefaults);
}

/** What the value rules say of one value; spans are relative to its element. */
export function checkTypedValue(value: TypedValue, context: Context): readonly Finding[] {
  const findings: Finding[] = [];
  const take = (finding: Finding): void => { findings.push(finding); };
  for (const rule of rulesFor(value.parameter)) (rule as ValueRule).check(value, context, reporterOf(rule, take));
  return findings.length ? findings : none;
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
