import { isSaslActive } from './saslActive.ts';
import type { ServiceSettings } from './settings.ts';
import type { SmtpdService } from './state.ts';

/**
 * The keywords of EHLO's reply, in their order, with their arguments.
 * @param encrypted the session is
 * @param hasNoSasl AUTH is not offered to this client, whatever else is set
 */
export function ehloOffers(
  settings: ServiceSettings,
  tls: Pick<SmtpdService, 'usesTls' | 'enforcesTls'>,
  encrypted: boolean,
  hasNoSasl: boolean,
): readonly string[] {
  const discarded = settings
    .text('smtpd_discard_ehlo_keywords')
    .toLowerCase()
    .split(/[\s,]+/);
  const size = settings.number('message_size_limit');
  const offered: readonly (readonly [string, boolean, string?])[] = [
    ['PIPELINING', true],
    ['SIZE', true, size > 0 ? `SIZE ${size}` : 'SIZE'],
    ['VRFY', !settings.flag('disable_vrfy_command')],
    ['ETRN', true],
    ['STARTTLS', tls.usesTls && !encrypted],
    ['AUTH', isSaslActive({ settings, enforcesTls: tls.enforcesTls }, encrypted) && !hasNoSasl],
    ['ENHANCEDSTATUSCODES', true],
    ['8BITMIME', true],
    ['DSN', true],
    ['SMTPUTF8', settings.flag('smtputf8_enable')],
    ['CHUNKING', true],
  ];
  return offered
    .filter(([keyword, offers]) => offers && !discarded.includes(keyword.toLowerCase()))
    .map(([keyword, , text]) => text ?? keyword);
}
