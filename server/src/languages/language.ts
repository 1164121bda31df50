import type { Instance } from '../instance/instance.ts';
import type { FileId } from '../instance/layout.ts';
import type { FileParser, Lines, SourceFile } from '../instance/sourceFile.ts';
import type { Prose } from '../facts/prose.ts';
import type { Messages } from '../texts/messages.ts';
import type { Context, Finding, Fix } from '../rules/rule.ts';
import type { Span } from '../syntax/span.ts';
import type { CompletionOptions, Offer } from './offer.ts';

/** One version of a file as its language and the editor see it, with all that was read off it. */
export interface LanguageDocument {
  readonly uri: string;
  /** What its instance calls it. */
  readonly id: FileId;
  readonly language: Language;
  readonly lines: Pick<Lines, 'positionAt' | 'offsetAt'>;
  /** How long a part of a line is, in what these positions count. */
  readonly lengthIn: (start: number, end: number) => number;
  readonly context: Pick<Context, 'text' | 'configuration' | 'used'>;
  readonly messages: Messages;
  readonly prose: Prose;
  /** The other files of the same instance that are at hand, of any language; each in a version of its own. */
  readonly others: () => readonly LanguageDocument[];
}

/**
 * What a language tells about its files; everything else that an editor does is made of it, once for all languages
 * (ide/). All spans are offsets in the file. What is left out is not offered.
 *
 * These are methods in the eyes of TypeScript, so that a language of documents of one kind fits where any language is
 * asked for. A document carries its language, and nobody hands it to another one.
 */
export interface Language<D extends LanguageDocument = LanguageDocument> extends FileParser {
  /** What is read off a file of it in a snapshot. */
  contextOf(instance: Instance, file: SourceFile): D['context'] | undefined;
  /** Of several settings of one name the last one counts, and is what a reader looks for. */
  readonly lastSettingCounts?: true;
  /**
   * The stretches of a file that stand for themselves, in file order; with `at`, at least those that touch the offset.
   */
  elements(document: D, at?: number): readonly LanguageElement[];
  /** What a selection grows through inside an element, in any order: words, macros. */
  words?(document: D, at: number): readonly Span[];
  /** Names that other places of the instance may mean as well. */
  occurrences?(document: D, wanted: OccurrencesWanted): readonly Occurrence[];
  /** How the names that its files define may be changed. */
  readonly naming?: readonly Naming<D>[];
  hover?(document: D, offset: number): HoverText | undefined;
  /** What can be written at an offset. */
  complete?(document: D, offset: number, options: CompletionOptions): Offer | undefined;
  /** Words of which the facts tell what they are; in file order. */
  tokens?(document: D): readonly Token[];
  /** The files that a file names. */
  links?(document: D): readonly PathLink[];
  /** Changes that lay the entries out that touch a stretch of the file; what Postfix reads stays the same. */
  format?(document: D, within: Span): readonly TextChange[];
  inlayHints?(document: D, within: Span): readonly HintText[];
  /** Texts that stand above lines. */
  lenses?(document: D): readonly LensText[];
  /** What can be done about a finding, best first. */
  fixes?(document: D, finding: Finding): readonly Fix[];
}

/** A stretch of a file that stands for itself: an entry, a comment line, or text that is neither. */
export interface LanguageElement {
  readonly kind: 'entry' | 'comment' | 'text';
  /** All of it but the last line end. */
  readonly span: Span;
  readonly nameSpan?: Span | undefined;
  readonly valueSpan?: Span | undefined;
  /** How the outline shows it; absent where it does not. */
  readonly symbol?:
    | {
        readonly kind: 'setting' | 'service' | 'tableEntry';
        readonly name: string;
        readonly detail: string;
      }
    | undefined;
  readonly children?: readonly LanguageElement[];
}

/** Which occurrences are wanted: at least those that touch an offset, or those of a name. */
export type OccurrencesWanted = { readonly at: number } | { readonly name: string };

/** What a name may be the name of. */
export type NameKind = 'parameter' | 'service' | 'address';

/** A name at a place of a file. */
export interface Occurrence {
  readonly kind: NameKind;
  readonly name: string;
  readonly role: 'definition' | 'reference';
  readonly span: Span;
}

/** How names of one kind may be changed. */
export interface Naming<D extends LanguageDocument = LanguageDocument> {
  readonly kind: NameKind;
  /** What a name may look like. */
  readonly pattern: RegExp;
  /** Whether Postfix itself gives a name its meaning: nobody can change it. */
  isReserved(document: D, name: string): boolean;
  /** Whether a name stands for something already, or would. */
  isTaken(document: D, name: string): boolean;
  /** Whether a name is meant somewhere without being written there: a change would miss that. */
  isHidden?(document: D, name: string): boolean;
}

/** What there is to be known of a word. */
export interface HoverText {
  readonly span: Span;
  readonly markdown: string;
}

/** A word of which the facts tell what it is. */
export interface Token extends Span {
  readonly type: TokenType;
  readonly deprecated?: boolean;
}
export type TokenType = 'property' | 'variable' | 'keyword' | 'type';

/** An absolute path and where it is written. */
export interface PathLink {
  readonly span: Span;
  readonly path: string;
}

/** A stretch of a file and what is put in its place. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

/** A text that an editor shows behind an offset. */
export interface HintText {
  readonly offset: number;
  readonly text: string;
}

/** A text above the line that a stretch begins in. */
export interface LensText {
  readonly span: Span;
  readonly text: string;
  /** A command of the client's that it runs, with the address of the file. */
  readonly command?: string;
}
