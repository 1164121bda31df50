import { type AuditCheck, type AuditFinding, auditFinding } from '../finding.ts';
import type { ServiceSettings } from '../../evaluate/smtpd/settings.ts';
import { settingCure } from '../auditSettings.ts';
import type { AuditInputs } from '../inputs.ts';
import type { ListeningService } from '../listeningServices.ts';

/** Rates, sizes and times that the configuration sets. */
export const limitsCheck: AuditCheck = {
  id: 'limits',
  judge: ({ inputs, identity: { settings, listening } }) => [
    ...listening.filter(({ program }) => program === 'smtpd').flatMap((one) => judgeRate(one, inputs)),
    ...judgeLifetime(settings),
    ...judgeSize(settings),
  ],
};

function judgeRate({ service, settings }: ListeningService, inputs: AuditInputs): readonly AuditFinding[] {
  const finding = auditFinding('limits');
  const name = 'smtpd_client_message_rate_limit';
  const count = settings.number(name);
  const unit = settings.text('anvil_rate_time_unit').trim();
  const source = { name, service };
  if (count > 0) return [finding('passed', 'limitRate', { service, count, unit }, { source })];
  const cure = settingCure(inputs, service, name, '100');
  return [finding('information', 'limitRateNone', { service }, { source, cure })];
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Seconds of a value of time; a number alone counts in the unit of its parameter. */
export function secondsOf(value: string, unit: string): number | undefined {
  const [, number, own] = /^(\d+)([smhdw]?)$/.exec(value.trim()) ?? [];
  return number === undefined ? undefined : Number(number) * (unitSeconds[own || unit] ?? 1);
}

function judgeLifetime(settings: ServiceSettings): readonly AuditFinding[] {
  const finding = auditFinding('limits');
  const name = 'maximal_queue_lifetime';
  const value = settings.text(name).trim();
  const seconds = secondsOf(value, 'd');
  const more = { source: { name }, cure: { kind: 'setting', name, value: '5d' } as const };
  if (seconds === undefined) return [];
  // RFC 5321, 4.5.4.1: at least four or five days.
  if (seconds < 4 * 86_400) return [finding('warning', 'limitLifetimeShort', { value }, more)];
  if (seconds > 14 * 86_400) return [finding('information', 'limitLifetimeLong', { value }, more)];
  return [finding('passed', 'limitLifetime', { value }, { source: { name } })];
}

function judgeSize(settings: ServiceSettings): readonly AuditFinding[] {
  const finding = auditFinding('limits');
  const source = { name: 'message_size_limit' };
  const [bytes, mailbox] = [settings.number('message_size_limit'), settings.number('mailbox_size_limit')];
  if (bytes === 0) return [finding('warning', 'limitSizeNone', {}, { source })];
  if (mailbox > 0 && bytes > mailbox)
    return [finding('failed', 'limitSizeAboveMailbox', { bytes, mailbox }, { source })];
  if (bytes < 10_240_000) return [finding('information', 'limitSizeSmall', { bytes }, { source })];
  return [finding('passed', 'limitSize', { bytes }, { source })];
}
