/** What completion says next to its items; their documentation is that of the hover. */
export const enCompletion = {
  isDefault: 'default' as string,
  alreadySet: 'already set' as string,
  undefinedYet: 'used but not set' as string,
  ownParameter: 'your own' as string,
  restrictionClass: 'restriction class' as string,
  disableNextLine: 'ignore problems on the next line' as string,
  disableFile: 'ignore problems in this file' as string,
};
