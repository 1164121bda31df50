import { existsIn } from '../../facts/release.ts';
import { nearestWord } from '../nearestWord.ts';
import type { RuleData } from '../rule.ts';
import type { ResultView } from './resultView.ts';

/** What an action wants for its text (header_body_checks.c, cleanup_message.c). */
const wanted: Readonly<Record<string, { readonly is: RegExp; readonly form: string }>> = {
  BCC: { is: /@/, form: 'user@domain' },
  FILTER: { is: /:/, form: 'transport:destination' },
  REDIRECT: { is: /@/, form: 'user@domain' },
  PREPEND: { is: /^[!-9;-~]+[ \t]*:/, form: 'headername: value' },
  REPLACE: { is: /./, form: 'text' },
};

/**
 * What is wrong with a result of header_checks and its kin: an action that the program does not have is logged
 * (`unknown command in header_checks map: X`) and the mail goes on.
 * @param list the parameter
 */
export function headerProblem(
  list: string,
  key: string,
  value: string,
  { configuration: { knowledge, release } }: ResultView,
): RuleData<'inline-result'> | undefined {
  const [, word = '', text = ''] = /^(\S*)\s*(.*)$/s.exec(value) ?? [];
  if (word === '' || word.includes('$')) return undefined;
  const action = word.toUpperCase();
  const program = programOf(list);
  const usable = Object.entries(knowledge.checkActions)
    .filter(([, facts]) => existsIn(facts, release) && facts.usableIn?.includes(program) === true)
    .map(([name]) => name);
  if (!usable.includes(action)) {
    const meant = nearestWord(action, new Set(usable));
    return { problem: 'check', key, text: word, parameter: list, ...(meant === undefined ? {} : { meant }) };
  }
  const form = wanted[action];
  // A body line has no name: PREPEND takes any text there.
  const isBody = list.endsWith('body_checks') && action === 'PREPEND' && text !== '';
  return form && !isBody && !form.is.test(text) && !text.includes('$')
    ? { problem: 'argument', key, text: action, meant: form.form }
    : undefined;
}

function programOf(list: string): string {
  if (list === 'milter_header_checks') return list;
  return /^(?:smtp|lmtp)_/.test(list) ? 'smtp' : 'cleanup';
}
