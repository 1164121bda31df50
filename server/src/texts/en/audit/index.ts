import { enAuditCommand } from './command.ts';
import { enAuditNames } from './names.ts';
import { enAuditSenders } from './senders.ts';
import { enAuditServices } from './services.ts';
import { enAuditTitles } from './titles.ts';
import { enAuditTransport } from './transport.ts';

/** English texts of the audit. Its type is what every other locale must have. */
export const enAudit = {
  titles: enAuditTitles,
  findings: { ...enAuditNames, ...enAuditSenders, ...enAuditTransport, ...enAuditServices },
  command: enAuditCommand,
};
