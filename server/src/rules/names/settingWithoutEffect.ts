import { needs } from '../../facts/needs.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { inMain, instanceRule } from '../instance/instanceRule.ts';

/** A setting that only means something beside another one (data/overlay/needs.json). */
export const settingWithoutEffect = instanceRule<'setting-without-effect'>({
  code: 'setting-without-effect',
  severity: 'information',
  *find(view) {
    for (const { name, needs: other, program, as } of needs) {
      const at = inMain(view, name);
      if (!at || !view.main.text(name) || view.main.text(name) === 'no' || view.configuration.mentions.has(name))
        continue;
      // Without a master.cf, a service may set the other.
      const scopes = view.scopes(program);
      if (scopes.length === 0 || (!view.services && as !== 'skipped' && view.configuration.master)) continue;
      if (scopes.every((scope) => scope.text(other) === '' || scope.on(other) === false))
        yield {
          at,
          data: { name, other, skipped: as === 'skipped' },
          ...(as === 'skipped' ? { severity: 'hint' } : {}),
        };
    }
  },
  fixes: ({ span, data: { other } }, context) =>
    context.configuration.knowledge.parameters.get(other)?.type === 'boolean'
      ? setParameters(context, span.start, [{ name: other, value: 'yes' }])
      : [],
});
