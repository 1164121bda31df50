import type { Check } from '../state.ts';
import { type CommandOutcome, failure } from './outcome.ts';

/** smtpd_proxy_create(): with a before-queue filter, the first recipient connects to it. Nothing is known of what it would say. */
export function connectFilter(check: Check, line: string): CommandOutcome | undefined {
  void line;
  const filter = check.service.settings.text('smtpd_proxy_filter');
  if (filter === '') return undefined;
  check.log(`warning: connect to proxy filter ${filter}: Connection refused`);
  return failure('451 4.3.0 Error: queue file write error');
}
