import type { Configuration } from '../../model/configuration.ts';
import type { UsedNames } from '../../model/usedNames.ts';

/** The expanded value of a setting, defaults included; undefined where it is not known. */
interface SettingTexts {
  readonly text: (name: string) => string | undefined;
}

/** What the results of tables are judged by. */
export interface ResultView {
  readonly configuration: Pick<Configuration, 'knowledge' | 'release' | 'services'>;
  readonly used: Pick<UsedNames, 'classes'>;
  /** Undefined where master.cf is a fragment, or not at hand: then any transport may be there. */
  readonly services: unknown;
  readonly main: SettingTexts;
  /** Of the services that run a program. */
  readonly scopes: (program: string) => readonly SettingTexts[];
}
