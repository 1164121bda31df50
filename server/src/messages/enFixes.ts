/** Titles of quick fixes. */
export const enFixes = {
  rename: (d: { name: string }) => `Change to “${d.name}”`,
  commentOut: () => 'Comment out this line',
  disableHere: (d: { code: string }) => `Disable ${d.code} for this line`,
};
