import { referencesIn } from '../syntax/macro.ts';
import { parseMacros } from '../syntax/parseMacros.ts';
import type { Configuration } from './configuration.ts';
import { overridesByService } from './overrides.ts';
import { mentionsTableClient } from './tableSettings.ts';
import { referencesOf } from './valueReferences.ts';

/**
 * The names whose values can become names that are in use: those that smtpd_restriction_classes refers to, and those that
 * become part of a table such as `ldap:$name`, at any number of steps. Other values change without making names.
 * @param tables whether those of tables are asked for
 */
export function nameMakers(configuration: Configuration, tables: boolean): ReadonlySet<string> {
  const makers = new Set<string>(['smtpd_restriction_classes']);
  if (tables) {
    const reaches = mentionsTableClient(configuration);
    for (const { element } of configuration.referring) {
      if (reaches(element.name)) for (const { name } of element.references) makers.add(name);
    }
  }
  for (const { settings } of overridesByService(configuration).values()) {
    for (const { value } of settings.values()) {
      if (value.text.includes('$')) for (const { name } of referencesIn(parseMacros(value.text))) makers.add(name);
    }
  }
  // A set tells those that are added while one goes through it.
  for (const name of makers) for (const other of referencesOf(configuration, name)) makers.add(other);
  return makers;
}
