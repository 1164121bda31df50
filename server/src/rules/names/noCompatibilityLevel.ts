import { atLeast } from '../../facts/release.ts';
import { settingOf, nameSpanOf } from '../../model/configuration.ts';
import { column, isComplete } from '../../model/masterService.ts';
import { insertAbove } from '../fixes/lineEdit.ts';
import { instanceRule } from '../instance/instanceRule.ts';

/** What a whole main.cf says and a part of one does not. */
const ownNames = [
  'myhostname',
  'mydestination',
  'mynetworks',
  'inet_interfaces',
  'virtual_mailbox_domains',
  'relayhost',
];

/**
 * mail_params.c: without compatibility_level the old defaults of level 0 hold (`Postfix is using backwards-compatible
 * default settings`): `-` in the chroot column of master.cf means y, and smtpd_relay_restrictions is empty.
 */
export const noCompatibilityLevel = instanceRule<'no-compatibility-level'>({
  code: 'no-compatibility-level',
  severity: 'information',
  *find({ configuration, context }) {
    const { settings, master, release } = configuration;
    if (
      settings.has('compatibility_level') ||
      !atLeast(release, '3.0') ||
      context.template ||
      !ownNames.some((name) => settings.has(name))
    )
      return;
    const jailed =
      master?.entries
        .filter((entry) => isComplete(entry) && entry.columns[column.chroot]?.text === '-')
        .map((entry) => entry.columns[column.service]?.text ?? '') ?? [];
    const gateless = !settings.has('smtpd_relay_restrictions') && settings.has('smtpd_recipient_restrictions');
    const first = [...settings.keys()][0];
    const setting = first === undefined ? undefined : settingOf(configuration, first);
    if (!setting || (jailed.length === 0 && !gateless)) return;
    yield {
      at: { file: 'main.cf', span: nameSpanOf(configuration, setting) },
      data: { services: jailed.slice(0, 3), relay: gateless },
    };
  },
  fixes: ({ span }, context) => [
    {
      title: { key: 'insertWord', data: { word: 'compatibility_level = 3.6' } },
      edits: [insertAbove(context, span.start, 'compatibility_level = 3.6')],
    },
  ],
});
