/** Titles of quick fixes. */
export const enFixes = {
  rename: (d: { name: string }) => `Change to “${d.name}”`,
  commentOut: () => 'Comment out this line',
  disableHere: (d: { code: string }) => `Disable ${d.code} for this line`,
  insertEquals: (d: { name: string }) => `Insert “=” after “${d.name}”`,
  indentLine: () => 'Indent this line, so that it continues the entry above',
  insertMilter: () => 'Insert the milter settings that do the job (OpenDKIM)',
  removeLine: (d: { name: string }) => `Remove “${d.name}”`,
  keepLast: (d: { name: string }) => `Keep the last “${d.name}” and remove this one`,
  replaceSetting: (d: { text: string }) => `Replace by “${d.text}”`,
  closeMacro: (d: { bracket: string }) => `Insert “${d.bracket}”`,
  escapeDollar: () => 'Write “$$” for a literal “$”',
  moveComment: () => 'Move the comment to a line of its own above',
  dropQuotes: () => 'Remove the quotes',
  unindent: (d: { name: string }) => `Remove the indentation, so that “${d.name}” is set`,
  commentOutTail: () => 'Comment out the rest as well',
  toAscii: (d: { ascii: string }) => (d.ascii === '' ? 'Remove the invisible character' : d.ascii === ' ' ? 'Change to a plain space' : `Change to “${d.ascii}”`),
};
