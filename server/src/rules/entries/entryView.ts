import { createQuery } from '../../instance/query.ts';
import { instanceViewOf } from '../instance/instanceRule.ts';
import type { Context } from '../rule.ts';
import { accessLists } from '../tables/accessResult.ts';
import type { ResultView } from '../tables/resultView.ts';

/** Settings that change what an entry of some table means. */
const settings = [
  ...accessLists,
  'parent_domain_matches_subdomains',
  'recipient_delimiter',
  'virtual_mailbox_domains',
];
const programs = ['smtp', 'lmtp', 'smtpd'];

interface EntryView extends ResultView {
  /** All that it tells of settings, to be compared. */
  readonly said: string;
}

/** What values of tables are judged by: the same object while what it tells is the same. */
export const entryView: (context: Context) => ResultView = createQuery(
  (context: Context): EntryView => {
    const { configuration, used, main, scopes, services } = instanceViewOf(context);
    const { knowledge, release } = configuration;
    const classes = new Set(used.classes);
    const ofMain = new Map([...settings, ...classes].map((name) => [name, main.text(name)]));
    const digests = new Map(
      programs.map((program) => {
        const name = `${program}_tls_fingerprint_digest`;
        return [program, [main, ...scopes(program)].map((scope) => scope.text(name))];
      }),
    );
    return {
      configuration: { knowledge, release, services: configuration.services },
      used: { classes },
      services: services !== undefined || undefined,
      main: { text: (name) => ofMain.get(name) ?? digests.get(name.replace(/_.*$/, ''))?.[0] },
      scopes: (program) => (digests.get(program) ?? []).map((text) => ({ text: () => text })),
      said: JSON.stringify([[...classes], [...ofMain], [...digests], services !== undefined]),
    };
  },
  (a, b) =>
    a.said === b.said &&
    a.configuration.release === b.configuration.release &&
    a.configuration.services === b.configuration.services,
);
