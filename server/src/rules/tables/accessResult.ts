import { existsIn } from '../../facts/release.ts';
import { readRestrictions } from '../../model/restrictionList.ts';
import { splitList } from '../../syntax/splitList.ts';
import { nearestWord } from '../nearestWord.ts';
import type { RuleData } from '../rule.ts';
import type { ResultView } from './resultView.ts';

type Data = RuleData<'inline-result'>;

/** The lists of smtpd's restrictions. */
export const accessLists = ['client', 'helo', 'sender', 'relay', 'recipient', 'data', 'end_of_data', 'etrn'].map(
  (name) => `smtpd_${name}_restrictions`,
);

/** Words of other programs, and what does the same in an access table. */
const meant: Readonly<Record<string, string>> = {
  ACCEPT: 'OK',
  ALLOW: 'OK',
  PASS: 'OK',
  PERMIT: 'OK',
  DENY: 'REJECT',
  BLOCK: 'REJECT',
  BOUNCE: 'REJECT',
  DROP: 'DISCARD',
  TEMPFAIL: 'DEFER',
  IGNORE: 'DUNNO',
  SKIP: 'DUNNO',
};
/** What an action wants for its text, without which it only logs a warning. */
const wanted: Readonly<Record<string, { readonly is: RegExp; readonly form: string }>> = {
  FILTER: { is: /:/, form: 'transport:destination' },
  REDIRECT: { is: /@/, form: 'user@domain' },
  BCC: { is: /@/, form: 'user@domain' },
  PREPEND: { is: /^[!-9;-~]+[ \t]*:/, form: 'headername: value' },
};
/** smtpd_check.c, check_server_access(): a table that is asked about servers may refuse, and not let in. */
const ofServers = /_(?:mx|ns|a)_access$|^check_reverse_client_hostname_access$/;

/**
 * What is wrong with a result of an access table. smtpd_check.c, check_table_result(): the text up to the first blank
 * is an action, a reply code with its text, or else the whole is a list of restrictions.
 * @param restriction the `check_…_access` that asks, in lower case; undefined for a table that stands alone
 */
export function accessProblem(
  key: string,
  value: string,
  restriction: string | undefined,
  view: ResultView,
): Data | undefined {
  const {
    configuration: { knowledge, release },
    used,
  } = view;
  const [, word = '', text = ''] = /^(\S*)\s*(.*)$/s.exec(value) ?? [];
  const action = word.toUpperCase();
  if (word === '' || value.includes('$')) return undefined;
  const lets = action === 'OK' || action === 'RELAY' || /^\d+$/.test(value);
  if (lets && restriction !== undefined && ofServers.test(restriction))
    return { problem: 'lets-in', key, text: value, meant: restriction };
  if (/^[45]\d\d$/.test(value)) return { problem: 'number', key, text: value };
  if (/^\d+$/.test(value) || (/^[45]\d\d$/.test(word) && text !== '')) return undefined;
  const facts = knowledge.accessActions[action];
  if (facts && action !== 'ALL-NUMERICAL' && existsIn(facts, release)) {
    const form = wanted[action];
    return form && !form.is.test(text) ? { problem: 'argument', key, text: action, meant: form.form } : undefined;
  }
  const items = splitList(value).map((item) => ({ ...item, hasMacro: false }));
  for (const { kind, word: item, facts: { argument: takes } = {}, argument } of readRestrictions(
    items,
    knowledge,
    used.classes,
  )) {
    // It is asked for by its name: one that a list opened too is there (`check_access`: "lookup table … not found").
    const named = takes?.startsWith('map') === true ? argument : undefined;
    const table = kind === 'table' ? item : named;
    if (table) return isOpen(table.text, view) ? undefined : { problem: 'table', key, text: table.text };
    if (kind !== 'unknown') continue;
    const isAction = knowledge.accessActions[item.text.toUpperCase()] !== undefined;
    if (isAction) return { problem: 'list', key, text: item.text };
    const close =
      meant[item.text.toUpperCase()] ??
      nearestWord(
        item.text.toUpperCase(),
        new Set(Object.keys(knowledge.accessActions).filter((one) => /^[A-Z_]+$/.test(one))),
      );
    return { problem: 'action', key, text: item.text, ...(close === undefined ? {} : { meant: close }) };
  }
  return undefined;
}

/** Whether a list names the table besides the result that does. */
function isOpen(table: string, { main, used }: ResultView): boolean {
  return [...accessLists, ...used.classes].some((name) =>
    splitList(main.text(name) ?? '').some(({ text }) => text === table),
  );
}
