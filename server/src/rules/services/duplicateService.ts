import { endpointKey, isComplete, serviceKey } from '../../model/masterService.ts';
import { type MasterEntry, entryAt } from '../../syntax/masterCf.ts';
import { commentOutEntry } from './entryEdit.ts';
import type { InstanceRule } from '../rule.ts';

/** master_conf.c: `duplicate master.cf entry for service "x" (y) -- using the last entry`. */
export const duplicateService: InstanceRule<'duplicate-service'> = {
  code: 'duplicate-service',
  severity: 'warning',
  scope: 'instance',
  check({ master: context }, report) {
    // Two entries of a template may be the branches of a condition.
    if (!context || context.isTemplate) return;
    const { master } = context;
    const last = new Map<string, MasterEntry>();
    for (let i = master.entries.length - 1; i >= 0; i--) {
      const entry = master.entries[i] as MasterEntry;
      const key = isComplete(entry) ? endpointKey(entry) : undefined;
      const name = entry.columns[0];
      if (key === undefined || !name) continue;
      const other = last.get(key)?.columns[0];
      if (other)
        report({
          file: 'master.cf',
          span: name.span,
          data: { name: serviceKey(entry) },
          related: [other.span],
          tag: 'unnecessary',
        });
      else last.set(key, entry);
    }
  },
  fixes({ span }, { master: context }) {
    const entry = context && entryAt(context.master, span.start);
    return entry
      ? [
          {
            title: { key: 'commentOut', data: undefined },
            edits: commentOutEntry(context.text, entry),
            preferred: true,
          },
        ]
      : [];
  },
};
