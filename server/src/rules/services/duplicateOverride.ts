import type { MasterOverride } from '../../syntax/masterCf.ts';
import type { ServiceRule } from '../rule.ts';
import { removeFix } from './overrideFixes.ts';
import { namedOverrides } from './overrideName.ts';

/** mail_conf_update() of single_server.c: each `-o` of a name replaces the one before, and nobody logs it. */
export const duplicateOverride: ServiceRule<'duplicate-override'> = {
  code: 'duplicate-override',
  severity: 'warning',
  scope: 'service',
  check(entry, _context, report) {
    if (entry.overrides.length < 2) return;
    const last = new Map<string, MasterOverride>();
    const overrides = namedOverrides(entry);
    for (let i = overrides.length - 1; i >= 0; i--) {
      const override = overrides[i] as MasterOverride;
      const winner = last.get(override.name);
      if (!winner) {
        last.set(override.name, override);
        continue;
      }
      const same = winner.value.text === override.value.text;
      report({
        span: override.nameSpan,
        data: { name: override.name, same, value: winner.value.text },
        related: [winner.nameSpan],
        tag: 'unnecessary',
        ...(same ? { severity: 'hint' as const } : {}),
      });
    }
  },
  fixes: ({ span }, context, entry) =>
    entry ? removeFix(entry, span.start, context.text).map((fix) => ({ ...fix, preferred: true })) : [],
};
