/** A text in which addresses and home folders have only their last part: a report names nobody's folders. */
export function shortened(text: string): string {
  return text
    .replace(/\b[a-z][\w+.-]*:\/\/[^\s'"()]*\/([^\s/'"()]*)/gi, '…/$1')
    .replace(/(?:\/(?:home|Users)|[A-Z]:\\Users)[\\/][^\s\\/:]+/g, '~');
}
