import { column } from '../../model/masterService.ts';
import { hasReceiveOption, isBehindFilter } from '../../model/contentFilters.ts';
import { type InstanceProblem, type InstanceView, inEntry, inMain, instanceRule } from '../instance/instanceRule.ts';
import type { ProgramScope } from '../security/programScope.ts';

/** What adds recipients, so that doing it twice adds them twice. */
const copies = ['always_bcc', 'sender_bcc_maps', 'recipient_bcc_maps'] as const;

/**
 * cleanup(8) works before the filter and behind it: what the one pass has done, the other does again, unless
 * receive_override_options says no_address_mappings in one of them. Milters run twice likewise, unless no_milters.
 */
export const filterTwice = instanceRule<'filter-twice'>({
  code: 'filter-twice',
  severity: 'warning',
  *find(view) {
    const scopes = view.services ? view.scopes('smtpd') : [];
    const back = scopes.filter((scope) => isBehindFilter(scope) && scope.text('content_filter') === '');
    const front = scopes.filter(
      (scope) => !isBehindFilter(scope) && (scope.text('content_filter') || scope.text('smtpd_proxy_filter')),
    );
    if (back.length === 0 || front.length === 0) return;
    yield* ofMappings(
      view,
      front.filter((scope) => scope.text('content_filter')),
      back,
    );
    yield* ofMilters(front, back);
  },
});

function* ofMappings(
  view: InstanceView,
  front: readonly ProgramScope[],
  back: readonly ProgramScope[],
): Generator<InstanceProblem<'filter-twice'>> {
  const maps = (scope: ProgramScope): boolean => hasReceiveOption(scope, 'no_address_mappings') === false;
  const behind = back.find(maps);
  if (!behind || !front.some(maps)) return;
  for (const name of copies) {
    const at = view.main.text(name) ? inMain(view, name) : undefined;
    if (at) yield { at, data: { what: 'copies', name, service: behind.entry?.columns[column.service]?.text ?? '' } };
  }
}

function* ofMilters(
  front: readonly ProgramScope[],
  back: readonly ProgramScope[],
): Generator<InstanceProblem<'filter-twice'>> {
  if (!front.some(({ text }) => text('smtpd_milters'))) return;
  for (const scope of back) {
    if (
      !scope.entry ||
      !scope.text('smtpd_milters') ||
      hasReceiveOption(scope, 'no_milters') !== false ||
      scope.entry.overrides.some(({ name }) => name === 'smtpd_milters')
    )
      continue;
    yield {
      at: inEntry(scope.entry, column.service),
      severity: 'information',
      data: { what: 'milters', name: 'smtpd_milters', service: scope.entry.columns[column.service]?.text ?? '' },
    };
  }
}
