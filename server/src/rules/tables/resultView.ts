import type { Configuration } from '../../model/configuration.ts';
import type { UsedNames } from '../../model/usedNames.ts';
import type { ProgramScope } from '../security/programScope.ts';

/** What the results of tables are judged by. */
export interface ResultView {
  readonly configuration: Pick<Configuration, 'knowledge' | 'release' | 'services'>;
  readonly used: Pick<UsedNames, 'classes'>;
  /** Undefined where master.cf is a fragment, or not at hand: then any transport may be there. */
  readonly services: unknown;
  readonly main: Pick<ProgramScope, 'text'>;
  /** Of the services that run a program. */
  readonly scopes: (program: string) => readonly Pick<ProgramScope, 'text'>[];
}
