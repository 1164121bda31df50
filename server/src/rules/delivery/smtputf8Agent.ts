import { setParameters } from '../fixes/setParameters.ts';
import { inMain, instanceRule } from '../instance/instanceRule.ts';

/** Where mail for mailboxes is handed on. */
const transports = ['local_transport', 'mailbox_transport', 'virtual_transport', 'relay_transport'] as const;

/**
 * smtp_proto.c: a message that came with SMTPUTF8 is returned where the server does not offer it (`5.6.7 … SMTPUTF8 is
 * required, but was not offered by host`). The LMTP service of Dovecot 2.3 does not, that of 2.4 only if told to.
 */
export const smtputf8Agent = instanceRule<'smtputf8-agent'>({
  code: 'smtputf8-agent',
  severity: 'hint',
  *find(view) {
    const { main } = view;
    if (main.on('smtputf8_enable') !== true) return;
    for (const name of transports) {
      const value = main.text(name);
      const at = inMain(view, name);
      if (!at || value === undefined || !/^lmtp:.*dovecot/i.test(value)) continue;
      // Switched on in so many words, such mail is expected.
      yield { at, data: { name }, ...(main.isSet('smtputf8_enable') ? { severity: 'information' } : {}) };
    }
  },
  fixes: ({ span }, context) => setParameters(context, span.start, [{ name: 'smtputf8_enable', value: 'no' }]),
});
