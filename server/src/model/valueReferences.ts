import { defaultIn } from '../facts/knowledge.ts';
import { referencesIn } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import { type Configuration, settingOf } from './configuration.ts';

/** The names that the value of a name refers to: of its last setting, or else of its default. */
export function referencesOf(configuration: Configuration, name: string): readonly string[] {
  const element = settingOf(configuration, name)?.element;
  if (element) return element.references.map((one) => one.name);
  const text = defaultText(configuration, name);
  return text.includes('$') ? referencesIn(parseMacros(text)).map((one) => one.name) : [];
}

/** The default of a parameter whose value is expanded; empty for other names. */
export function defaultText({ knowledge, release }: Configuration, name: string): string {
  const facts = knowledge.parameters.get(name);
  return (facts && !facts.raw ? defaultIn(facts, release) : undefined) ?? '';
}
