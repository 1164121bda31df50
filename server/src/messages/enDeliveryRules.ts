/** What the rules about mail that is lost late say; see enRules. */
export const enDeliveryRules = {
  'filter-loop': (d: { name: string; service: string; program: 'smtpd' | 'pickup' }) =>
    d.program === 'pickup'
      ? `Mail that “${d.service}” hands to sendmail(1) is picked up with the same “${d.name}”: it goes round (“too many hops”). Switch it off for pickup in master.cf: “-o ${d.name}=”.`
      : `“${d.service}” takes mail back from the filter, and sends it there again: it goes round (“too many hops”). Switch it off there in master.cf: “-o ${d.name}=”.`,
  'filter-twice': (d: { what: 'copies' | 'milters'; name: string; service: string }) =>
    d.what === 'copies'
      ? `Mail passes cleanup before the filter and behind it (“${d.service}”): “${d.name}” sends each copy twice. One of the two needs “receive_override_options=no_address_mappings”.`
      : `“${d.service}” takes mail back from the filter and runs the Milters a second time. “-o smtpd_milters=” or “no_milters” switches them off there.`,
  'mappings-off': () => 'No filter is set, so nothing asks the tables of canonical, virtual alias and BCC addresses later: they are off (“User unknown in virtual alias table”).',
  'backscatter': (d: { problem: 'unlisted' | 'table'; list: string; table: string }) =>
    d.problem === 'unlisted'
      ? 'Unknown recipients are accepted and returned later, to senders that are mostly forged.'
      : `Without “${d.table}”, every address of “${d.list}” is accepted, and mail for those that do not exist is returned later, to senders that are mostly forged.`,
  'accounts-only': (d: { name: string }) =>
    `“${d.name}” delivers to others, and smtpd still accepts only users with an account on this machine (“User unknown in local recipient table”): “local_recipient_maps” says which there are.`,
  'headers-rewritten': (d: { name: string; classes: string; wanted: string }) =>
    `SRS is for envelope senders, and “${d.name}” changes From: headers too: they no longer say who wrote. Set “${d.classes} = ${d.wanted}”.`,
  'origin-in-aliases': (d: { domain: string }) =>
    `Programs here send to root@${d.domain} and the like, and “${d.domain}” is a virtual alias domain: addresses that virtual_alias_maps lacks bounce (“User unknown in virtual alias table”).`,
};
