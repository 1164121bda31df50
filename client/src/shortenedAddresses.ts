/**
 * A text in which each path and address has only its last part: a report names nobody's folders,
 * hosts or customers.
 */
export function shortened(text: string): string {
  return text.replace(/(?:[a-z][\w+.-]*:\/\/)?[^\s'"()]*[\\/]([^\s'"()\\/]*)/gi, '…/$1');
}
