// What the findings of the rules about services in master.cf hold:
// plain JSON. It imports nothing, so that texts can name it.

/**
 * `owner`: a user that must not run commands; the others say what
 * is wrong with the attribute of that name, or with its form.
 */
export type AttributeProblem = 'missing' | 'unknown' | 'flag' | 'size' | 'owner' | 'macro' | 'no-equals';

/** What is wrong with a column. */
export type ColumnProblem =
  | 'missing' // too few columns
  | 'type'
  | 'flag' // neither y, n nor -
  | 'private-inet'
  | 'number'
  | 'half-number' // master would read the digits in front, but postconf stops, and with it each `postfix` command
  | 'no-default' // - for the command
  | 'port';

/** What becomes of the words of a `#` behind an entry. */
export type CommentEffect =
  | 'stops' // the program takes no arguments
  | 'passed' // they go to the command of pipe or spawn
  | 'ignored';

/** What is wrong with an option. */
export type OptionProblem =
  | 'missing-equals'
  | 'empty-name'
  | 'missing-value'
  | 'letter' // no such option
  | 'unclosed'
  | 'trailing' // braces: fatal in master
  | 'swallowing'; // a `{` inside a word that takes in all up to the end of the entry

/** What of an entry a program insists on. */
export type Requirement = 'process-limit' | 'privileged' | 'type';

/** The data of each finding, by the code of its rule. */
export interface ServiceRuleData {
  readonly 'master-columns': {
    readonly problem: ColumnProblem;
    readonly column: string;
    readonly value: string;
    readonly count?: number;
    readonly suggestion?: string;
    readonly sure?: boolean;
    readonly choices?: readonly string[];
  };
  readonly 'duplicate-service': { readonly name: string };
  readonly 'unknown-daemon': {
    readonly name: string;
    readonly release: string;
    readonly suggestion?: string;
    readonly newer?: string;
    readonly removed?: string;
    readonly absolute?: boolean;
  };
  readonly 'service-requirement': {
    readonly problem: Requirement;
    readonly program: string;
    readonly wanted: string;
    readonly value: string;
    readonly choices?: readonly string[];
  };
  readonly 'chroot-service': { readonly program: string };
  readonly 'option-spacing': {
    readonly name: string;
    readonly value: string;
    readonly program: string;
    readonly equals: boolean;
  };
  readonly 'option-comma': {
    readonly name: string;
    readonly value: string;
    readonly rest: string;
    readonly program: string;
    readonly comma: boolean;
    readonly quoted: boolean;
  };
  readonly 'trailing-comment': { readonly text: string; readonly program: string; readonly effect: CommentEffect };
  readonly 'extra-argument': { readonly text: string; readonly program: string };
  readonly 'invalid-option': { readonly problem: OptionProblem; readonly text: string; readonly program: string };
  readonly 'service-attribute': {
    readonly problem: AttributeProblem;
    readonly program: string;
    readonly name: string;
    readonly value?: string;
    readonly suggestion?: string;
  };
  readonly 'duplicate-override': { readonly name: string; readonly same: boolean; readonly value: string };
  readonly 'unread-override': { readonly name: string; readonly program: string; readonly readers: readonly string[] };
  readonly 'orphan-options': { readonly service: string; readonly into: string };
  readonly 'postscreen-services': {
    readonly service: string;
    readonly type: string;
    readonly program: 'smtpd' | 'dnsblog' | 'tlsproxy';
  };
  readonly 'maillog-file': { readonly problem: 'prefix' | 'service'; readonly file: string; readonly service: string };
  readonly 'recipient-limit': { readonly flag: string; readonly name: string; readonly limit: string };
  readonly 'proxy-protocol': { readonly problem: 'filter' | 'postscreen'; readonly service: string };
  readonly 'unread-setting': { readonly name: string; readonly readers: readonly string[] };
}
