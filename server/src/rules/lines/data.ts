// What the findings of the rules about physical and logical lines
// hold: plain JSON. It imports nothing, so that texts can name it.

/** The data of each finding, by the code of its rule. */
export interface LineRuleData {
  readonly 'missing-equals': { readonly words: string; readonly name?: string };
  readonly 'empty-name': undefined;
  readonly 'inline-comment': {
    readonly name: string;
    readonly text: string;
    readonly list?: boolean;
    readonly sure?: boolean;
  };
  readonly 'quoted-value': {
    readonly name: string;
    readonly text: string;
    readonly sure?: boolean;
    readonly half?: boolean;
  };
  readonly 'swallowed-line': {
    readonly kind: 'entry' | 'tail' | 'stray';
    readonly name: string;
    readonly into: string;
  };
  readonly 'full-width-character': {
    readonly character: string;
    readonly code: string;
    readonly ascii: string;
    readonly place: 'name' | 'syntax' | 'value' | 'end';
  };
  readonly 'joined-settings': { readonly name: string; readonly into: string; readonly blanks: number };
  readonly 'not-plain-text': {
    readonly as: 'ansible-vault' | 'sops' | 'git-crypt' | 'age' | 'OpenPGP' | 'UTF-16' | 'binary';
  };
  readonly 'suppression-code': { readonly kind: 'unknown' | 'unused'; readonly name: string; readonly near?: string };
}
