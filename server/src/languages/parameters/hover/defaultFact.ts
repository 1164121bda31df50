import type { ParameterFacts } from '../../../facts/factTypes.ts';
import { atLeast, featureRelease } from '../../../facts/release.ts';
import { expand, expandExactly } from '../../../model/expand.ts';
import type { Parameter } from '../../../model/parameter.ts';
import type { Comparison, MacroText } from '../../../syntax/macro.ts';
import { parseMacros } from '../../../syntax/parseMacros.ts';
import type { ParameterView } from '../parameterView.ts';
import { code } from '../markdown.ts';

/** Longer defaults are not told apart by release: two lists of forty words are no use in a hover. */
const comparable = 80;
/** A longer default is cut. */
const longest = 120;
/** Changes before this release are history: no one runs what was before. */
const living = '3.0';

/** The default here, and how it differs by release or compatibility level; undefined where there is nothing to say. */
export function defaultFactText(document: ParameterView, parameter: Parameter): string | undefined {
  const { hover } = document.messages;
  const { facts } = parameter;
  const run = facts && atRun(facts.computed);
  if (run) return hover.default({ value: hover.atRun(run) });
  const text = parameter.default;
  if (text === undefined) return undefined;
  const byLevel = levelDefault(document, text);
  const shown = byLevel?.here ?? text;
  const asides: string[] = byLevel ? [byLevel.other] : [];
  if (facts && text.length <= comparable * 2) {
    asides.push(...byRelease(document, facts, [shown, ...(byLevel?.values ?? [])]));
  }
  if (facts?.computed?.startsWith('build')) asides.push(hover.ofBuild);
  const here = byLevel || parameter.raw ? undefined : expandedHere(document, parameter.name, text);
  const said = hover.default({ value: code(shown, longest) || hover.empty, ...(here === undefined ? {} : { here }) });
  return asides.length ? said + hover.aside(hover.join(asides)) : said;
}

function atRun(computed: string | undefined): 'host' | 'domain' | 'networks' | 'process' | undefined {
  if (!computed?.startsWith('runtime')) return undefined;
  if (computed.includes('gethostname')) return 'host';
  if (computed.includes('myhostname')) return 'domain';
  return computed.includes('mynetworks_style') ? 'networks' : 'process';
}

/** What a default with macros comes to, where the file does not set the parameter. */
function expandedHere(
  { context, messages: { hover } }: ParameterView,
  name: string,
  text: string,
): string | undefined {
  if (!text.includes('$') || context.configuration.settings.has(name)) return undefined;
  const expanded = expand(text, context.lookup);
  if (expanded.certainty !== 'exact' || expanded.text === text || expanded.text.length > comparable) return undefined;
  return code(expanded.text) || hover.empty;
}

/** A default such as `${{$compatibility_level} <level {1} ? {yes} : {no}}`: the value here, and the other one. */
function levelDefault(
  { context, messages: { hover } }: ParameterView,
  text: string,
): { here: string; other: string; values: string[] } | undefined {
  if (!text.includes('compatibility_level')) return undefined;
  const comparison = parseMacros(text).nodes[0];
  if (comparison?.kind !== 'comparison' || comparison.operator !== '<' || !isLevel(comparison)) return undefined;
  const below = branch(text, comparison.then);
  const from = branch(text, comparison.else);
  const here = expand(levelOnly(text), context.lookup);
  if (here.certainty !== 'exact') return undefined;
  const isBelow = here.text === 'below';
  const level = branch(text, comparison.right);
  const value = code(isBelow ? from : below) || hover.empty;
  return {
    here: isBelow ? below : from,
    other: isBelow ? hover.levelFrom({ level, value }) : hover.levelBelow({ level, value }),
    values: [below, from],
  };
}

function isLevel({ left }: Comparison): boolean {
  const only = left.nodes[0];
  return left.nodes.length === 1 && only?.kind === 'reference' && only.name === 'compatibility_level';
}

function branch(text: string, part: MacroText | undefined): string {
  return part ? text.slice(part.span.start, part.span.end).trim() : '';
}

/** The same comparison with words of our own for its branches, whose macros are to stay as they are. */
function levelOnly(text: string): string {
  return `${text.slice(0, text.indexOf('?'))}? {below} : {from}}`;
}

/** The nearest other default before and behind the release, where it is not shown already. */
function byRelease(
  { context, messages: { hover } }: ParameterView,
  facts: ParameterFacts,
  shown: readonly string[],
): string[] {
  // Most defaults have never changed.
  if (!facts.defaults) return [];
  const {
    configuration: { release },
    lookup,
  } = context;
  // Two spellings of one default, such as `${x?1}${x:3}` and `${x?{1}:{3}}`, come to the same.
  const meaning = (value: string): string => expandExactly(value, lookup) ?? value;
  const named = new Set(shown.map(meaning));
  const history = facts.defaults.map(([since, value]) => ({ since, value: value ?? undefined }));
  const now = history.findLastIndex(({ since }) => atLeast(release, since));
  const isOther = (value: string | undefined): value is string => value !== undefined && !named.has(meaning(value));
  const text = (value: string): string | undefined => {
    const plain = value.includes('compatibility_level') ? meaning(value) : value;
    return plain.length > comparable ? undefined : code(plain) || hover.empty;
  };
  const lasts = (at: number): boolean => lastsBeyondItsSeries(facts.defaults ?? [], at, release);
  const said: string[] = [];
  const last = history.slice(0, Math.max(0, now)).findLastIndex(({ value }, at) => isOther(value) && lasts(at));
  const [before, changed] = [history[last]?.value, history[last + 1]?.since ?? ''];
  const old = before === undefined || !atLeast(changed, living) ? undefined : text(before);
  if (old !== undefined) said.push(hover.before({ release: changed, value: old }));
  const next = history.find(({ value }, at) => at > now && isOther(value) && lasts(at));
  const young = next?.value === undefined ? undefined : text(next.value);
  if (next && young !== undefined) said.push(hover.from({ release: next.since, value: young }));
  return said;
}

/**
 * Whether a default says something of another series than its own: not where a
 * patch level brought it and the next series went back, nor where a patch level of
 * its series replaced it (milter_default_action had both, from 3.7.20 to 3.10.8).
 */
function lastsBeyondItsSeries(history: NonNullable<ParameterFacts['defaults']>, at: number, release: string): boolean {
  const [since = '', value] = history[at] ?? [];
  const series = featureRelease(since);
  const [nextSince, nextValue] = history[at + 1] ?? [];
  if (series === featureRelease(release) || nextSince === undefined) return true;
  if (featureRelease(nextSince) === series) return false;
  const before = history[at - 1];
  return since === series || before === undefined || before[1] !== nextValue || value === nextValue;
}
