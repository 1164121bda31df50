/** What a reply speaks of: the constants SMTPD_NAME_* of smtpd_check.h. */
export const subjects = {
  client: 'Client host',
  reverseClient: 'Unverified Client host',
  certificate: 'Client certificate',
  login: 'SASL login name',
  helo: 'Helo command',
  sender: 'Sender address',
  recipient: 'Recipient address',
  etrn: 'Etrn command',
  data: 'Data command',
  endOfData: 'End-of-data',
} as const;

/** One of them. */
export type Subject = (typeof subjects)[keyof typeof subjects];
