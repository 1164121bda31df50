import type { enAudit } from '../../en/audit/index.ts';
import { zhCnAuditCommand } from './command.ts';
import { zhCnAuditNames } from './names.ts';
import { zhCnAuditSenders } from './senders.ts';
import { zhCnAuditServices } from './services.ts';
import { zhCnAuditTitles } from './titles.ts';
import { zhCnAuditTransport } from './transport.ts';

export const zhCnAudit: typeof enAudit = {
  titles: zhCnAuditTitles,
  findings: { ...zhCnAuditNames, ...zhCnAuditSenders, ...zhCnAuditTransport, ...zhCnAuditServices },
  command: zhCnAuditCommand,
};
