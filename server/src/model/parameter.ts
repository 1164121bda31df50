import type { KeywordList, ParameterFacts, Release, TemplateFacts, ValueKind } from '../facts/factTypes.ts';
import { keptByRelease } from '../facts/keptFor.ts';
import { type Knowledge, defaultIn, keywordListOf, kindIn, limitsIn } from '../facts/knowledge.ts';
import type { Configuration } from './configuration.ts';
import { isBuiltIn } from './builtInNames.ts';
import { type Service, serviceParameter } from './services.ts';

/** A name as Postfix of the target release reads it: a parameter of its own, or one of a per-service family. */
export interface Parameter {
  readonly name: string;
  readonly kind: ValueKind;
  /** See ParameterFacts.value. */
  readonly value: string | undefined;
  readonly default: string | undefined;
  readonly min?: number;
  readonly max?: number;
  readonly unit: 's' | 'm' | 'h' | 'd' | 'w' | undefined;
  readonly long: boolean;
  readonly raw: boolean;
  readonly keywords: KeywordList | undefined;
  /** Absent for a name that only its family describes. */
  readonly facts?: ParameterFacts;
  readonly family?: { readonly key: string; readonly service: string; readonly facts: TemplateFacts };
}

type Scope = Pick<Configuration, 'knowledge' | 'release'> & { readonly services?: readonly Service[] | undefined };

/**
 * The parameter that a name is in the target release; undefined for others.
 * @param options `anyRelease`: also names that only another release has (hover wants them)
 */
export function parameterOf(
  scope: Scope,
  name: string,
  options: { readonly anyRelease?: boolean } = ofRelease,
): Parameter | undefined {
  const { knowledge, release } = scope;
  const facts = knowledge.parameters.get(name);
  if (facts && (options.anyRelease || isBuiltIn(name, facts, release)))
    return builtIn(knowledge, release, name, facts);
  const found = serviceParameter(knowledge, release, name, scope.services);
  if (!found) return undefined;
  const { template, key, service } = found;
  return {
    name,
    kind: template.type,
    value: undefined,
    default: template.default,
    unit: template.unit,
    long: false,
    raw: false,
    keywords: undefined,
    ...(template.min === undefined ? {} : { min: template.min }),
    ...(template.max === undefined ? {} : { max: template.max }),
    family: { key, service, facts: template },
  };
}

/** One object for all who ask so: thousands of names are asked for in a check. */
const ofRelease = {};

/** As the release reads it: made once, as a file and each keystroke ask for the same names again. */
function builtIn(knowledge: Knowledge, release: Release, name: string, facts: ParameterFacts): Parameter {
  const parameters = parametersOf(knowledge, release);
  const known = parameters.get(name);
  if (known) return known;
  const parameter: Parameter = {
    name,
    facts,
    kind: kindIn(facts, release),
    value: facts.value,
    default: defaultIn(facts, release),
    unit: facts.unit,
    long: facts.long === true,
    raw: facts.raw === true,
    keywords: keywordListOf(knowledge, facts),
    ...limitsIn(facts, release),
  };
  parameters.set(name, parameter);
  return parameter;
}
/** No more than there are names. */
const parametersOf = keptByRelease(() => new Map<string, Parameter>());
