import { programRule } from './programRule.ts';
import { setParameters } from '../fixes/setParameters.ts';
import { usualType } from '../tables/usualType.ts';

/**
 * smtp_sasl_glue.c: without a table of passwords the client stops before it delivers anything, also mail for servers
 * that want no login; the queue manager then waits for a program that master starts less and less often.
 */
export const saslWithoutPasswords = programRule<'sasl-without-passwords'>({
  code: 'sasl-without-passwords',
  severity: 'error',
  programs: ['smtp', 'lmtp'],
  *find({ program, on, text }) {
    const [enable, maps] = [`${program}_sasl_auth_enable`, `${program}_sasl_password_maps`];
    if (on(enable) && text(maps) === '') yield { at: [enable], data: { program, enable, maps } };
  },
  fixes({ span, data: { enable, maps } }, context) {
    const path = '/etc/postfix/sasl_passwd';
    return [
      ...setParameters(context, span.start, [{ name: maps, value: `${usualType(context, path)}:${path}` }]),
      ...setParameters(context, span.start, [{ name: enable, value: 'no' }]),
    ];
  },
});
