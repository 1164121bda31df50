import { expandParsed } from '../../../model/expand.ts';
import type { MacroNode, MacroText } from '../../../syntax/macro.ts';
import { parseMacros } from '../../../syntax/parseMacros.ts';
import type { LocalService, LocalState } from './localRun.ts';

/** A text with the names of a delivery put in. */
export interface ExpandedNames {
  readonly text: string;
  /** A name has no value, or the text is no such text. */
  readonly incomplete: boolean;
  /** `$extension` is in it. */
  readonly usesExtension: boolean;
}

/**
 * local_expand() (local/local_expand.c).
 * @param allowed forward_expansion_filter: other characters of a value become `_`; undefined allows all
 */
export function expandNames(
  pattern: string,
  state: LocalState,
  { settings }: LocalService,
  allowed: string | undefined,
): ExpandedNames {
  const found = { incomplete: false, usesExtension: false };
  const delimiters = settings.text('recipient_delimiter');
  const valueOf = (name: string): string | undefined => valueOfName(name, state, delimiters);
  const filtered = (value: string): string =>
    allowed === undefined ? value : [...value].map((char) => keptCharacter(char, allowed)).join('');
  const expandAll = ({ nodes }: MacroText): string => nodes.map(expandOne).join('');
  const expandOne = (node: MacroNode): string => {
    if (node.kind === 'literal') return node.text;
    if (node.kind === 'reference') {
      const value = valueOf(node.name);
      if (node.then || node.else) {
        const chosen = value ? node.then : node.else;
        return chosen ? expandAll(chosen) : '';
      }
      if (node.name === 'extension') found.usesExtension = true;
      if (value === undefined) found.incomplete = true;
      return filtered(value ?? '');
    }
    const { text, certainty } = expandParsed({ span: node.span, nodes: [node] }, (name) =>
      valueOf(name)?.replaceAll('$', '$$$$'),
    );
    if (certainty !== 'exact') found.incomplete = true;
    return text;
  };
  const text = expandAll(parseMacros(pattern));
  return { text, ...found };
}

/** What stands for unknown text is kept: it is no byte of Postfix. */
function keptCharacter(char: string, allowed: string): string {
  return allowed.includes(char) || char > '\u00ff' ? char : '_';
}

function valueOfName(
  name: string,
  { user, account, domain, local, address, extension }: LocalState,
  delimiters: string,
): string | undefined {
  switch (name) {
    case 'user':
      return user;
    case 'home':
      return account?.home;
    case 'shell':
      return account?.shell;
    case 'domain':
      return domain;
    case 'local':
    case 'mailbox':
      return local;
    case 'recipient':
      return address;
    case 'extension':
      return extension;
    case 'recipient_delimiter':
      return local.charAt(user.length) || delimiters.charAt(0) || undefined;
    default:
      return undefined;
  }
}
