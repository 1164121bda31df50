import type { KeywordList, ParameterFacts, Release, TemplateFacts } from '../../../facts/factTypes.ts';
import { keywordsIn } from '../../../facts/knowledge.ts';
import { atLeast, backportIn, existsIn, hangsOnPatch, patchLevelOf } from '../../../facts/release.ts';
import type { Parameter } from '../../../model/parameter.ts';
import { writtenTime } from '../../../rules/values/readTime.ts';
import { defaultFactText } from './defaultFact.ts';
import type { ParameterView } from '../parameterView.ts';
import { parameterLink } from '../manual.ts';
import { code } from '../markdown.ts';

/** Releases at or below this one are everywhere: the facts begin with it. */
const oldest = '2.0';
const mostChoices = 8;
const mostPrograms = 4;

/** Type · default · since, deprecated, removed · programs. */
export function factsLine(document: ParameterView, parameter: Parameter): string {
  const facts = parameter.facts ?? parameter.family?.facts;
  return joined([
    typeText(document, parameter),
    defaultFactText(document, parameter),
    facts && joined(ages(document, facts)),
    facts && programsText(document, facts),
    parameter.facts && levelText(document, parameter.facts),
  ]);
}

/** The patch level that the facts are of, where they differ between those of the series. */
function levelText(
  {
    context: {
      configuration: { release, knowledge },
    },
    messages: { hover },
  }: ParameterView,
  facts: ParameterFacts,
): string | undefined {
  if (!hangsOnPatch(facts, release)) return undefined;
  return hover.asOf(hover.patchLevel({ level: patchLevelOf(knowledge.newestPatch, release), target: release }));
}

/** Facts with dots between them, as in every hover. */
export function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** That the release does not have something, with when it came and went; undefined where it has it. */
export function notThere(
  {
    context: {
      configuration: { release },
    },
    messages: { hover },
  }: ParameterView,
  dated: { readonly since?: Release; readonly removed?: Release },
): string | undefined {
  if (existsIn(dated, release)) return undefined;
  const { since, removed } = dated;
  const begun = since === undefined ? {} : { since };
  const gone = removed !== undefined && atLeast(release, removed) ? { removed } : {};
  return `⚠ ${hover.notInRelease({ release, ...begun, ...gone })}`;
}

function typeText(document: ParameterView, parameter: Parameter): string {
  const { hover } = document.messages;
  const { kind, min, max, unit } = parameter;
  if (kind === 'boolean') return hover.kinds['boolean'] ?? kind;
  const choices = parameter.keywords && choicesOf(document, parameter.keywords);
  if (choices) return choices;
  const label = hover.kinds[parameter.value ?? kind] ?? hover.kinds[kind] ?? kind;
  if (kind === 'integer') {
    return hover.range(
      label,
      min === undefined || (min === 0 && max === undefined) ? undefined : `${min}`,
      max === undefined ? undefined : `${max}`,
    );
  }
  if (kind === 'time') {
    const limited = hover.range(
      label,
      min !== undefined && min > 1 ? writtenTime(min) : undefined,
      max === undefined ? undefined : writtenTime(max),
    );
    return hover.inUnit(limited, unit ?? 's');
  }
  return label;
}

/** The words themselves, where they are few and no others are taken. */
function choicesOf(
  { context: { configuration }, messages: { hover } }: ParameterView,
  list: KeywordList,
): string | undefined {
  const existing = keywordsIn(list, configuration.release);
  // A list that came to this release in a patch is dated by the release it was made for.
  const values = (existing.length ? existing : (list.values ?? []))
    .filter(({ obsolete }) => obsolete === undefined)
    .map(({ value }) => code(value));
  if (list.open !== undefined || list.grammar !== undefined || values.length === 0 || values.length > mostChoices) {
    return undefined;
  }
  const choices = hover.or(values);
  return list.list ? hover.listOf(choices) : choices;
}

function ages(
  {
    context: {
      configuration: { release, knowledge },
    },
    messages: { hover },
  }: ParameterView,
  facts: ParameterFacts | TemplateFacts,
): string[] {
  const said: string[] = [];
  const parameter: Partial<ParameterFacts> = facts;
  const { deprecated, alias, removed, readOnly } = parameter;
  if (!atLeast(oldest, facts.since)) {
    const patch = atLeast(release, facts.since) ? undefined : backportIn(parameter, release);
    said.push(hover.since({ release: facts.since, ...(patch === undefined ? {} : { patch }) }));
  }
  const by = deprecated?.replacedBy === undefined ? {} : { by: parameterLink(knowledge, deprecated.replacedBy) };
  // An old name that is still read as another's default is not gone.
  const isGone = removed !== undefined && !(alias && atLeast(release, alias.knownSince));
  if (isGone) said.push(hover.removed({ release: removed, ...by }));
  else if (deprecated) said.push(hover.deprecated({ since: deprecated.since, ...by }));
  if (readOnly) said.push(hover.readOnly);
  return said;
}

function programsText(
  { messages: { hover } }: ParameterView,
  { programs }: ParameterFacts | TemplateFacts,
): string | undefined {
  if (!programs?.length) return undefined;
  if (programs.includes('*')) return hover.everyProgram;
  const [shown, more] = [hover.list(programs.slice(0, mostPrograms)), programs.length - mostPrograms];
  return more > 0 ? hover.morePrograms(shown, more) : shown;
}
