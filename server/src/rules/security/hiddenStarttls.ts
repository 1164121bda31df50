import { splitList } from '../../syntax/splitList.ts';
import { programRule } from './programRule.ts';

/** Levels at which nothing is sent without TLS. */
const demanding = /^(?:encrypt|dane-only|fingerprint|verify|secure)$/i;

/**
 * ehlo_mask.c: a keyword in the list is as if it were not announced. Where TLS is required, no client of smtpd gets
 * past `530 5.7.0 Must issue a STARTTLS command first`, and smtp defers (`TLS is required, but was not offered`).
 */
export const hiddenStarttls = programRule<'hidden-starttls'>({
  code: 'hidden-starttls',
  severity: 'error',
  programs: ['smtpd', 'smtp', 'lmtp'],
  *find(scope) {
    const { program } = scope;
    const [name, levelName] = [
      `${program}_discard_${program === 'lmtp' ? 'lhlo' : 'ehlo'}_keywords`,
      `${program}_tls_security_level`,
    ];
    const [keywords, level] = [scope.text(name), scope.text(levelName)];
    if (
      keywords === undefined ||
      level === undefined ||
      !demanding.test(level) ||
      scope.on(`${program}_tls_wrappermode`) !== false
    )
      return;
    if (!splitList(keywords).some(({ text }) => text.toLowerCase() === 'starttls')) return;
    yield { at: [name, levelName], data: { name, level, levelName, server: program === 'smtpd' } };
  },
});
