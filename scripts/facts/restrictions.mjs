/** Makes `restrictions.json`. */
import { readCheckActions, readRestrictionNames } from './restrictionNames.mjs';
import { withFiles } from './releases.mjs';
import { clean } from './shape.mjs';
import { lifeOf } from './timeline.mjs';

const READ =
  /^src\/(?:global\/mail_params\.h|smtpd\/smtpd_check\.c|cleanup\/cleanup_message\.c|global\/header_body_checks\.c)$/;
/** In the order of an SMTP session. */
const PHASES = ['client', 'helo', 'sender', 'relay', 'recipient', 'data', 'end_of_data'];
const listOf = (phase) => `smtpd_${phase}_restrictions`;
const NEEDS = {
  client: 'client',
  helo: 'helo name',
  sender: 'sender address',
  recipient: 'recipient address',
  etrn: 'etrn domain',
};

/**
 * @param {ReturnType<typeof import('./releases.mjs').listReleases>} all
 * @param {any} overlay `overlay/restrictions.json`
 * @param {Record<string, any>} parameters the entries of `parameters.json`
 * @returns {{ file: any, unknown: string[] }} `unknown`: names of the source that the overlay lacks
 */
export function makeRestrictions({ early, releases }, overlay, parameters) {
  const read = (release) => ({ release, checks: readCheckActions(release), ...readRestrictionNames(release) });
  const before = Array.from(withFiles(early, READ), read);
  const since2 = Array.from(withFiles(releases, READ), read);
  const newest = since2.at(-1);
  const lifeWhere = (has) => {
    const present = since2.filter(has).map(({ release }) => release);
    return present.length
      ? lifeOf(
          releases,
          present,
          before.filter(has).map(({ release }) => release),
        )
      : undefined;
  };
  const restrictions = Object.fromEntries(
    Object.entries(overlay.restrictions).map(([name, entry]) => {
      const life = lifeWhere(({ names }) => names.has(name));
      return [name, restrictionEntry(name, entry, { ...life }, newest)];
    }),
  );
  const actions = (entries, field) =>
    Object.fromEntries(
      Object.entries(entries).map(([name, entry]) => {
        const life = lifeWhere((found) => found[field].has(name));
        return [
          name,
          clean({
            argument: entry.argument,
            since: life?.since ?? entry.since,
            removed: life?.removed,
            undocumented: entry.undocumented,
            usableIn: entry.usableIn,
          }),
        ];
      }),
    );
  const file = {
    lists: Object.fromEntries(
      Object.entries(overlay.lists).map(([name, entry]) => [name, clean({ since: parameters[name].since, ...entry })]),
    ),
    gate: newest.gate,
    restrictions,
    accessActions: actions(overlay.accessActions, 'accessActions'),
    checkActions: actions(overlay.checkActions, 'checks'),
  };
  const missing = (names, entries, what) =>
    [...names].filter((name) => !(name in entries)).map((name) => `${what} ${name}`);
  const unknown = [
    ...missing(newest.names, { ...overlay.restrictions, ...overlay.elsewhere }, 'restriction'),
    ...missing(newest.accessActions, { ...overlay.accessActions, ...overlay.elsewhere }, 'access action'),
    ...missing(newest.checks, { ...overlay.checkActions, ...overlay.elsewhere }, 'check action'),
  ];
  return { file, unknown };
}

function restrictionEntry(name, entry, life, newest) {
  const { lists, delayed } = listsOf(entry);
  return clean({
    action: entry.action,
    appliesTo: entry.appliesTo,
    argument: entry.argument,
    lists,
    listsWithDelayReject: delayed,
    needs: NEEDS[entry.appliesTo],
    gate: newest.gate.includes(name),
    warnsIfFollowed: newest.warnsIfFollowed.has(name) || entry.warnsIfFollowed,
    parameters: entry.parameters,
    since: life.since,
    removed: life.removed ?? entry.deprecated?.removed,
    deprecated: entry.deprecated && clean({ since: entry.deprecated.since, replacedBy: entry.deprecated.replacedBy }),
  });
}

/**
 * A restriction works from the moment its information is there; in an earlier list only because
 * `smtpd_delay_reject = yes` puts the whole evaluation off until RCPT TO (smtpd_check_client() … in smtpd_check.c).
 */
function listsOf(entry) {
  const all = PHASES.map(listOf);
  if (entry.lists) return { lists: entry.lists, delayed: [] };
  const etrn = listOf('etrn');
  if (entry.appliesTo === 'generic') return { lists: [...all, etrn], delayed: [] };
  if (entry.appliesTo === 'etrn') return { lists: [etrn], delayed: [] };
  // Relay and recipient lists are evaluated at the same moment, one after the other.
  const from = all.slice(PHASES.indexOf(entry.appliesTo === 'recipient' ? 'relay' : entry.appliesTo));
  const lists = entry.appliesTo === 'client' || entry.appliesTo === 'helo' ? [...from, etrn] : from;
  return { lists, delayed: all.filter((list) => !from.includes(list)) };
}
