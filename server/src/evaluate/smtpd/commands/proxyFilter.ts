import type { FilterAnswer } from '../../world.ts';
import type { SmtpdCheck } from '../state.ts';
import { type CommandOutcome, failure } from './outcome.ts';

/**
 * smtpd_proxy_create(): with a before-queue filter, the first recipient connects to it; undefined where it lets go
 * on.
 */
export function connectFilter(check: SmtpdCheck): CommandOutcome | undefined {
  const { service, reading } = check;
  const endpoint = service.settings.text('smtpd_proxy_filter');
  if (endpoint === '') return undefined;
  const answer =
    reading.world.proxyFilter(endpoint) ??
    reading.choose<FilterAnswer>({ kind: 'proxyFilter', endpoint }, [
      { label: 'accepts', value: { kind: 'accepts' } },
      { label: 'unreachable', value: { kind: 'unreachable', reason: 'Connection refused' } },
    ]);
  if (answer.kind === 'accepts') return undefined;
  check.log(`warning: connect to proxy filter ${endpoint}: ${answer.reason}`);
  return failure('451 4.3.0 Error: queue file write error');
}
