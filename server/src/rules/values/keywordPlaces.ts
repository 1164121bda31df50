import { sourceOf, type TypedValue } from '../../model/typedValue.ts';
import type { Span } from '../../syntax/span.ts';
import { judgedItems } from '../reportedByOtherRule.ts';

/** A word that is good as such and wrong where it stands, or in its case. */
export interface MisplacedWord {
  readonly span: Span;
  readonly word: string;
  readonly why: 'alone' | 'case' | 'forbidden';
  readonly log: string;
  /** The whole value is one word. */
  readonly only: boolean;
  readonly suggestion?: string;
}

/** The misplaced words of a value of a list that has other words too, which are not judged. */
export function misplacedWords(value: TypedValue): readonly MisplacedWord[] {
  if (value.parameter.name === 'inet_interfaces') return interfaces(value);
  if (value.parameter.name === 'hash_queue_names') return queues(value);
  return [];
}

/**
 * own_inet_addr.c compares the whole value with `all` and `loopback-only`: beside other items, or in upper case, they
 * are names of hosts, and every program that asks for its addresses stops.
 */
function interfaces(value: TypedValue): readonly MisplacedWord[] {
  const items = judgedItems(value, { braces: false });
  return items.flatMap(({ text, span, hasMacro }): MisplacedWord[] => {
    const word = text.toLowerCase();
    if (hasMacro || (word !== 'all' && word !== 'loopback-only')) return [];
    const only = items.length === 1 && value.logical.text === text;
    if (only && word === text) return [];
    const base = {
      span: sourceOf(value, span),
      word: text,
      only,
      log: `config variable inet_interfaces: host not found: ${text}`,
    };
    return [only ? { ...base, why: 'case', suggestion: word } : { ...base, why: 'alone' }];
  });
}

/** postsuper.c: maildrop has no flag RECURSE, so `postfix start` and `postfix check` end here. It compares bytes. */
function queues(value: TypedValue): readonly MisplacedWord[] {
  const items = judgedItems(value, { braces: false });
  return items.flatMap(({ text, span }): MisplacedWord[] =>
    text !== 'maildrop'
      ? []
      : [
          {
            span: sourceOf(value, span),
            word: text,
            why: 'forbidden',
            only: items.length === 1,
            log: 'maildrop queue must not be hashed',
          },
        ],
  );
}
