import { offsetOf, settingOf } from '../../model/configuration.ts';
import { scopeOf } from '../../model/scope.ts';
import { exactValue } from '../exactValue.ts';
import { domainList } from './domainLists.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import type { InstanceRule } from '../rule.ts';
import { settingValue } from '../settingValue.ts';
import { insertAbove } from '../fixes/lineEdit.ts';
import { shift } from '../../syntax/span.ts';

/** Settings that take mail elsewhere before local_transport comes to it. */
const detours = [
  'virtual_alias_maps',
  'canonical_maps',
  'recipient_canonical_maps',
  'transport_maps',
  'virtual_alias_domains',
  'luser_relay',
];

/**
 * Half of a null client: nothing may be delivered here, but domains are still called local, so that their mail is
 * refused (`550 5.1.1 … local mail delivery is disabled`) where it should go to the relay host.
 */
export const nullClient: InstanceRule<'null-client'> = {
  code: 'null-client',
  severity: 'information',
  scope: 'instance',
  check(context, report) {
    const { configuration } = context;
    const transport = settingValue(context, 'local_transport');
    if (!transport || detours.some((name) => settingOf(configuration, name))) return;
    const scope = scopeOf(configuration);
    if (!/^(?:error|retry)(?::|$)/.test(exactValue(scope, 'local_transport')?.text ?? '')) return;
    const own = domainList(context, 'mydestination', scope);
    // A default list is never empty, though $myhostname may not be known.
    const written = settingValue(context, 'mydestination');
    if (written ? own.domains.size === 0 : false) return;
    report({
      span: transport.fullSpan,
      data: { domains: [...own.domains.keys()].slice(0, 3), written: written !== undefined },
      ...(written ? { related: [written.fullSpan] } : {}),
    });
  },
  fixes({ span }, context) {
    const written = settingValue(context, 'mydestination');
    if (written)
      return [
        replaceValue(shift(written.setting.element.valueSpan, offsetOf(context.configuration, written.setting)), '', {
          preferred: false,
        }),
      ];
    return [
      {
        title: { key: 'insertWord', data: { word: 'mydestination =' } },
        edits: [insertAbove(context, span.start, 'mydestination =')],
      },
    ];
  },
};
