import { defaultIn } from '../knowledge/knowledge.ts';
import { referencesIn } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import { type Configuration, settingOf } from './configuration.ts';
import { overridesByService } from './overrides.ts';
import { mentionsTableClient } from './tableSettings.ts';

/**
 * The names whose values can become names that are in use: those that smtpd_restriction_classes refers to, and those that
 * become part of a table such as `ldap:$name`, at any number of steps. Other values change without making names.
 */
export function nameMakers(configuration: Configuration): ReadonlySet<string> {
  const makers = new Set<string>(['smtpd_restriction_classes']);
  const visit = (name: string): void => {
    if (makers.has(name)) return;
    makers.add(name);
    for (const next of referencesOf(configuration, name)) visit(next);
  };
  for (const name of referencesOf(configuration, 'smtpd_restriction_classes')) visit(name);
  const reaches = mentionsTableClient(configuration);
  for (const { element } of configuration.referring) {
    if (reaches(element.name)) for (const { name } of element.references) visit(name);
  }
  for (const { settings } of overridesByService(configuration).values()) {
    for (const { value } of settings.values()) {
      if (value.text.includes('$')) for (const { name } of referencesIn(parseMacros(value.text))) visit(name);
    }
  }
  return makers;
}

/** What the value of a name refers to; where main.cf says nothing, its default. */
function referencesOf(configuration: Configuration, name: string): readonly string[] {
  const element = settingOf(configuration, name)?.element;
  if (element) return element.references.map((one) => one.name);
  const facts = configuration.knowledge.parameters.get(name);
  const text = facts && !facts.raw ? defaultIn(facts, configuration.release) : undefined;
  return text?.includes('$') ? referencesIn(parseMacros(text)).map((one) => one.name) : [];
}
