import { commentOut, lineEnd, liveLines, type Place } from './lineEdit.ts';
import type { Context, Fix } from '../rule.ts';

/** Where OpenDKIM listens in its shipped configuration. */
const openDkim = 'inet:127.0.0.1:8891';

/** Whether a name speaks of DKIM: Postfix signs nothing itself and has no such parameter. */
export function isDkimName(name: string): boolean {
  return /(?:^|[^a-z])(?:open)?dkim(?:[^a-z]|$)/i.test(name);
}

/**
 * Sets what has the mail signed by a Milter, below a line that has no effect; that line stays as a comment, for its
 * selector or key file is needed in opendkim.conf. None where a Milter is set already.
 * @param value what the line says: used where it is the address of a Milter
 */
export function insertMilter(context: Context, place: Place, value: string): Fix[] {
  const { settings } = context.configuration;
  if (settings.has('smtpd_milters')) return [];
  const wanted: readonly (readonly [string, string])[] = [
    ['smtpd_milters', /^(?:inet|unix|local):\S+$/.test(value) ? value : openDkim],
    // The mail of local users and programs comes by pickup(8), past smtpd.
    ['non_smtpd_milters', '$smtpd_milters'],
    ['milter_default_action', 'accept'],
  ];
  const end = liveLines(place).at(-1)?.span.end;
  if (end === undefined) return [];
  const feed = lineEnd(context);
  const lines = wanted
    .filter(([name]) => !settings.has(name))
    .map(([name, text]) => `${name} = ${text}${feed}`)
    .join('');
  const inserted = { span: { start: end, end }, text: context.text.charAt(end - 1) === '\n' ? lines : feed + lines };
  return [
    { title: { key: 'insertMilter', data: undefined }, edits: [...commentOut(place), inserted], preferred: true },
  ];
}
