import { deliveriesOf } from '../../model/deliveryAgents.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { replaceValue } from '../fixes/replaceValue.ts';
import { type InstanceProblem, type InstanceView, firstSet, inScope, instanceRule } from '../instance/instanceRule.ts';
import type { ProgramScope } from '../security/programScope.ts';

/** The agents that write mailboxes, with the limit of each. */
const agents = [
  { program: 'local', limit: 'mailbox_size_limit' },
  { program: 'virtual', limit: 'virtual_mailbox_limit' },
] as const;
const message = 'message_size_limit';
const free = 'queue_minfree';

/**
 * local.c and virtual.c, post_init(): `fatal: configuration error: mailbox_size_limit is smaller than
 * message_size_limit`, since the same limit holds for the queue file. smtpd.c warns of a queue_minfree that leaves no
 * room for a message.
 */
export const sizeLimit = instanceRule<'size-limit'>({
  code: 'size-limit',
  severity: 'error',
  *find(view) {
    yield* ofAgents(view);
    for (const scope of view.scopes('smtpd')) {
      const [wanted, own] = [bytes(scope, message), bytes(scope, free)];
      if (!wanted || !own || own / 1.5 >= wanted) continue;
      const at = firstSet(scope, [free, message]);
      if (at)
        yield {
          at,
          severity: 'warning',
          data: { limit: free, message, program: 'smtpd', wanted: String(Math.ceil(wanted * 1.5)) },
        };
    }
  },
  fixes: ({ span, data: { limit, wanted } }, context) =>
    setParameters(context, span.start, [{ name: limit, value: wanted }], { preferred: true }),
  masterFixes: ({ span, data: { limit, wanted } }, { text }, entry) =>
    entry?.overrides.some(({ name, valueSpan }) => name === limit && valueSpan.start === span.start) && text
      ? [replaceValue(span, wanted)]
      : [],
});

function* ofAgents(view: InstanceView): Generator<InstanceProblem<'size-limit'>> {
  const deliveries = deliveriesOf(view.main, view.services);
  for (const { program, limit } of agents) {
    const used = deliveries.filter((one) => one.program === program);
    for (const scope of view.scopes(program)) {
      const delivery = used.find(({ entry }) => entry === undefined || entry === scope.entry);
      if (!delivery) continue;
      const [own, largest] = [bytes(scope, limit), bytes(scope, message)];
      if (!own || largest === undefined || (largest !== 0 && own >= largest)) continue;
      // What is set on purpose is the message's limit, where both are.
      const at = scope.isSet(message) ? inScope(scope, message) : inScope(scope, limit);
      const sure =
        delivery.addressClass === 'local' || (delivery.certain && scope.text('virtual_mailbox_maps') !== '');
      if (at)
        yield {
          at,
          data: { limit, message, program, wanted: '0', ...(largest === 0 ? { unlimited: true } : {}) },
          ...(sure ? {} : { severity: 'warning' }),
        };
    }
  }
}

/** A size in bytes; 0 = no limit. */
function bytes({ text }: ProgramScope, name: string): number | undefined {
  const value = text(name);
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : undefined;
}
