/** What completion says beside its items; what it says about them is the hover's. */
export const enCompletion = {
  isDefault: 'default' as string,
  alreadySet: 'already set' as string,
  undefinedYet: 'used, not set' as string,
  ownParameter: 'your own' as string,
  restrictionClass: 'restriction class' as string,
  disableNextLine: 'no findings on the next line' as string,
  disableFile: 'no findings in this file' as string,
};
