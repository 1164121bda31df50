import type { DeliveryRuleData } from '../../../rules/delivery/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about mail that is lost late, and what delivery agents need say. */
export const enDeliveryRules: TextsOf<DeliveryRuleData> = {
  'size-limit': (d) =>
    d.program === 'smtpd'
      ? `“${d.limit}” is less than 1.5 times “${d.message}”: smtpd may accept a message for which the queue has no room (“queue_minfree(…) should be at least 1.5*message_size_limit(…)”).`
      : d.unlimited
        ? `Messages of any size are accepted, and “${d.limit}” limits mailboxes: ${d.program} stops at each delivery (“configuration error: ${d.limit} is limited but ${d.message} is unlimited”).`
        : `“${d.limit}” is smaller than “${d.message}”: ${d.program} stops at each delivery (“configuration error: ${d.limit} is smaller than ${d.message}”).`,
  'adjusted-limit': (d) =>
    `“${d.name}” is ${d.order} than “${d.by}”: Postfix uses ${d.value} for both (“${d.name} is ${d.order} than ${d.by} - adjusting ${d.name}”).`,
  'virtual-mailbox-setup': (d) =>
    d.name === 'virtual_mailbox_base'
      ? 'virtual(8) delivers this mail and needs “virtual_mailbox_base”: it stops at each start, and mail stays in the queue (“bad string length 0 < 1: virtual_mailbox_base”).'
      : `virtual(8) delivers this mail and “${d.name}” is empty: each message is deferred (“${/uid/.test(d.name) ? 'uid' : 'gid'} not found in ${d.name}”).`,
  'filter-loop': (d) =>
    d.program === 'pickup'
      ? `Mail that “${d.service}” hands to sendmail(1) is picked up with the same “${d.name}”: it goes round (“too many hops”). Switch it off for pickup in master.cf: “-o ${d.name}=”.`
      : `“${d.service}” takes mail back from the filter, and sends it there again: it goes round (“too many hops”). Switch it off there in master.cf: “-o ${d.name}=”.`,
  'filter-twice': (d) =>
    d.what === 'copies'
      ? `Mail passes cleanup before the filter and behind it (“${d.service}”): “${d.name}” sends each copy twice. One of the two needs “receive_override_options=no_address_mappings”.`
      : `“${d.service}” takes mail back from the filter and runs the Milters a second time. “-o smtpd_milters=” or “no_milters” switches them off there.`,
  'mappings-off': () => 'No filter is set, so nothing asks the tables of canonical, virtual alias and BCC addresses later: they are off (“User unknown in virtual alias table”).',
  'backscatter': (d) =>
    d.problem === 'unlisted'
      ? 'Unknown recipients are accepted and returned later, to senders that are mostly forged.'
      : `Without “${d.table}”, every address of “${d.list}” is accepted, and mail for those that do not exist is returned later, to senders that are mostly forged.`,
  'accounts-only': (d) =>
    `“${d.name}” delivers to others, and smtpd still accepts only users with an account on this machine (“User unknown in local recipient table”): “local_recipient_maps” says which there are.`,
  'headers-rewritten': (d) =>
    `SRS is for envelope senders, and “${d.name}” changes From: headers too: they no longer say who wrote. Set “${d.classes} = ${d.wanted}”.`,
  'origin-in-aliases': (d) =>
    `Programs here send to root@${d.domain} and the like, and “${d.domain}” is a virtual alias domain: addresses that virtual_alias_maps lacks bounce (“User unknown in virtual alias table”).`,
};
