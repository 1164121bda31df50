/** What the rules about mistakes that two settings, or a setting and a service, make together say; see enRules. */
export const enFieldRules = {
  'joined-settings': (d: { name: string; into: string; blanks: number }) =>
    d.name === ''
      ? `Everything behind the first “=” is the value of “${d.into}”, this “=” too.`
      : `A line holds one setting: “${d.name} = …” is part of the value of “${d.into}” here, and programs that read it stop (“bad … configuration”).`,
  'size-limit': (d: { limit: string; message: string; program: string; wanted: string; unlimited?: boolean }) =>
    d.program === 'smtpd'
      ? `“${d.limit}” is less than 1.5 times “${d.message}”: smtpd may accept a message for which the queue has no room (“queue_minfree(…) should be at least 1.5*message_size_limit(…)”).`
      : d.unlimited
        ? `Messages of any size are accepted, and “${d.limit}” limits mailboxes: ${d.program} stops at each delivery (“configuration error: ${d.limit} is limited but ${d.message} is unlimited”).`
        : `“${d.limit}” is smaller than “${d.message}”: ${d.program} stops at each delivery (“configuration error: ${d.limit} is smaller than ${d.message}”).`,
  'adjusted-limit': (d: { name: string; by: string; order: 'larger' | 'smaller'; value: string; own: boolean }) =>
    `“${d.name}” is ${d.order} than “${d.by}”: Postfix uses ${d.value} for both (“${d.name} is ${d.order} than ${d.by} - adjusting ${d.name}”).`,
  'virtual-mailbox-setup': (d: { name: string }) =>
    d.name === 'virtual_mailbox_base'
      ? 'virtual(8) delivers this mail and needs “virtual_mailbox_base”: it stops at each start, and mail stays in the queue (“bad string length 0 < 1: virtual_mailbox_base”).'
      : `virtual(8) delivers this mail and “${d.name}” is empty: each message is deferred (“${/uid/.test(d.name) ? 'uid' : 'gid'} not found in ${d.name}”).`,
  'postscreen-services': (d: { service: string; type: string; program: 'smtpd' | 'dnsblog' | 'tlsproxy' }) => {
    const missing = `master.cf has no service “${d.service}” of type ${d.type}`;
    switch (d.program) {
      case 'smtpd': return `${missing}, to which postscreen hands clients: none gets in (“421 4.3.2 All server ports are busy”).`;
      case 'dnsblog': return `${missing}: postscreen asks no DNS list (“connect to private/${d.service}: No such file or directory”).`;
      case 'tlsproxy': return `${missing}: postscreen offers STARTTLS and cannot start it (“454 4.7.0 TLS not available due to local problem”).`;
    }
  },
  'maillog-file': (d: { problem: 'prefix' | 'service'; file: string; service: string }) =>
    d.problem === 'prefix'
      ? `“${d.file}” does not begin with any of “maillog_file_prefixes”: no Postfix program starts (“maillog_file value '${d.file}' does not match any prefix in maillog_file_prefixes”).`
      : `With “maillog_file”, programs send what they log to the service “${d.service}” of type unix-dgram, which master.cf does not have: nothing is logged.`,
  'proxy-not-listed': (d: { table: string; list: string }) =>
    `“${d.list}” does not list “${d.table}”: proxymap refuses it, and the program that asks stops (“service is not configured for table”).`,
  'shared-cache': (d: { cache: string; name: string; other: string; program: string }) =>
    d.program === 'tlsmgr'
      ? `“${d.other}” names the same file: tlsmgr stops (“do not use the same TLS cache file”).`
      : `Another ${d.program} process holds “${d.cache}” open: this one stops (“unable to get exclusive lock”).`,
  'table-syntax': (d: { table: string; type: string; problem: 'socketmap' | 'tcp' | 'braces' | 'empty' | 'entry' | 'tables' | 'trailing'; text?: string }) => {
    const effect = 'each lookup fails, and mail is deferred';
    switch (d.problem) {
      case 'socketmap': return `A socketmap is “inet:host:port:name” or “unix:path:name”: without the name ${effect} (“requires server:socketmap argument”).`;
      case 'tcp': return `A tcp table is “host:port”: ${effect}.`;
      case 'braces': return `What follows “${d.type}:” must be in braces: ${effect} (“bad syntax”).`;
      case 'empty': return `This table is empty: ${effect} (“empty table”).`;
      case 'entry': return `“${d.text ?? ''}” is no “key = value”: ${effect} (“missing '=' after attribute name”). A value with blanks needs braces around its entry: “{ key = two words }”.`;
      case 'tables': return `“${d.text ?? ''}” is no “type:name”: ${effect} (“bad syntax”).`;
      case 'trailing': return `The braces do not go around the whole value: ${effect} (“bad ${d.type}:name syntax”).`;
    }
  },
  'file-kind': (d: { name: string; path: string; wanted: 'file' | 'directory'; suggestion?: string }) =>
    `“${d.name}” takes a ${d.wanted}, and “${d.path}” looks like a ${d.wanted === 'file' ? 'directory' : 'file'}: nothing is read from it.${d.suggestion === undefined ? '' : ` Did you mean “${d.suggestion}”?`}`,
  'exclusions-only': (d: { name: string; server: boolean }) =>
    `A mechanism that no item matches is out, so that exclusions alone leave none: ${d.server ? 'no login is offered' : 'mail is deferred (“no mechanism available”)'}. End the list with “static:rest”.`,
  'recipient-limit': (d: { flag: string; name: string; limit: string }) =>
    `“flags=${d.flag}” takes one recipient at a time, and “${d.name}” is ${d.limit}: mail for several is deferred (“flag \`${d.flag}' requires ${d.name} = 1”). Set it in main.cf.`,
  'orphan-options': (d: { service: string; into: string }) =>
    `“${d.service}” above is commented out, so these options belong to the service “${d.into}” instead.`,
  'proxy-protocol': (d: { problem: 'filter' | 'postscreen'; service: string }) =>
    d.problem === 'filter'
      ? `This holds for “${d.service}” too, where no proxy speaks first: each connection ends in a timeout (“haproxy read: timeout”). Set it at the service that is behind the proxy, in master.cf.`
      : 'postscreen takes the connections of port 25, and reads “postscreen_upstream_proxy_protocol”: this line does nothing there.',
  'chroot-path': (d: { path: string; program: string; jail: string }) =>
    `${d.program} runs in a chroot jail here, and looks for “${d.jail}${d.path}” (“connect to … unix:${d.path}: No such file or directory”).`,
  'dane-without-dnssec': (d: { level: string; name: string }) =>
    d.level === 'dane-only'
      ? `“dane-only” needs “${d.name} = dnssec”: all mail is deferred (“configured with dnssec lookups disabled”).`
      : `“${d.level}” needs “${d.name} = dnssec”: without it mail goes out as with “may” (“configured with dnssec lookups disabled”).`,
  'no-compatibility-level': (d: { services: readonly string[]; relay: boolean }) =>
    `compatibility_level is not set, so that the defaults of level 0 hold (“Postfix is using backwards-compatible default settings”)${
      d.services.length > 0 ? `: “-” in the chroot column means y (${d.services.join(', ')})` : ''}${
      d.relay ? `${d.services.length > 0 ? ', and' : ':'} “smtpd_relay_restrictions” is empty` : ''}.`,
  'setting-without-effect': (d: { name: string; other: string; skipped: boolean }) =>
    d.skipped ? `Without “${d.other}” a client that does not say HELO passes “${d.name}” by.` : `“${d.name}” does nothing without “${d.other}”.`,
  'indexed-patterns': (d: { name: string; type: string; suggestion: string }) =>
    `“${d.name}” looks up whole lines, and “${d.type}” finds a key only where it is all of the line: nothing matches. Use “${d.suggestion}” or “pcre”.`,
  'rare-table-type': (d: { type: string; instead: string }) =>
    `Few builds of Postfix have “${d.type}”: elsewhere each lookup fails (“unsupported dictionary type: ${d.type}”). “${d.instead}” is common.`,
  'missing-dollar': (d: { name: string; suggestion: string }) => `“${d.name}” is a plain word here; its value is “${d.suggestion}”.`,
  'inline-result': (d: { problem: 'addresses' | 'level' | 'attribute' | 'unknown' | 'digest' | 'transport'; key: string; text: string; meant?: string }) => {
    const deferred = 'mail to it is deferred (“client TLS configuration problem”)';
    switch (d.problem) {
      case 'addresses': return `The result for “${d.key}” is taken for one address: each copy bounces.`;
      case 'level': return `“${d.text}” is no TLS level: ${deferred}.`;
      case 'attribute': return `“${d.text}” is no “name=value”: ${deferred}. Protocols are separated by colons.`;
      case 'unknown': return `A TLS policy has no attribute “${d.text}”: ${deferred}.`;
      case 'digest': return `A ${d.text} fingerprint has another length${d.meant === undefined ? '' : ` (this is one of ${d.meant})`}: it is never found. “smtpd_tls_fingerprint_digest” says which digest is used.`;
      case 'transport': return `The blank before the colon becomes part of the transport's name: mail for “${d.key}” is deferred (“mail transport unavailable”).`;
    }
  },
  'missing-socket': (d: { service: string; folder: string; suggestion?: string }) =>
    `master.cf has no service “${d.service}”: unless another program makes the socket in ${d.folder}/, every recipient gets “451 4.3.5 Server configuration problem”.${d.suggestion === undefined ? '' : ` Did you mean “${d.suggestion}”?`}`,
};
