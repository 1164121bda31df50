import { deliveriesOf } from '../../model/deliveryAgents.ts';
import { firstSet, instanceRule } from '../instance/instanceRule.ts';

/** What virtual(8) needs to deliver anything. */
const needed = ['virtual_mailbox_base', 'virtual_uid_maps', 'virtual_gid_maps'] as const;

/**
 * virtual.c: virtual_mailbox_base has a least length of 1, so that virtual(8) stops as it starts (`fatal: bad string
 * length 0 < 1: virtual_mailbox_base = `). Without a table of user or group IDs it defers each message (unix.c of
 * virtual: `recipient x: uid not found in virtual_uid_maps`).
 */
export const virtualMailboxSetup = instanceRule<'virtual-mailbox-setup'>({
  code: 'virtual-mailbox-setup',
  severity: 'error',
  *find(view) {
    const delivery = deliveriesOf(view.main, view.services).find(
      ({ addressClass, program }) => addressClass === 'virtual' && program === 'virtual',
    );
    if (!delivery) return;
    // Without a table of mailboxes, each address may have an alias elsewhere.
    const sure = delivery.certain && view.main.text('virtual_mailbox_maps') !== '';
    for (const scope of view.scopes('virtual')) {
      if (delivery.entry && scope.entry !== delivery.entry) continue;
      const missing = needed.find((name) => scope.text(name) === '');
      const at =
        missing && firstSet(scope, [missing, 'virtual_mailbox_domains', 'virtual_mailbox_maps', 'virtual_transport']);
      if (at && missing) yield { at, data: { name: missing }, ...(sure ? {} : { severity: 'information' }) };
    }
  },
});
