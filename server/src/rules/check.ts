import type { Configuration } from '../model/configuration.ts';
import type { Disk } from '../model/disk.ts';
import { lookupIn } from '../model/expand.ts';
import { type UsedNames, usedNames } from '../model/names.ts';
import { type Parameter, parameterOf } from '../model/parameter.ts';
import { restrictionClass } from '../model/restrictionList.ts';
import { type TypedValue, typedValue } from '../model/typedValue.ts';
import type { Assignment, Element } from '../syntax/element.ts';
import { shift } from '../syntax/span.ts';
import { rules } from './index.ts';
import { type KeptChecks, checkFile } from './fileChecks.ts';
import { type Context, type ElementRule, type Finding, type Rule, type ValueRule, reporterOf } from './rule.ts';
import { suppressed } from './suppression.ts';
import { holdsIn, lookupInTemplate, templateOf } from './template.ts';

/**
 * Findings by element, kept from one version of a file to the next: an element is immutable and survives edits
 * elsewhere. Its owner (the connection, for each open file) makes a new one when the settings or the release change.
 */
export interface CheckCache { readonly elements: WeakMap<Element, Kept>; readonly file: KeptChecks }
/** A cache that knows nothing yet. */
export function createCheckCache(): CheckCache {
  return { elements: new WeakMap(), file: {} };
}
/** What is known of an element: the findings of element rules, and of value rules for what the value meant then. */
interface Kept {
  readonly own: readonly Finding[];
  readonly value?: { readonly key: string; readonly parameter: Parameter | undefined; readonly seen: string; readonly findings: readonly Finding[] };
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
  const findings: Finding[] = [];
  const { elements, offsets } = context.configuration.tree;
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as Element;
    const { own, value } = checkElement(element, context, cache);
    if (own.length) for (const finding of own) findings.push(at(finding, offsets[i] as number));
    if (value?.findings.length) for (const finding of value.findings) findings.push(at(finding, offsets[i] as number));
  }
  const { template } = context;
  checkFile(context, cache.file, findings);
  const shown = suppressed(context.text, template ? findings.filter((finding) => holdsIn(template, finding, context)) : findings);
  return shown.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function at(finding: Finding, offset: number): Finding {
  return { ...finding, span: shift(finding.span, offset), ...(finding.related ? { related: finding.related.map((span) => shift(span, offset)) } : {}) };
}

function checkElement(element: Element, context: Context, cache: CheckCache): Kept {
  let kept = cache.elements.get(element);
  if (!kept) {
    const findings: Finding[] = [];
    const take = (finding: Finding): void => { findings.push(finding); };
    for (const rule of elementRules) (rule as ElementRule).check(element, reporterOf(rule, take), context.configuration);
    cache.elements.set(element, kept = { own: findings.length ? findings : none });
  }
  if (element.kind !== 'assignment') return kept;
  const value = checkValue(element, context, kept.value);
  if (value !== kept.value) cache.elements.set(element, kept = { own: kept.own, value });
  return kept;
}
const none: readonly Finding[] = [];

function checkValue(element: Assignment, context: Context, known: Kept['value']): NonNullable<Kept['value']> {
  const key = context.valueKey;
  // Without a macro nothing outside the element can change what its value means, but the names of restriction classes.
  if (known && known.key === key && !element.macros) return known;
  const parameter = known?.key === key ? known.parameter : parameterOf(context.configuration, element.name) ?? restrictionClass(element.name, context.used.classes);
  if (!parameter) return known?.key === key ? known : { key, parameter, seen: '', findings: none };
  const value = typedValue(parameter, element.value, element.valueSpan, context.lookup, element.macros);
  const seen = `${value.expanded.certainty}:${value.expanded.text}`;
  // Where an expansion fails, its items may be others although what came of the whole is the same.
  if (known?.seen === seen && known.key === key && value.expanded.certainty !== 'error') return known;
  return { key, parameter, seen, findings: checkTypedValue(value, context) };
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
