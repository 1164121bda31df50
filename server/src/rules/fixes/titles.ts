/** What the titles of quick fixes are made from, by key. It imports nothing, so that texts can name it. */
export interface FixTitleData {
  readonly rename: { readonly name: string };
  readonly commentOut: undefined;
  readonly disableHere: { readonly code: string };
  readonly insertEquals: { readonly name: string };
  readonly indentLine: undefined;
  readonly insertMilter: undefined;
  readonly removeLine: { readonly name: string };
  readonly keepLast: { readonly name: string };
  readonly replaceSetting: { readonly text: string };
  readonly closeMacro: { readonly bracket: string };
  readonly escapeDollar: undefined;
  readonly moveComment: undefined;
  readonly dropQuotes: undefined;
  readonly unindent: { readonly name: string };
  readonly commentOutTail: undefined;
  readonly toAscii: { readonly ascii: string };
  readonly setParameters: { readonly text: string };
  readonly insertWord: { readonly word: string };
  readonly splitLine: { readonly name: string };
  readonly commentOutOptions: undefined;
  readonly removeFrom: { readonly name: string; readonly list: string };
}

/** The title of a quick fix: a key with the data of its text. */
export type FixTitle = {
  [Key in keyof FixTitleData]: { readonly key: Key; readonly data: FixTitleData[Key] };
}[keyof FixTitleData];
