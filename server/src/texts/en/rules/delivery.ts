import type { DeliveryRuleData } from '../../../rules/delivery/data.ts';
import type { TextsOf } from '../../textsOf.ts';

const forged = 'returned later, to senders that are mostly forged';

/** What the rules about mail that is lost late, and what delivery agents need say. */
export const enDeliveryRules: TextsOf<DeliveryRuleData> = {
  'size-limit': (d) => {
    if (d.program === 'smtpd') {
      return (
        `"${d.limit}" should be at least 1.5 times "${d.message}": smtpd may accept a message that the queue ` +
        'has no room for ("queue_minfree(…) should be at least 1.5*message_size_limit(…)").'
      );
    }
    const wrong = d.unlimited
      ? `"${d.limit}" limits mailboxes, but messages of any size are accepted`
      : `"${d.limit}" is smaller than "${d.message}"`;
    const log = d.unlimited ? `is limited but ${d.message} is unlimited` : `is smaller than ${d.message}`;
    return `${wrong}: ${d.program} exits at each delivery ("configuration error: ${d.limit} ${log}").`;
  },
  'adjusted-limit': (d) =>
    `"${d.name}" is ${d.order} than "${d.by}": Postfix uses ${d.value} for both ` +
    `("${d.name} is ${d.order} than ${d.by} - adjusting ${d.name}").`,
  'virtual-mailbox-setup': (d) =>
    d.name === 'virtual_mailbox_base'
      ? 'Set "virtual_mailbox_base": virtual(8) delivers this mail and exits each time it starts without it, ' +
        'and mail stays in the queue ("bad string length 0 < 1: virtual_mailbox_base").'
      : `Set "${d.name}": virtual(8) delivers this mail, and each message is deferred ` +
        `("${/uid/.test(d.name) ? 'uid' : 'gid'} not found in ${d.name}").`,
  'filter-loop': (d) =>
    d.program === 'pickup'
      ? `Add "-o ${d.name}=" to pickup in master.cf: mail that "${d.service}" hands to sendmail(1) ` +
        `is picked up with the same "${d.name}" and loops ("too many hops").`
      : `Add "-o ${d.name}=" to "${d.service}" in master.cf: it takes mail back from the filter ` +
        'and sends it there again, so that it loops ("too many hops").',
  'filter-twice': (d) =>
    d.what === 'copies'
      ? `"${d.name}" sends each copy twice: mail passes cleanup before and after the filter ("${d.service}"). ` +
        'One of the two needs "receive_override_options=no_address_mappings".'
      : `"${d.service}" runs the Milters a second time on mail from the filter. ` +
        'Switch them off there with "-o smtpd_milters=" or "no_milters".',
  'mappings-off': () =>
    'Canonical, virtual alias and BCC tables are never used: they are off here, ' +
    'and no filter is set after which they would apply ("User unknown in virtual alias table").',
  backscatter: (d) =>
    d.problem === 'unlisted'
      ? `Unknown recipients are accepted and ${forged}.`
      : `Set "${d.table}": without it, every address of "${d.list}" is accepted, ` +
        `and mail for addresses that do not exist is ${forged}.`,
  'accounts-only': (d) =>
    `Set "local_recipient_maps" to the recipients of "${d.name}": smtpd still accepts only users with an account ` +
    'on this machine ("User unknown in local recipient table").',
  'headers-rewritten': (d) =>
    `Set "${d.classes} = ${d.wanted}": SRS is for envelope senders, and "${d.name}" also changes From: headers, ` +
    'which then no longer name the author.',
  'origin-in-aliases': (d) =>
    `"${d.domain}" is a virtual alias domain, and programs here send to addresses such as root@${d.domain}: ` +
    'those that virtual_alias_maps lacks bounce ("User unknown in virtual alias table").',
  'smtputf8-agent': (d) =>
    `Mail that needs SMTPUTF8 is accepted, and returned if the server of "${d.name}" does not offer it, ` +
    'as Dovecot 2.3 ("SMTPUTF8 is required, but was not offered by host").',
};
