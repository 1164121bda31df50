import { matchString } from '../tables/matchList.ts';
import type { CheckStatus } from '../trace.ts';
import { logEvent } from './refuse.ts';
import type { SmtpdCheck } from './state.ts';
import type { Subject } from './subject.ts';

/** Who lets what pass, for the log. */
export interface Permission {
  readonly action: string;
  readonly subject: Subject;
  readonly name: string;
  readonly why?: string;
}

/** smtpd_acl_permit(): lets pass, and logs it where smtpd_log_access_permit_actions says so. */
export function permit(check: SmtpdCheck, { action, subject, name, why }: Permission): CheckStatus {
  const { state, service } = check;
  if (state.deferIfPermit.active || !service.values.logsPermits) return 'ok';
  if (matchString(service.matchList('smtpd_log_access_permit_actions'), action, check) === 'yes') {
    logEvent(check, 'permit', `action=${action} for ${subject}=${name}${why === undefined ? '' : ` ${why}`}`);
  }
  return 'ok';
}
