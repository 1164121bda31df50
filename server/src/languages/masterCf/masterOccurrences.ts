import { column } from '../../model/masterService.ts';
import { shippedServices } from '../../model/services.ts';
import { asAssignment } from '../../rules/services/asAssignment.ts';
import { entryAt } from '../../syntax/masterCf.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { Naming, Occurrence, OccurrencesWanted } from '../language.ts';
import { settingOccurrences } from '../parameters/valueOccurrences.ts';
import type { MasterDocument } from './masterDocument.ts';

/** Services and parameters wherever a master.cf names them. */
export function masterOccurrences({ context }: MasterDocument, wanted: OccurrencesWanted): Occurrence[] {
  if ('name' in wanted) return context.master.entries.flatMap((entry) => inEntry(context, entry));
  const entry = entryAt(context.master, wanted.at);
  return entry ? inEntry(context, entry) : [];
}

function inEntry(context: MasterDocument['context'], { columns, overrides, stray }: MasterEntry): Occurrence[] {
  const name = columns[column.service];
  if (!name || stray) return [];
  // A port has no name that main.cf could use.
  const isSocket = columns[column.type]?.text !== 'inet';
  const own: Occurrence[] = isSocket
    ? [{ kind: 'service', name: name.text, role: 'definition', span: name.span }]
    : [];
  const settings = overrides.filter((override) => override.name !== '' && !override.problem);
  return [...own, ...settings.flatMap((override) => settingOccurrences(context, asAssignment(override), 0))];
}

/** Services of the user's own. */
export const serviceNaming: Naming = {
  kind: 'service',
  pattern: /^[A-Za-z0-9][\w.-]*$/,
  isReserved: ({ context: { configuration } }, name) => isShipped(configuration, name),
  isTaken: ({ context: { configuration } }, name) => isShipped(configuration, name),
};

/** Whether the release's own master.cf has the service: programs call it by that name. */
function isShipped({ knowledge, release }: MasterDocument['context']['configuration'], name: string): boolean {
  return shippedServices(knowledge, release).some((service) => service.name === name);
}
