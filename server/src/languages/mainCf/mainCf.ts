import { fileOf } from '../../instance/instance.ts';
import { contextOf } from '../../rules/context.ts';
import type { Assignment } from '../../syntax/element.ts';
import { fixesOf } from '../../rules/fixesOf.ts';
import type { Language } from '../language.ts';
import { settingTokens } from '../parameters/parameterTokens.ts';
import { settingPaths } from '../parameters/valuePaths.ts';
import { completeMain } from './mainCompletion.ts';
import type { MainDocument } from './mainDocument.ts';
import { mainElements, mainWords } from './mainElements.ts';
import { formatMain } from './mainFormat.ts';
import { mainHover } from './mainHover.ts';
import { mainInlayHints } from './mainInlayHints.ts';
import { mainNaming, mainOccurrences } from './mainOccurrences.ts';
import { mainParser } from './mainSource.ts';

/** main.cf: parameters of the instance. */
export const mainCf: Language<MainDocument> = {
  ...mainParser,
  contextOf: (instance) => (fileOf(instance, 'main.cf') ? contextOf(instance) : undefined),
  lastSettingCounts: true,
  elements: mainElements,
  words: mainWords,
  occurrences: mainOccurrences,
  naming: [mainNaming],
  hover: mainHover,
  complete: completeMain,
  tokens: (document) => ofSettings(document, settingTokens(document.context)),
  links: (document) => ofSettings(document, (setting, offset) => settingPaths(document.context, setting, offset)),
  format: formatMain,
  inlayHints: mainInlayHints,
  fixes: ({ context }, finding) => fixesOf(finding, context),
};

/** What all settings of a file give, one after the other. */
function ofSettings<T>({ context }: MainDocument, read: (setting: Assignment, offset: number) => readonly T[]): T[] {
  const { elements, offsets } = context.configuration.tree;
  return elements.flatMap((element, i) => (element.kind === 'assignment' ? read(element, offsets[i] as number) : []));
}
