import type { Configuration } from '../model/configuration.ts';
import type { Disk } from '../model/disk.ts';
import { lookupIn } from '../model/expand.ts';
import { type UsedNames, usedNames } from '../model/usedNames.ts';
import { type Changes, changesBetween } from './changes.ts';
import { type ElementCache, type Kept, checkElements, ofElements, ofElementsAgain, sameFindings } from './elementChecks.ts';
import { type KeptGroup, checkFile } from './fileChecks.ts';
import { type Placed, inFile } from './placed.ts';
import { type Context, type Finding, withText } from './rule.ts';
import { merged, shown } from './shown.ts';
import { mayBeSuppressed } from './suppression.ts';
import { lookupInTemplate, mayHaveInstructions, templateOf } from './template.ts';

/**
 * What was found in the last version of a file. Its owner (the connection, for each open file) makes a new one when the
 * release or master.cf changes.
 */
export interface CheckCache {
  last?: Checked;
  readonly elements: ElementCache;
}
/** A cache that knows nothing yet. */
export function createCheckCache(): CheckCache {
  return { elements: {} };
}
/** A version with all that was found in it. */
interface Checked {
  readonly context: Context;
  /** By index in `tree.elements`. */
  readonly kept: readonly Kept[];
  readonly groups: readonly KeptGroup[];
  /** What was found in elements, and what the groups found, each in file order. */
  readonly own: readonly Placed[];
  readonly ofFile: readonly Placed[];
  readonly shown: readonly Placed[];
  /** Comments may switch rules off. */
  readonly mayBeSuppressed: boolean;
}

/** What else a context may be made from. */
interface Known {
  readonly disk?: Disk | undefined;
  /** The names in use, where an earlier version has told them (model/usesAfter.ts). */
  readonly used?: UsedNames | undefined;
  /** The file's name, which may say that it is a template. */
  readonly uri?: string | undefined;
  /** An earlier version. */
  readonly before?: Context | undefined;
}

/**
 * What rules look at, gathered once for a version of the file.
 * @param source its text, which is put together when somebody asks
 */
export function contextOf(source: string | (() => string), configuration: Configuration, { disk, used = usedNames(configuration), uri, before }: Known = {}): Context {
  const textOf = typeof source === 'string' ? (): string => source : source;
  const mayInstruct = mayHaveInstructions(textOf, configuration.tree, before);
  const template = templateOf(mayInstruct ? textOf() : '', uri);
  const lookup = lookupInTemplate(lookupIn(configuration), template);
  return withText(textOf, { configuration, used, lookup, valueKey: [...used.classes].join(' '), disk, mayInstruct, template });
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
  const { kept, again } = checkElements(context, cache.elements, last, changes);
  const groups = checkFile(context, last?.groups ?? [], changes);
  const suppressible = maySuppress(context, last, changes);
  // Where elements stayed at their index, few are to be looked at for what is other than before.
  const others = changes && again && changes.before === changes.after ? indexesOf(changes, again) : undefined;
  if (last && others && !suppressible && isAsBefore(last, kept, groups, others, context)) {
    return (cache.last = { ...last, context, kept, groups }).shown;
  }
  const own = last && others ? ofElementsAgain(kept, last.own, others) : ofElements(kept);
  const ofFile = last && sameGroups(groups, last.groups) ? last.ofFile : groups.reduce<readonly Placed[]>((all, { findings }) => merged(all, findings), []);
  cache.last = { context, kept, groups, own, ofFile, shown: shown(context, own, ofFile, suppressible), mayBeSuppressed: suppressible };
  return cache.last.shown;
}

/** Where the elements are that an edit put there, or that may mean something else now. */
function indexesOf({ from, after }: Changes, again: readonly number[]): ReadonlySet<number> {
  const indexes = new Set(again);
  for (let index = from; index < after; index++) indexes.add(index);
  return indexes;
}

/** Whether comments may switch rules off; while none did, only what an edit put there is looked at. */
function maySuppress(context: Context, last: Checked | undefined, changes: Changes | undefined): boolean {
  if (!last || !changes || last.mayBeSuppressed) return mayBeSuppressed(context.text);
  return context.configuration.tree.elements.slice(changes.from, changes.after).some((element) => mayBeSuppressed(element.text));
}

/** Whether nothing else is to be shown than for the version before. */
function isAsBefore(last: Checked, kept: readonly Kept[], groups: readonly KeptGroup[], others: ReadonlySet<number>, { template }: Context): boolean {
  if (template || last.mayBeSuppressed) return false;
  for (const index of others) if (!sameFindings(kept[index] as Kept, last.kept[index] as Kept)) return false;
  return sameGroups(groups, last.groups);
}
function sameGroups(a: readonly KeptGroup[], b: readonly KeptGroup[]): boolean {
  return a.every(({ findings }, i) => findings === b[i]?.findings);
}
