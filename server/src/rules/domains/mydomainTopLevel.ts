import { offsetOf, settingOf } from '../../model/configuration.ts';
import { scopeOf } from '../../model/scope.ts';
import { exactValue } from '../exactValue.ts';
import { insertAbove } from '../fixes/lineEdit.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { InstanceRule } from '../rule.ts';
import { settingValue } from '../settingValue.ts';

/** Where `$mydomain` by itself names the domain that mail is for, or comes from. */
const users = [
  'myorigin',
  'mydestination',
  'relay_domains',
  'virtual_alias_domains',
  'virtual_mailbox_domains',
  'masquerade_domains',
] as const;

/** Suffixes under which anyone may have a name; `.lan` and `.local` are somebody's own, and stay untold. */
const suffixes: ReadonlySet<string> = new Set(
  [
    'com net org info biz edu gov dev app xyz online site cloud tech shop email pro top io me eu tv cc co',
    'de uk fr nl it ch at be pl cz ru cn jp kr in br au ca us es se no dk fi ie nz za tw hk sg ua ro hu gr pt tr il',
    'mx ar cl',
  ].flatMap((line) => line.split(' ')),
);

/**
 * mail_params.c, check_mydomainname(): without a setting,
 * $mydomain is what stands behind the first dot of $myhostname.
 */
export const mydomainTopLevel: InstanceRule<'mydomain-top-level'> = {
  code: 'mydomain-top-level',
  severity: 'warning',
  scope: 'instance',
  check(context, report) {
    const { configuration } = context;
    if (settingOf(configuration, 'mydomain') || !settingOf(configuration, 'myhostname')) return;
    const hostname = exactValue(scopeOf(configuration), 'myhostname')?.text ?? '';
    const suffix = /^[\w-]+\.([a-z]+)$/i.exec(hostname)?.[1]?.toLowerCase();
    if (suffix === undefined || !suffixes.has(suffix)) return;
    for (const name of users) {
      const value = settingValue(context, name);
      if (!value) continue;
      for (const { text, span } of judgedItems(value.value)) {
        if (/^\$(?:mydomain|\{mydomain\}|\(mydomain\))$/.test(text))
          report({ span: value.place(span), data: { name, hostname, suffix } });
      }
    }
  },
  fixes({ data: { hostname } }, context) {
    const setting = settingOf(context.configuration, 'myhostname');
    const line = `mydomain = ${hostname}`;
    return setting
      ? [
          {
            title: { key: 'insertWord', data: { word: line } },
            edits: [insertAbove(context, offsetOf(context.configuration, setting), line)],
            preferred: true,
          },
        ]
      : [];
  },
};
