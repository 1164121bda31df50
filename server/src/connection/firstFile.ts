import type { Release } from '../knowledge/factTypes.ts';
import { openFile } from './openFile.ts';

/** Some of each of what is in most files; no name that Postfix does not have, as what that may be meant for takes long to find. */
export const commonSample = `# Of no host.
myhostname = mail.example.com
mydestination = $myhostname, localhost.$mydomain, localhost
mynetworks = 127.0.0.0/8
    [::1]/128
smtpd_recipient_restrictions =
    permit_mynetworks,
    reject_unauth_destination
alias_maps = hash:/etc/aliases
smtpd_tls_security_level = may
smtp_tls_CAfile = /etc/ssl/certs/ca-certificates.crt
biff = no
queue_run_delay = 200s
mailbox_size_limit = 1
relayhost = [mail.example.net]:587
`;

/**
 * Opens and checks a file of no consequence. What all files need (of the facts, and of the code) is there by then: the first
 * one comes right behind the reply to `initialize`, and would wait for it.
 */
export function prepareForFirstFile(release: Release): void {
  openFile('', 1, commonSample, release).placed();
}
