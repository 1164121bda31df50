import compatibility from '../data/facts/compatibility.json';
import keywords from '../data/facts/keywords.json';
import master from '../data/facts/masterCf.json';
import parameters from '../data/facts/parameters.json';
import restrictions from '../data/facts/restrictions.json';
import tableTypes from '../data/facts/tableTypes.json';
import type {
  CompatibilityFile,
  KeywordFacts,
  KeywordList,
  KeywordsFile,
  MasterFile,
  ParameterFacts,
  ParametersFile,
  Release,
  RestrictionFacts,
  RestrictionsFile,
  TableTypeFacts,
  TableTypesFile,
  TemplateFacts,
} from './factTypes.ts';
import { existsIn, inHistory } from './release.ts';

/** Look-ups over the facts. Everything is read-only and the same for every caller. */
export interface Knowledge {
  readonly releases: readonly Release[];
  readonly newestStable: Release;
  /** The newest patch level that the facts know of a series, `3.7` → `3.7.22`; a snapshot has none. */
  readonly newestPatch: Readonly<Record<Release, string>>;
  readonly parameters: ReadonlyMap<string, ParameterFacts>;
  readonly templates: ReadonlyMap<string, TemplateFacts>;
  readonly restrictions: ReadonlyMap<string, RestrictionFacts>;
  readonly restrictionLists: RestrictionsFile['lists'];
  readonly accessActions: RestrictionsFile['accessActions'];
  readonly checkActions: RestrictionsFile['checkActions'];
  readonly tableTypes: ReadonlyMap<string, TableTypeFacts>;
  readonly clientParameters: TableTypesFile['clientParameters'];
  readonly keywordLists: ReadonlyMap<string, KeywordList>;
  readonly master: MasterFile;
  readonly compatibility: CompatibilityFile;
}

/** The facts that come with the program. */
export const knowledge: Knowledge = build(
  parameters as unknown as ParametersFile,
  restrictions as unknown as RestrictionsFile,
  tableTypes as unknown as TableTypesFile,
  keywords as unknown as KeywordsFile,
  master as unknown as MasterFile,
  compatibility as unknown as CompatibilityFile,
);

function build(
  parametersFile: ParametersFile,
  restrictionsFile: RestrictionsFile,
  tableTypesFile: TableTypesFile,
  keywordsFile: KeywordsFile,
  masterFile: MasterFile,
  compatibilityFile: CompatibilityFile,
): Knowledge {
  return {
    releases: parametersFile.releases,
    newestStable: parametersFile.newestStable,
    newestPatch: parametersFile.newestPatch,
    parameters: new Map(Object.entries(parametersFile.parameters)),
    templates: new Map(Object.entries(parametersFile.templates)),
    restrictions: new Map(Object.entries(restrictionsFile.restrictions)),
    restrictionLists: restrictionsFile.lists,
    accessActions: restrictionsFile.accessActions,
    checkActions: restrictionsFile.checkActions,
    tableTypes: new Map(Object.entries(tableTypesFile.types)),
    clientParameters: tableTypesFile.clientParameters,
    keywordLists: new Map(Object.entries(keywordsFile.lists)),
    master: masterFile,
    compatibility: compatibilityFile,
  };
}

/** The compiled-in default in a release, macros unexpanded; undefined where only the host knows it. */
export function defaultIn(facts: ParameterFacts, release: Release): string | undefined {
  if (facts.defaults) return inHistory(facts.defaults, release)?.[1] ?? undefined;
  return facts.default;
}

/** The limits in a release. */
export function limitsIn(facts: ParameterFacts, release: Release): { min?: number; max?: number } {
  const bounds = facts.bounds && inHistory(facts.bounds, release);
  if (!bounds)
    return {
      ...(facts.min === undefined ? {} : { min: facts.min }),
      ...(facts.max === undefined ? {} : { max: facts.max }),
    };
  return { ...(bounds[1] === null ? {} : { min: bounds[1] }), ...(bounds[2] === null ? {} : { max: bounds[2] }) };
}

/** How the release reads the value. */
export function kindIn(facts: ParameterFacts, release: Release): ParameterFacts['type'] {
  return (facts.types && inHistory(facts.types, release)?.[1]) ?? facts.type;
}

/** A word as the list's reader compares it. */
export function asCompared(
  { caseSensitive, leadingZeros }: { readonly caseSensitive?: boolean; readonly leadingZeros?: boolean },
  word: string,
): string {
  const written = leadingZeros ? word.replace(/^0+/, '') : word;
  return caseSensitive ? written : written.toLowerCase();
}

/** The keyword list of a parameter, if it has one. */
export function keywordListOf(all: Knowledge, facts: ParameterFacts): KeywordList | undefined {
  return facts.keywords === undefined ? undefined : all.keywordLists.get(facts.keywords);
}

/** The keywords of a list that a release takes. */
export function keywordsIn(list: KeywordList, release: Release): KeywordFacts[] {
  return (list.values ?? []).filter((keyword) => existsIn(keyword, release));
}
