import { settingsDependingOn } from '../model/dependents.ts';
import { type Parameter, parameterOf } from '../model/parameter.ts';
import { restrictionClass } from '../model/restrictionList.ts';
import { typedValue } from '../model/typedValue.ts';
import type { Release } from '../facts/factTypes.ts';
import { createReads } from '../instance/query.ts';
import type { Assignment, Element } from '../syntax/element.ts';
import { type MainCf, replacedBetween } from '../syntax/mainCf.ts';
import { replaced } from '../syntax/replaced.ts';
import { type FindingCollector, createFindingCollector, noFindings, type RuleFault } from './findingCollector.ts';
import type { Context, Finding } from './rule.ts';
import type { RuleSet } from './ruleSet.ts';

/**
 * What was found in an element: by element rules, and by value
 * rules for what its value meant then. Spans are relative to it.
 */
export interface ElementResult {
  readonly own: readonly Finding[];
  readonly value: ValueResult;
}
interface ValueResult {
  /** What the value meant; of one with macros alone, as no other can come to mean something else. */
  readonly meaning: string | undefined;
  readonly findings: readonly Finding[];
}

/** A version of a main.cf with what was found in its elements, by index in `tree.elements`. */
export interface CheckedElements {
  readonly tree: MainCf;
  readonly release: Release;
  /** Stands for what all values are judged by. */
  readonly key: string;
  readonly services: Context['configuration']['services'];
  readonly results: readonly ElementResult[];
  /** Nothing else was found than in the version before, as at most keystrokes. */
  readonly isAsBefore: boolean;
  /** Some value could not be expanded: what such ones refer to is not known. */
  readonly failed: boolean;
}

const noValue: ValueResult = { meaning: undefined, findings: noFindings };
/** Of most elements of a long file. */
const nothingFound: ElementResult = { own: noFindings, value: noValue };

/**
 * Checks the elements of a main.cf. Only those are looked at that an edit made, and settings whose values depend on
 * what it changed.
 * @param last what was found in the version before
 */
export function checkElements(
  rules: RuleSet,
  context: Context,
  last: CheckedElements | undefined,
  faults: RuleFault[],
): CheckedElements {
  const { configuration } = context;
  const {
    tree,
    tree: { elements },
    release,
    services,
  } = configuration;
  const key = [release, context.valueKey, context.template?.named === true, context.pending.master].join();
  const checker = createChecker(rules, context, faults);
  const sameRelease = last?.release === release ? last : undefined;
  const checkAll = (): readonly ElementResult[] =>
    elements.map((element, i) => checker.check(element, sameOwn(sameRelease, element, i)));
  if (!last || last.key !== key || last.services !== services)
    return { tree, release, key, services, results: checkAll(), isAsBefore: false, failed: checker.failed() };
  if (last.tree === tree) return { ...last, isAsBefore: true };
  const { from, before, after } = replacedBetween(last.tree, tree);
  const edited = elements.slice(from, after);
  const former = last.tree.elements.slice(from, before);
  // Edits in several places replaced what is between them by itself.
  const known = new Map(former.map((element, i) => [element, last.results[from + i]] as const));
  // What was typed and taken back again says the same at the same place.
  const same = new Set<Element>();
  for (const [i, element] of before === after ? edited.entries() : []) {
    const one = former[i] as Element;
    if (one.kind !== element.kind || one.text !== element.text) continue;
    known.set(element, last.results[from + i]);
    same.add(one).add(element);
  }
  const results = replaced(
    last.results,
    from,
    before,
    edited.map((element) => known.get(element) ?? checker.check(element, undefined)),
  );
  const names = new Set(
    [...former, ...edited].flatMap((element) =>
      element.kind === 'assignment' && !same.has(element) ? element.name : [],
    ),
  );
  const again =
    last.failed && names.size > 0
      ? indexesWithMacros(elements)
      : settingsDependingOn(configuration, names).map(({ index }) => index);
  for (const index of again) results[index] = checker.check(elements[index] as Element, results[index]);
  const isSame = (index: number): boolean => hasSameFindings(results[index], last.results[index]);
  const isAsBefore = before === after && edited.every((_, i) => isSame(from + i)) && again.every(isSame);
  return { tree, release, key, services, results, isAsBefore, failed: last.failed || checker.failed() };
}

function hasSameFindings(one: ElementResult | undefined, other: ElementResult | undefined): boolean {
  return one === other || (one?.own === other?.own && one?.value.findings === other?.value.findings);
}

/** Of values that cannot be expanded the references are known up to the first mistake alone. */
function indexesWithMacros(elements: readonly Element[]): number[] {
  return elements.flatMap((element, index) => (element.kind === 'assignment' && element.macros ? [index] : []));
}

/** Where all values are to be judged again, what was found in the elements themselves still holds. */
function sameOwn(last: CheckedElements | undefined, element: Element, index: number): ElementResult | undefined {
  const known = last?.tree.elements[index] === element ? last.results[index] : undefined;
  return known && { own: known.own, value: { meaning: 'not known', findings: noFindings } };
}

interface Checker {
  readonly check: (element: Element, known: ElementResult | undefined) => ElementResult;
  readonly failed: () => boolean;
}

function createChecker(rules: RuleSet, context: Context, faults: RuleFault[]): Checker {
  const collector = createFindingCollector('main.cf', faults);
  let failed = false;
  // While master.cf is on its way, what a value rule reads of it is watched.
  const reads = createReads<Context>();
  const watched = context.pending.master ? context.recording(reads) : context;

  function checkValue(element: Assignment, known: ValueResult | undefined): ValueResult {
    reads.provisional = false;
    const { configuration, used } = watched;
    const parameter = parameterOf(configuration, element.name) ?? restrictionClass(element.name, used.classes);
    if (!parameter || isGoodDefault(rules, element, parameter)) return noValue;
    const value = typedValue(parameter, element.value, element.valueSpan, watched.lookup, element.macros);
    const { certainty, text } = value.expanded;
    if (certainty === 'error') failed = true;
    const meaning = element.macros && `${certainty}:${text}`;
    // Where an expansion fails, its items may be others although what came of the whole is the same.
    if (known && known.meaning === meaning && certainty !== 'error') return known;
    const findings = checkTypedValue(rules, value, watched, collector);
    if (reads.provisional) return { meaning: 'provisional', findings: noFindings };
    return meaning === undefined && findings === noFindings ? noValue : { meaning, findings };
  }

  return {
    check(element, known) {
      const own = known ? known.own : checkElement(rules, element, context, collector);
      const value = element.kind === 'assignment' ? checkValue(element, known?.value) : noValue;
      if (own === known?.own && value === known.value) return known;
      return own === noFindings && value === noValue ? nothingFound : { own, value };
    },
    failed: () => failed,
  };
}

function checkElement(
  rules: RuleSet,
  element: Element,
  { configuration }: Context,
  collector: FindingCollector,
): readonly Finding[] {
  for (const rule of rules.elementRules(element.kind))
    collector.run(rule, (report) => {
      rule.check(element, report, configuration);
    });
  return collector.drain();
}

/** Many a file repeats what Postfix has anyway. */
function isGoodDefault(rules: RuleSet, { value: { text }, macros }: Assignment, parameter: Parameter): boolean {
  return text === parameter.default && !macros && !rules.valueRules(parameter).some((rule) => rule.judgesDefaults);
}

/** What the value rules say of one value; spans are relative to its element in main.cf, or in master.cf. */
export function checkTypedValue(
  rules: RuleSet,
  value: ReturnType<typeof typedValue>,
  context: Context,
  collector: FindingCollector,
): readonly Finding[] {
  for (const rule of rules.valueRules(value.parameter))
    collector.run(rule, (report) => {
      rule.check(value, context, report);
    });
  return collector.drain();
}
