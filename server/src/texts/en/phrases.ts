/** What a reader probably meant, as a sentence after another one; nothing where there is no suggestion. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined || suggestion === '' ? '' : ` Did you mean "${suggestion}"?`;
}
