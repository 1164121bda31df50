import type { FileId, TablePath } from '../instance/layout.ts';
import { createQuery } from '../instance/query.ts';
import { keptFor } from '../facts/keptFor.ts';
import { parameterOf } from '../model/parameter.ts';
import { restrictionClass } from '../model/restrictionList.ts';
import { typedValue } from '../model/typedValue.ts';
import { type CheckedElements, type ElementResult, checkElements, checkTypedValue } from './elementChecks.ts';
import { type CheckedTable, createTableCheck } from './entries/tableChecks.ts';
import { type ElementFinding, inElement, inFile, inOrder, merged } from './elementFinding.ts';
import { type RuleFault, createFindingCollector, noFindings } from './findingCollector.ts';
import { rules } from './index.ts';
import { namedOverrides } from './services/overrideName.ts';
import type { Context, Finding, Rule } from './rule.ts';
import { type RuleSet, createRuleSet } from './ruleSet.ts';
import { mayBeSuppressed, suppress } from './suppression.ts';
import { type Seen, suppressionFindings } from './suppressionFindings.ts';
import { appliesTo, holdsIn } from './templateFindings.ts';

/** What was found in a file of a snapshot, in file order; what comments switch off is left out. */
export interface CheckedFile<F> {
  readonly findings: readonly F[];
  /** Rules that threw. */
  readonly faults: readonly RuleFault[];
}

/**
 * Checks the files of a snapshot. Results of elements and rules are kept for the next snapshot as far as what they
 * were read from is the same.
 */
export interface InstanceCheck {
  readonly main: (context: Context) => CheckedFile<ElementFinding>;
  readonly master: (context: Context) => CheckedFile<Finding>;
  readonly table: (context: Context, path: TablePath) => CheckedTable;
}

/** A check by all rules. */
export const checkInstance: InstanceCheck = createCheck(rules);

/** What was found in one file of a snapshot, in file order. */
export function findingsIn(
  context: Context,
  file: FileId,
  { main, master, table }: InstanceCheck = checkInstance,
): readonly Finding[] {
  if (file !== 'main.cf' && file !== 'master.cf') return table(context, file).findings;
  return file === 'master.cf'
    ? master(context).findings
    : main(context).findings.map((one) => inFile(one, context.configuration.tree));
}

/** Makes a check by some rules. */
export function createCheck(rules: readonly Rule[]): InstanceCheck {
  const set = createRuleSet(rules);
  const queryOf = (some: readonly Rule[]): ((context: Context) => RuleResult) =>
    createQuery((context: Context) => runRules(some, context));
  // What each rule read is recorded by itself: most edits concern one or two of them.
  const ofInstance = rules.filter(({ scope }) => scope === 'instance').map((rule) => queryOf([rule]));
  const ofServices = [queryOf(set.serviceRules), createQuery((context: Context) => checkOverrideValues(set, context))];
  const codes = new Set<string>(rules.map(({ code }) => code));
  const ran: Seen['ran'] = (code) => codes.has(code);
  const lastOf = new WeakMap<Context['results'], LastCheck>();
  return {
    table: createTableCheck(set.entryRules, set.tableRules),
    main: keptFor((context: Context) => {
      const faults: RuleFault[] = [];
      const last = lastOf.get(context.results);
      const elements = checkElements(set, context, last?.elements, faults);
      const found = ofInstance.map((query) => query(context));
      const checked =
        last?.open && isOpen(context) && elements.isAsBefore && found.every((one, i) => one === last.found[i])
          ? { ...last.checked, faults }
          : {
              findings: shownInMain(
                context,
                ran,
                merged(findingsOf(elements.results), inOrder(found.flatMap(({ main }) => main))),
              ),
              faults: [...faults, ...found.flatMap((one) => one.faults)],
            };
      lastOf.set(context.results, { elements, found, checked, open: isOpen(context) });
      return checked;
    }),
    master: keptFor((context: Context) => {
      const found = [...ofServices, ...ofInstance].map((query) => query(context));
      return {
        findings: shownInMaster(
          context,
          ran,
          found.flatMap(({ master }) => master),
        ),
        faults: found.flatMap((one) => one.faults),
      };
    }),
  };
}

/** Whether all that is found is shown. */
function isOpen({ template, mayBeSuppressed: may, notPlain }: Context): boolean {
  return !template && !may && notPlain === undefined;
}

/** What was found in the last snapshot of an instance. */
interface LastCheck {
  readonly elements: CheckedElements;
  readonly found: readonly RuleResult[];
  readonly checked: CheckedFile<ElementFinding>;
  /** All that was found was shown. */
  readonly open: boolean;
}

/** What a rule found, by file. */
interface RuleResult {
  readonly main: readonly ElementFinding[];
  readonly master: readonly Finding[];
  readonly faults: readonly RuleFault[];
}
const nothing: RuleResult = { main: [], master: [], faults: [] };

function runRules(rules: readonly Rule[], context: Context): RuleResult {
  const faults: RuleFault[] = [];
  const findings = rules.flatMap((rule) => runRule(rule, context, faults));
  if (findings.length === 0 && faults.length === 0) return nothing;
  const { tree } = context.untracked.configuration;
  const main = findings.filter(({ file, code }) => file === 'main.cf' && appliesTo(context.template, code));
  return {
    main: inOrder(main.map((finding) => inElement(finding, tree))),
    master: findings.filter(({ file }) => file === 'master.cf'),
    faults,
  };
}

/**
 * What was worked out while a file that the rule read is on its way is not told: it may not hold once that is there.
 */
function runRule(rule: Rule, context: Context, faults: RuleFault[]): readonly Finding[] {
  const { pending, reads } = context;
  if (!reads || (!pending.main && !pending.master)) return findingsOfRule(rule, context, faults);
  const own = { ...reads, provisional: false };
  const findings = findingsOfRule(rule, context.recording(own), faults);
  if (own.provisional) reads.provisional = true;
  return own.provisional ? noFindings : findings;
}

function findingsOfRule(rule: Rule, context: Context, faults: RuleFault[]): readonly Finding[] {
  const collector = createFindingCollector(rule.scope === 'service' ? 'master.cf' : 'main.cf', faults);
  const { master } = rule.scope === 'service' ? context : { master: undefined };
  // The data of what a rule reports is that of its own code.
  if (rule.scope === 'instance')
    collector.run(rule, (report) => {
      rule.check(context, report as never);
    });
  if (rule.scope === 'service' && master)
    collector.run(rule, (report) => {
      for (const entry of master.entries) rule.check(entry, master, report as never);
    });
  return collector.drain();
}

/** What the rules about values of main.cf say of each `-o name=value`, with the service's own look-up. */
function checkOverrideValues(set: RuleSet, context: Context): RuleResult {
  const faults: RuleFault[] = [];
  const collector = createFindingCollector('master.cf', faults);
  const master: Finding[] = [];
  for (const entry of context.master?.entries ?? []) {
    for (const override of namedOverrides(entry)) {
      const parameter =
        parameterOf(context.configuration, override.name) ?? restrictionClass(override.name, context.used.classes);
      const values = parameter && context.master?.valueContext(entry);
      if (values)
        master.push(
          ...checkTypedValue(
            set,
            typedValue(parameter, override.value, override.valueSpan, values.lookup),
            values,
            collector,
          ),
        );
    }
  }
  return { ...nothing, master: context.reads?.provisional ? noFindings : master, faults };
}

function findingsOf(results: readonly ElementResult[]): ElementFinding[] {
  const all: ElementFinding[] = [];
  for (let index = 0; index < results.length; index++) {
    const { own, value } = results[index] as ElementResult;
    if (own === noFindings && value.findings === noFindings) continue;
    const here = [...own, ...value.findings].map((finding): ElementFinding => ({
      index,
      finding,
      related: finding.related?.map(() => index),
    }));
    all.push(...inOrder(here));
  }
  return all;
}

/** Without what a comment switches off, or a template leaves open. */
function shownInMain(context: Context, ran: Seen['ran'], all: readonly ElementFinding[]): readonly ElementFinding[] {
  const {
    template,
    notPlain,
    configuration: { tree },
  } = context;
  if (notPlain !== undefined) return all.filter(({ finding }) => finding.code === 'not-plain-text');
  const holding = template ? all.filter((one) => holdsIn(template, inFile(one, tree), context)) : all;
  if (!context.mayBeSuppressed) return holding;
  const places = new Map(holding.map((one) => [inFile(one, tree), one]));
  const { shown, codes } = suppress(context.text, [...places.keys()]);
  const everything = !template && !context.hasBranches && !isPending(context);
  const wrong = suppressionFindings(codes, 'main.cf', { everything, ran });
  const left = shown.map((finding) => places.get(finding) as ElementFinding);
  return merged(left, inOrder(wrong.map((finding) => inElement(finding, tree))));
}

function isPending({ pending }: Context): boolean {
  return pending.main || pending.master;
}

function shownInMaster(context: Context, ran: Seen['ran'], findings: Finding[]): readonly Finding[] {
  const { master } = context;
  if (!master || (findings.length === 0 && !mayBeSuppressed(master.text))) return noFindings;
  const own = findings.filter(({ code }) => code === 'not-plain-text');
  if (own.length > 0) return own;
  const { shown, codes } = suppress(master.text, findings);
  const everything = master.mainKnown && !master.isTemplate && !isPending(context);
  const wrong = suppressionFindings(codes, 'master.cf', { everything, ran });
  return [...shown, ...wrong].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
