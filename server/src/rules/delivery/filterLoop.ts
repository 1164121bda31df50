import { agentOf } from '../../model/deliveryAgents.ts';
import { isBehindFilter } from '../../model/contentFilters.ts';
import { inMain, instanceRule } from '../instance/instanceRule.ts';

/**
 * A filter set in main.cf holds for the service that takes the mail back too, unless its `-o` empties it: the message
 * goes round until its hop count is over (cleanup.c: `too many hops`), or smtpd waits for itself.
 */
export const filterLoop = instanceRule<'filter-loop'>({
  code: 'filter-loop',
  severity: 'error',
  *find(view) {
    const { services, main, scopes } = view;
    if (!services) return;
    const back = scopes('smtpd').filter(isBehindFilter);
    for (const name of ['content_filter', 'smtpd_proxy_filter']) {
      const [filter, at] = [main.text(name), inMain(view, name)];
      if (!filter || !at) continue;
      // Where one of them has none, that is where the filter sends its mail; the others may be ways in.
      const loop = back.some((scope) => scope.text(name) === '')
        ? undefined
        : back.find(
            (scope) => scope.text(name) === filter && !scope.entry?.overrides.some((one) => one.name === name),
          );
      if (loop) yield { at, data: { name, service: loop.entry?.columns[0]?.text ?? '', program: 'smtpd' } };
      else if (name === 'content_filter' && back.length === 0) yield* ofPickup();

      /** A script that hands the mail to sendmail(1) again: it is picked up with the filter of main.cf. */
      function* ofPickup(): Generator<{
        at: NonNullable<typeof at>;
        data: { name: string; service: string; program: 'pickup' };
        severity?: 'warning';
      }> {
        const transport = /^[^:\s]*/.exec(filter ?? '')?.[0] ?? '';
        const { entry, program } = agentOf(transport, services);
        const pickup = scopes('pickup').find((scope) => scope.text('content_filter') === filter);
        const addressed = entry?.arguments.some(({ text }) =>
          /127\.0\.0\.1|localhost|\bsmtp\b|spamc?d?-proxy/.test(text),
        );
        if (at && program === 'pipe' && pickup && !addressed)
          yield { at, data: { name, service: transport, program: 'pickup' }, severity: 'warning' };
      }
    }
  },
});
