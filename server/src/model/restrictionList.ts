import type { Knowledge } from '../facts/knowledge.ts';
import type { RestrictionFacts } from '../facts/factTypes.ts';
import type { Span } from '../syntax/span.ts';
import { splitList } from '../syntax/splitList.ts';
import { type Lookup, expand } from './expand.ts';
import type { Parameter } from './parameter.ts';
import { type TypedValue, type WrittenItem, writtenItems } from './typedValue.ts';

/** A word of a restriction list as smtpd sees it. */
export interface RestrictionWord {
  readonly text: string;
  /** Of the word, or of the macro that it comes from, in the unexpanded text. */
  readonly span: Span;
  /** False where it comes out of a macro. */
  readonly written: boolean;
}

/**
 * One step of a restriction list: a restriction with its argument, a restriction class, a table, or something else.
 */
export interface RestrictionItem {
  readonly kind:
    | 'restriction' // one of some Postfix release
    | 'class' // a name of smtpd_restriction_classes
    | 'table' // `type:name`, taken for the list's check_*_access
    | 'macro' // a macro whose text is not known here
    | 'unknown';
  readonly word: RestrictionWord;
  /** In lower case, where it is a restriction. */
  readonly name?: string;
  readonly facts?: RestrictionFacts;
  /** What smtpd takes for the argument; absent where the list ends before it. */
  readonly argument?: RestrictionWord;
  /** The argument, or the word itself, may be hidden in a macro: it must not be judged. */
  readonly uncertain: boolean;
}

/**
 * Reads a restriction list as generic_checks() (smtpd_check.c) walks it: names in any case, an argument behind those
 * that take one, whatever it is.
 * @param items the words of the list as written, e.g. `writtenItems(value)`
 * @param classes names of smtpd_restriction_classes, which match in their own case only
 * @param lookup expands macros; without it, each is of kind `macro`
 */
export function readRestrictions(
  items: readonly WrittenItem[],
  knowledge: Knowledge,
  classes: ReadonlySet<string>,
  lookup?: Lookup,
): RestrictionItem[] {
  const words = items.flatMap((item) => wordsOf(item, lookup));
  const result: RestrictionItem[] = [];
  let afterMacro = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) continue;
    if (word.text === undefined) {
      result.push({ kind: 'macro', word: { ...word, text: '' }, uncertain: true });
      afterMacro = true;
      continue;
    }
    const own: RestrictionWord = { text: word.text, span: word.span, written: word.written };
    // Behind a macro that may end in `check_client_access`, any word may be an argument.
    const uncertain = afterMacro;
    afterMacro = false;
    const name = own.text.toLowerCase();
    const facts = knowledge.restrictions.get(name);
    if (!facts || own.text.includes(':')) {
      result.push({ kind: kindOfOther(own.text, classes), word: own, uncertain });
      continue;
    }
    // warn_if_reject is no different from a restriction without argument: what follows is read as an item of its own.
    if (facts.argument === undefined || facts.argument === 'restriction') {
      result.push({ kind: 'restriction', word: own, name, facts, uncertain });
      continue;
    }
    const next = words[++i];
    if (next?.text === undefined) {
      if (next) afterMacro = true;
      result.push({ kind: 'restriction', word: own, name, facts, uncertain: next !== undefined });
    } else
      result.push({
        kind: 'restriction',
        word: own,
        name,
        facts,
        argument: { text: next.text, span: next.span, written: next.written },
        uncertain,
      });
  }
  return result;
}

/** What a word is that names no restriction. */
function kindOfOther(word: string, classes: ReadonlySet<string>): 'table' | 'class' | 'unknown' {
  if (word.includes(':')) return 'table';
  return classes.has(word) ? 'class' : 'unknown';
}

/** The same for a value. */
export function restrictionsOf(
  value: Pick<TypedValue, 'logical' | 'macros'>,
  knowledge: Knowledge,
  classes: ReadonlySet<string>,
  lookup?: Lookup,
): RestrictionItem[] {
  return readRestrictions(writtenItems(value), knowledge, classes, lookup);
}

function wordsOf(
  item: WrittenItem,
  lookup: Lookup | undefined,
): { text: string | undefined; span: Span; written: boolean }[] {
  if (!item.hasMacro) return [{ text: item.text, span: item.span, written: true }];
  const expanded = lookup && expand(item.text, lookup);
  if (expanded?.certainty !== 'exact') {
    // `check_client_access hash:$config_directory/access`: a table for certain, whatever its path.
    return [{ text: /^[A-Za-z]+:/.test(item.text) ? item.text : undefined, span: item.span, written: false }];
  }
  return splitList(expanded.text).map(({ text }) => ({ text, span: item.span, written: false }));
}

/**
 * The parameter that a restriction class is: its value is a restriction list. Undefined for names that are no class.
 */
export function restrictionClass(name: string, classes: ReadonlySet<string>): Parameter | undefined {
  if (!classes.has(name)) return undefined;
  return {
    name,
    kind: 'string',
    value: 'restriction-list',
    default: undefined,
    unit: undefined,
    long: false,
    raw: false,
    keywords: undefined,
  };
}
