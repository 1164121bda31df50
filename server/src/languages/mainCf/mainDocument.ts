import type { Context } from '../../rules/rule.ts';
import type { Element } from '../../syntax/element.ts';
import { elementAt } from '../../syntax/mainCf.ts';
import type { LanguageDocument } from '../language.ts';

/** A main.cf as its language sees it. */
export interface MainDocument extends LanguageDocument {
  readonly context: Context;
}

/** The element at an offset and where it starts; undefined in an empty file. */
export function elementAtOffset(
  { context }: MainDocument,
  offset: number,
): { element: Element; offset: number; index: number } | undefined {
  const { tree } = context.configuration;
  const index = elementAt(tree, offset);
  const element = tree.elements[index];
  return element && { element, offset: tree.offsets[index] as number, index };
}
