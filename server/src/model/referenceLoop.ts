import type { MacroNode, MacroText, Reference } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import { type Configuration, settingOf } from './configuration.ts';
import type { Setting } from './settings.ts';
import { type Lookup, expandParsed } from './expand.ts';
import { readOnlyNames } from './builtInNames.ts';

/** A setting whose expansion comes back to itself. */
export interface ReferenceLoop {
  readonly setting: Setting;
  /** The reference that leads on, in the setting's value. */
  readonly reference: Reference;
  /** From the setting's name to the same name. */
  readonly path: readonly string[];
}

/** A file with a loop in it is looked at more closely; no more steps than this, whatever it says. */
const maxSteps = 5_000;

/**
 * Every setting that mac_expand() could not come to an end with, through settings and defaults; ask `mayLoop` first.
 */
export function referenceLoops(configuration: Configuration, lookup: Lookup): ReferenceLoop[] {
  const loops: ReferenceLoop[] = [];
  const edges = expandedReferences(configuration, lookup);
  let steps = 0;
  for (const setting of configuration.referring) {
    const { name } = setting.element;
    if (!configuration.settings.isInForce(setting)) continue;
    // The shortest way back.
    const cameFrom = new Map<string, string>();
    const queue = [name];
    for (let next = 0; next < queue.length && !cameFrom.has(name); next++) {
      const from = queue[next] as string;
      for (const reference of edges(from)) {
        if (++steps > maxSteps) return loops;
        if (cameFrom.has(reference.name)) continue;
        cameFrom.set(reference.name, from);
        queue.push(reference.name);
      }
    }
    if (!cameFrom.has(name)) continue;
    const path = [name];
    for (let at = cameFrom.get(name) as string; at !== name; at = cameFrom.get(at) as string) path.unshift(at);
    path.unshift(name);
    const reference = edges(name).find((one) => one.name === path[1]);
    if (reference) loops.push({ setting, reference, path });
  }
  return loops;
}

/**
 * Whether names refer in a circle at all, branches that are never taken included: no, in nearly every file.
 * @param names those from which one could be reached; all settings, where none are given
 */
export function mayLoop(configuration: Configuration, lookup: Lookup, names?: Iterable<string>): boolean {
  const done = new Map<string, boolean>(); // false while on the way; names that refer to nothing are not kept
  const way: { readonly name: string; readonly references: readonly Reference[]; next: number }[] = [];
  const enter = (name: string): void => {
    const references = referencesOf(configuration, lookup, name);
    if (references.length === 0) return;
    done.set(name, false);
    way.push({ name, references, next: 0 });
  };
  for (const name of names ?? detours(configuration, lookup)) {
    if (!done.has(name)) enter(name);
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const reference = top.references[top.next++];
      if (!reference) {
        done.set(top.name, true);
        way.pop();
        continue;
      }
      const seen = done.get(reference.name);
      if (seen === false) return true;
      if (seen === undefined) enter(reference.name);
    }
  }
  return false;
}

/**
 * The settings that refer to one that does not stand above them, or to a default that refers on: each circle goes
 * through one of them, and most files have few.
 */
function detours(configuration: Configuration, lookup: Lookup): string[] {
  const found: string[] = [];
  const { referring } = configuration;
  for (let i = 0; i < referring.length; i++) {
    const { element, index } = referring[i] as Setting;
    for (let j = 0; j < element.references.length; j++) {
      const { name } = element.references[j] as Reference;
      const setting = settingOf(configuration, name);
      if (setting ? setting.index < index || !setting.element.macros : !lookup(name)?.includes('$')) continue;
      found.push(element.name);
      break;
    }
  }
  return found;
}

const none: readonly Reference[] = [];

/**
 * What main.cf says of the names that each program sets for itself
 * is gone before anything is expanded (mail_conf_update()).
 */
const readOnly: ReadonlySet<string> = new Set(readOnlyNames);

function referencesOf(configuration: Configuration, lookup: Lookup, name: string): readonly Reference[] {
  if (readOnly.has(name)) return none;
  const setting = settingOf(configuration, name);
  if (setting) return setting.element.references;
  const text = lookup(name);
  return text?.includes('$') ? expanded(parseMacros(text), () => null) : none;
}

/** The references that are expanded when a name is: of branches, the one that is taken. */
function expandedReferences(configuration: Configuration, lookup: Lookup): (name: string) => readonly Reference[] {
  const known = new Map<string, readonly Reference[]>();
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    const text = lookup(name);
    // The value of a RAW parameter is expanded with other names.
    const skip = readOnly.has(name) || !text?.includes('$') || configuration.knowledge.parameters.get(name)?.raw;
    const found = skip
      ? none
      : expanded(settingOf(configuration, name)?.element.macros ?? parseMacros(text ?? ''), lookup);
    known.set(name, found);
    return found;
  };
}

function expanded(text: MacroText, lookup: Lookup): Reference[] {
  const found: Reference[] = [];
  let stopped = false;
  const read = ({ nodes }: MacroText): void => {
    for (const node of nodes) if (!stopped) visit(node);
  };
  const either = (node: MacroNode & { kind: 'reference' | 'comparison' }, holds: boolean | undefined): void => {
    if (node.then && holds !== false) read(node.then);
    if (node.else && holds !== true) read(node.else);
  };
  const visit = (node: MacroNode): void => {
    switch (node.kind) {
      case 'literal':
        return;
      case 'malformed':
        stopped = true;
        return;
      case 'call':
        read(node.argument);
        return;
      case 'comparison': {
        read(node.left);
        read(node.right);
        const { kind, span, left, operator, operatorSpan, suffix, right } = node;
        const test = { kind, span, left, operator, operatorSpan, suffix, right };
        const result = node.then || node.else ? expandParsed({ span, nodes: [test] }, lookup) : undefined;
        either(node, result?.certainty === 'exact' ? result.text !== '' : undefined);
        return;
      }
      case 'reference': {
        if (!node.then && !node.else) found.push(node);
        const value = lookup(node.name);
        either(node, value === null ? undefined : Boolean(value));
      }
    }
  };
  read(text);
  return found;
}
