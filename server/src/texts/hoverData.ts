/** Where a lookup table's index comes from: a file of text beside it, or the table is that file itself. */
export type TableNote = 'indexed' | 'plain';
/** What a mark before a TLS protocol does. */
export type ProtocolMark = '!' | '>=' | '<=';
/** A column of master.cf. */
export type ColumnName =
  'service' | 'type' | 'private' | 'unprivileged' | 'chroot' | 'wakeup' | 'processLimit' | 'command';
