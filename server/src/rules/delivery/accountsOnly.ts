import { inMain, instanceRule } from '../instance/instanceRule.ts';

/**
 * local_recipient_maps is `proxy:unix:passwd.byname $alias_maps` by default: smtpd refuses users without an account on
 * this machine (`User unknown in local recipient table`), also
 * where mailbox_transport delivers to a server that has them.
 */
export const accountsOnly = instanceRule<'accounts-only'>({
  code: 'accounts-only',
  severity: 'information',
  *find(view) {
    const { main } = view;
    if (main.text('mydestination') === '' || main.isSet('local_recipient_maps')) return;
    const elsewhere = !/^(?:local|error|discard|retry)?(?::|$)/.test(main.text('local_transport') ?? '');
    const name = elsewhere
      ? 'local_transport'
      : ['mailbox_transport', 'mailbox_transport_maps', 'fallback_transport', 'luser_relay'].find((one) =>
          main.text(one),
        );
    const at = name && inMain(view, name);
    if (at && name) yield { at, data: { name } };
  },
});
