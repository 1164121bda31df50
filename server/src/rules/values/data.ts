// What the findings of the rules about values hold: plain JSON. It imports nothing, so that texts can name it.

/** What is wrong with an item, in the words of extpar.c and split_nameval.c. */
export type MacroDefaultProblem = 'unclosed' | 'trailing' | 'no-name' | 'no-equals';

/**
 * `code`: there is none; `action`: none of an access table; `dsn`: an enhanced status code where a reply code must be;
 * `alone`: a reply code without a text; `class` and `detail`: an
 * enhanced code behind it that is of the other kind, or none.
 */
export type ReplyProblem = 'code' | 'action' | 'dsn' | 'alone' | 'class' | 'detail';

/** What becomes of a word that a keyword list does not hold. */
export type KeywordEffect =
  | 'stops' // the programs that read it die at start
  | 'ignored' // silently left out
  | 'warns' // left out with a warning
  | 'defers' // Milter: 451 4.3.5 when the action is needed
  | 'no-tls' // smtpd: TLS is switched off
  | 'tls-fails' // TLS sessions fail
  | 'sasl-fails' // SASL sessions cannot be set up
  | 'silent-log' // TLS log level 0
  | 'rest-ignored' // the rest of the access list is skipped
  | 'unused'; // present releases read the parameter no more

/** On which side of the limits a value is; `short` and `long` ones count in bytes. */
export type RangeProblem = 'below' | 'above' | 'overflow' | 'short' | 'long';

/** The data of each finding, by the code of its rule. */
export interface ValueRuleData {
  readonly 'invalid-boolean': {
    readonly name: string;
    readonly value: string;
    readonly suggestion?: string;
    readonly sure?: boolean;
  };
  readonly 'invalid-integer': { readonly name: string; readonly value: string; readonly suggestion?: string };
  readonly 'out-of-range': {
    readonly name: string;
    readonly value: string;
    readonly problem: RangeProblem;
    readonly limit: string;
    readonly written: boolean;
    readonly suggestion?: string;
  };
  readonly 'invalid-time': {
    readonly name: string;
    readonly value: string;
    readonly reads?: string;
    readonly same?: boolean;
    readonly suggestion?: string;
  };
  readonly 'invalid-keyword': {
    readonly name: string;
    readonly word: string;
    readonly value: string;
    readonly choices: readonly string[];
    readonly effect: KeywordEffect;
    readonly only: boolean;
    readonly log?: string;
    readonly suggestion?: string;
    readonly sure?: boolean;
    readonly caseOnly?: boolean;
    readonly newer?: string;
    readonly removed?: string;
    readonly obsolete?: boolean;
    readonly as?: string;
    readonly mark?: number;
    readonly why?: 'alone' | 'case' | 'forbidden';
  };
  readonly 'reply-code': { readonly name: string; readonly value: string; readonly suggestion?: string };
  readonly 'invalid-reply': {
    readonly name: string;
    readonly word: string;
    readonly problem: ReplyProblem;
    readonly suggestion?: string;
  };
  readonly 'invalid-macro-default': { readonly text: string; readonly problem: MacroDefaultProblem };
  readonly 'wrong-separator': { readonly name: string; readonly text: string; readonly suggestion: string };
  readonly 'relative-path': {
    readonly name: string;
    readonly text: string;
    readonly problem: 'relative' | 'tilde';
    readonly suggestion?: string;
  };
  readonly 'several-addresses': { readonly name: string; readonly first: string; readonly count: number };
  readonly 'privileged-user': { readonly name: string; readonly text: string; readonly what: 'user' | 'group' };
  readonly 'exclusions-only': { readonly name: string; readonly server: boolean };
  readonly 'file-kind': {
    readonly name: string;
    readonly path: string;
    readonly wanted: 'file' | 'directory';
    readonly suggestion?: string;
  };
  readonly 'policy-try-limit': undefined;
  readonly 'compatibility-level': { readonly text: string; readonly suggestion?: string };
}
