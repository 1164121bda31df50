import { refusalOf } from '../../model/refusal.ts';
import { type AuditCheck, auditFinding } from '../finding.ts';

/** Whether Postfix reads the configuration at all: if not, everything else is about a server that does not run. */
export const configurationCheck: AuditCheck = {
  id: 'configuration',
  judge({ inputs: { configuration, host } }) {
    const finding = auditFinding('configuration');
    const refusal = refusalOf(configuration, host);
    if (!refusal) return [finding('passed', 'configurationRead', {})];
    const { file, offset } = refusal;
    return [finding('failed', 'configurationRefused', { file: `${file}.cf` }, { at: { file, offset } })];
  },
};
