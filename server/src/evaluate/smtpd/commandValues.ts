import { type MilterSettings, readMilters } from './milterSettings.ts';
import type { ServiceSettings } from './settings.ts';

/** What commands and lists ask of the settings each time, worked out once. */
export interface CommandValues {
  readonly banner: string;
  readonly delaysReject: boolean;
  readonly requiresHelo: boolean;
  readonly utf8: boolean;
  readonly strictEnvelopes: boolean;
  readonly strictUtf8: boolean;
  readonly sizeLimit: number;
  readonly recipientLimit: number;
  readonly hardErrorLimit: number;
  readonly rejectsUnlistedSender: boolean;
  readonly rejectsUnlistedRecipient: boolean;
  /** Below level 1 smtpd asks, at the end, what the newer default would have refused. */
  readonly playsRelay: boolean;
  readonly relayFirst: boolean;
  readonly usesSasl: boolean;
  readonly softBounce: boolean;
  readonly allowsRoutes: boolean;
  readonly logsPermits: boolean;
  readonly milters: MilterSettings;
}

/** Reads them. */
export function readCommandValues({ text, flag, number, below, isSet }: ServiceSettings): CommandValues {
  const playsRelay = below('1') && !isSet('smtpd_relay_restrictions');
  return {
    banner: text('smtpd_banner'),
    delaysReject: flag('smtpd_delay_reject'),
    requiresHelo: flag('smtpd_helo_required'),
    utf8: flag('smtputf8_enable'),
    strictEnvelopes: flag('strict_rfc821_envelopes'),
    strictUtf8: flag('strict_smtputf8'),
    sizeLimit: number('message_size_limit'),
    recipientLimit: number('smtpd_recipient_limit'),
    hardErrorLimit: number('smtpd_hard_error_limit'),
    rejectsUnlistedSender: flag('smtpd_reject_unlisted_sender'),
    rejectsUnlistedRecipient: flag('smtpd_reject_unlisted_recipient'),
    playsRelay,
    relayFirst: flag('smtpd_relay_before_recipient_restrictions') && !playsRelay,
    usesSasl: flag('smtpd_sasl_auth_enable'),
    softBounce: flag('soft_bounce'),
    allowsRoutes: flag('allow_untrusted_routing'),
    logsPermits: text('smtpd_log_access_permit_actions') !== '',
    milters: readMilters(text),
  };
}
