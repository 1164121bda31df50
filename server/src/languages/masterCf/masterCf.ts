import { asAssignment } from '../../rules/services/asAssignment.ts';
import { contextOf } from '../../rules/context.ts';
import { fixesOf } from '../../rules/fixesOf.ts';
import type { Context } from '../../rules/rule.ts';
import type { Assignment } from '../../syntax/element.ts';
import type { Language } from '../language.ts';
import { parameterNaming } from '../parameters/parameterNaming.ts';
import { settingTokens } from '../parameters/parameterTokens.ts';
import { settingPaths } from '../parameters/valuePaths.ts';
import { completeMaster } from './masterCompletion.ts';
import type { MasterDocument } from './masterDocument.ts';
import { masterElements, masterWords } from './masterElements.ts';
import { formatMasterCf } from './masterFormat.ts';
import { masterHover } from './masterHover.ts';
import { masterOccurrences, serviceNaming } from './masterOccurrences.ts';
import { masterParser } from './masterSource.ts';

/** master.cf: services, and parameters that one service has otherwise than main.cf. */
export const masterCf: Language<MasterDocument> = {
  ...masterParser,
  contextOf: (instance) => contextOf(instance).master,
  elements: masterElements,
  words: masterWords,
  occurrences: masterOccurrences,
  naming: [parameterNaming, serviceNaming],
  hover: masterHover,
  complete: completeMaster,
  tokens: (document) => ofOverrides(document, (context) => settingTokens(context)),
  links: (document) => ofOverrides(document, (context) => (setting) => settingPaths(context, setting, 0)),
  format: formatMasterCf,
  fixes: ({ context }, finding) => fixesOf(finding, context.instance),
};

/** What all `-o` settings give, service by service, as its program sees them. */
function ofOverrides<T>(
  { context }: MasterDocument,
  reader: (context: Context) => (setting: Assignment, offset: number) => readonly T[],
): T[] {
  return context.master.entries.flatMap((entry) => {
    const read = reader(context.valueContext(entry));
    return entry.overrides.flatMap((override) =>
      override.problem || override.name === '' ? [] : read(asAssignment(override), 0),
    );
  });
}
