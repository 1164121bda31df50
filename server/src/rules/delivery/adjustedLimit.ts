import { parameterOf } from '../../model/parameter.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { firstSet, instanceRule } from '../instance/instanceRule.ts';
import type { ProgramScope } from '../security/programScope.ts';
import { readTime } from '../values/readTime.ts';

/** What qmgr sets to the value of another parameter as it starts, and which way they must be ordered. */
const pairs = [
  { adjusted: 'bounce_queue_lifetime', by: 'maximal_queue_lifetime', order: 'larger' },
  { adjusted: 'qmgr_message_recipient_limit', by: 'qmgr_message_active_limit', order: 'smaller' },
] as const;

/** qmgr.c, qmgr_post_init(): `warning: bounce_queue_lifetime is larger than maximal_queue_lifetime - adjusting …`. */
export const adjustedLimit = instanceRule<'adjusted-limit'>({
  code: 'adjusted-limit',
  severity: 'warning',
  *find(view) {
    for (const scope of view.scopes('qmgr')) {
      for (const { adjusted, by, order } of pairs) {
        const [own, other] = [numberOf(scope, adjusted), numberOf(scope, by)];
        if (own === undefined || other === undefined || (order === 'larger' ? own <= other : own >= other)) continue;
        const at = firstSet(scope, [adjusted, by]);
        if (at)
          yield { at, data: { name: adjusted, by, order, value: scope.text(by) ?? '', own: scope.isSet(adjusted) } };
      }
    }
  },
  fixes: ({ span, data: { value, own } }) => (own ? [replaceValue(span, value)] : []),
});

function numberOf(scope: ProgramScope, name: string): number | undefined {
  const text = scope.text(name);
  const parameter = parameterOf(scope.configuration, name);
  if (text === undefined || !parameter) return undefined;
  if (parameter.kind !== 'time') return /^\d+$/.test(text) ? Number(text) : undefined;
  const time = readTime(text, parameter.unit ?? 's');
  return time.kind === 'good' ? time.seconds : undefined;
}
