import type { DocumentLink } from 'vscode-languageserver-types';
import { asAssignment } from '../../rules/services/asAssignment.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { pathToUri, pathsIn } from '../links.ts';
import { type MasterDocument, rangeIn, viewOf } from './masterDocument.ts';

/** The files that the values of `-o` name. */
export function masterLinks(document: MasterDocument): DocumentLink[] {
  if (!document.uri.startsWith('file:')) return [];
  const links: DocumentLink[] = [];
  for (const entry of document.context.master.entries) {
    for (const override of entry.overrides) {
      if (override.problem || !/[/$]/.test(override.value.text)) continue;
      const element = asAssignment(override);
      for (const { start, end, path } of pathsIn(viewOf(document, entry), element)) {
        links.push({ range: rangeIn(document, { start: toSource(element.value, start), end: toSourceEnd(element.value, end) }), target: pathToUri(path) });
      }
    }
  }
  return links;
}
