import { isBehindFilter } from '../../model/contentFilters.ts';
import { column, isComplete, programOf, serviceKey } from '../../model/masterService.ts';
import { splitList } from '../../syntax/splitList.ts';
import { type AuditCheck, type AuditFinding, auditFinding } from '../finding.ts';
import { settingsFor } from '../auditSettings.ts';

/** Whether mail of every kind passes a Milter, which is what signs: of clients by each smtpd, and of this machine. */
export const signingCheck: AuditCheck = {
  id: 'signing',
  judge({ inputs }) {
    const finding = auditFinding('signing');
    const main = settingsFor(inputs, undefined);
    const servers = (inputs.configuration.master?.entries ?? []).filter(
      (entry) =>
        isComplete(entry) && programOf(entry) === 'smtpd' && !isBehindFilter({ entry, text: () => undefined }),
    );
    const milters = new Set<string>();
    const missing: string[] = [];
    for (const entry of servers) {
      const settings = settingsFor(inputs, serviceKey(entry));
      const isOff = splitList(settings.text('receive_override_options')).some(({ text }) => text === 'no_milters');
      const own = isOff ? [] : splitList(settings.text('smtpd_milters')).map(({ text }) => text);
      for (const milter of own) milters.add(milter);
      if (own.length === 0) missing.push(serviceKey(entry));
    }
    const local = splitList(main.text('non_smtpd_milters')).map(({ text }) => text);
    for (const milter of local) milters.add(milter);
    const isFiltered = main.text('content_filter').trim() !== '';
    if (milters.size === 0 && !isFiltered) return [finding('warning', 'signingNone', {})];
    if (milters.size === 0) return [];
    const found: AuditFinding[] = missing.map((service) =>
      finding('warning', 'signingMisses', { service }, { source: { name: 'smtpd_milters', service } }),
    );
    if (local.length === 0 && hasPickup(inputs.configuration.master?.entries ?? [])) {
      const cure = { kind: 'setting', name: 'non_smtpd_milters', value: '$smtpd_milters' } as const;
      found.push(finding('warning', 'signingMissesLocal', {}, { source: { name: 'smtpd_milters' }, cure }));
    }
    return found.length > 0 ? found : [finding('passed', 'signingAll', { milters: [...milters].join(', ') })];
  },
};

function hasPickup(entries: readonly Parameters<typeof programOf>[0][]): boolean {
  return entries.some((entry) => isComplete(entry) && entry.columns[column.command]?.text === 'pickup');
}
