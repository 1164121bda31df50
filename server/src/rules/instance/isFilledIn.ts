import { type Configuration, settingOf } from '../../model/configuration.ts';
import { isTemplate } from '../reportedByOtherRule.ts';

/**
 * Whether a placeholder in main.cf tells that a program has yet to write this configuration (`_DNSBL_LIST_`,
 * `##DOMAIN##`). The one that replaces it may add a service to master.cf as well: what is absent there says nothing.
 */
export function isFilledIn(configuration: Configuration): boolean {
  return [...configuration.settings.keys()].some((name) => {
    const setting = settingOf(configuration, name);
    return setting !== undefined && isTemplate(setting.element.value.text);
  });
}
