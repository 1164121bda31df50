import { endpointKey, isComplete, serviceKey } from '../../model/masterService.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import { commentOutEntry } from './entryEdit.ts';
import type { MasterRule } from './masterRule.ts';

/** master_conf.c: `duplicate master.cf entry for service "x" (y) -- using the last entry`. */
export const duplicateService: MasterRule<'duplicate-service'> = {
  code: 'duplicate-service',
  severity: 'warning',
  check({ master }, report) {
    const last = new Map<string, MasterEntry>();
    for (let i = master.entries.length - 1; i >= 0; i--) {
      const entry = master.entries[i] as MasterEntry;
      const key = isComplete(entry) ? endpointKey(entry) : undefined;
      const name = entry.columns[0];
      if (key === undefined || !name) continue;
      const other = last.get(key)?.columns[0];
      if (other) report({ span: name.span, data: { name: serviceKey(entry) }, related: [other.span], tag: 'unnecessary' });
      else last.set(key, entry);
    }
  },
  fixes: (_finding, context, entry) => (entry ? [{ title: { key: 'commentOut', data: undefined }, edits: commentOutEntry(context.text, entry), preferred: true }] : []),
};
