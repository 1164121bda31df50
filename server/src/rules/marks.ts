import type { Element } from '../syntax/element.ts';
import { type MainCf, replacedBetween } from '../syntax/mainCf.ts';
import { type NotPlainText, beginningOf, binaryBy, countNulls, encryptedBy } from './notPlainText.ts';
import { isTemplate } from './reportedByOtherRule.ts';
import { mayBeSuppressed } from './suppression.ts';
import { mayInstruct } from './template.ts';

/** What a main.cf has here or there, and most have nowhere. */
export interface Marks {
  /** Anything that could be an instruction of a template. */
  readonly instructions: boolean;
  /** Anything that could switch a rule off. */
  readonly suppressions: boolean;
  /** Lines of a template language around settings: which of them will be there is not known. */
  readonly branches: boolean;
  /** Set where it is encrypted or binary. */
  readonly notPlain: NotPlainText | undefined;
}

/**
 * Looks for marks in the versions of a file, one after the other. Of each version
 * it looks at the elements alone that an edit made: to look through all of 10,000
 * lines, and put them together first, would be most of what a keystroke takes.
 */
export function createMarks(): (tree: MainCf) => Marks {
  let last: MainCf | undefined;
  let instructing = 0;
  let suppressing = 0;
  let branching = 0;
  let nulls = 0;
  const count = (elements: readonly Element[], by: 1 | -1): void => {
    for (const element of elements) {
      const { kind, text } = element;
      if (mayInstruct(text)) instructing += by;
      nulls += by * countNulls(text);
      if (mayBeSuppressed(text)) suppressing += by;
      // `%{if_x}name = value` is there under a condition too.
      const marked = kind === 'assignment' ? element.name : text;
      if ((kind === 'malformed' || kind === 'assignment') && isTemplate(marked)) branching += by;
    }
  };
  return (tree) => {
    if (!last) count(tree.elements, 1);
    else if (last !== tree) {
      const { from, before, after } = replacedBetween(last, tree);
      count(last.elements.slice(from, before), -1);
      count(tree.elements.slice(from, after), 1);
    }
    last = tree;
    const beginning = beginningOf(tree);
    const notPlain = encryptedBy(beginning) ?? binaryBy(beginning, nulls);
    return { instructions: instructing > 0, suppressions: suppressing > 0, branches: branching > 0, notPlain };
  };
}
