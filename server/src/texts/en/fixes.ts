import type { FixTitleData } from '../../rules/fixes/titles.ts';
import type { TextsOf } from '../textsOf.ts';

/** Titles of quick fixes. */
export const enFixes: TextsOf<FixTitleData> = {
  rename: (d) => `Change to "${d.name}"`,
  commentOut: () => 'Comment out this line',
  disableHere: (d) => `Disable ${d.code} for this line`,
  insertEquals: (d) => `Insert "=" after "${d.name}"`,
  indentLine: () => 'Indent this line to continue the setting above',
  insertMilter: () => 'Insert the Milter settings for OpenDKIM',
  removeLine: (d) => `Remove "${d.name}"`,
  keepLast: (d) => `Keep the last "${d.name}" and remove this one`,
  replaceSetting: (d) => `Replace with "${d.text}"`,
  closeMacro: (d) => `Insert "${d.bracket}"`,
  escapeDollar: () => 'Write "$$" for a literal "$"',
  moveComment: () => 'Move the comment to a separate line above',
  dropQuotes: () => 'Remove the quotes',
  unindent: (d) => `Remove the indentation to set "${d.name}"`,
  commentOutTail: () => 'Comment out the rest of the setting too',
  toAscii: (d) => {
    if (d.ascii === '') return 'Remove the invisible character';
    return d.ascii === ' ' ? 'Change to a plain space' : `Change to "${d.ascii}"`;
  },
  setParameters: (d) => `Set "${d.text}"`,
  insertWord: (d) => `Insert "${d.word}"`,
  splitLine: (d) => `Put "${d.name}" on a separate line`,
  commentOutOptions: () => 'Comment out these options too',
  removeFrom: (d) => `Remove "${d.name}" from ${d.list}`,
};
