import { column, programOf } from '../../model/masterService.ts';
import { namedTransports } from '../../model/deliveryAgents.ts';
import { isTemplate } from '../reportedByOtherRule.ts';
import { instanceRule } from '../instance/instanceRule.ts';

/**
 * pipe.c and smtp.c (3.5 on): a flag that writes the recipient into the message cannot serve several at once. A
 * message to two recipients is deferred (`pipe flag 'D' requires x_destination_recipient_limit = 1`, `mail system
 * configuration error`). The limit is read by qmgr, from main.cf.
 */
export const recipientLimit = instanceRule<'recipient-limit'>({
  code: 'recipient-limit',
  severity: 'error',
  *find({ services, main }) {
    if (!services) return;
    const used = namedTransports(main.text);
    for (const entry of services) {
      const [program, service] = [programOf(entry), entry.columns[column.service]?.text ?? ''];
      if (
        !/^(?:pipe|smtp|lmtp)$/.test(program ?? '') ||
        entry.columns[column.type]?.text !== 'unix' ||
        !used.has(service)
      )
        continue;
      const flags = entry.arguments.find(({ text }) => text.startsWith('flags='));
      const flag = flags && /[DO]/.exec(flags.text.slice(6))?.[0];
      if (!flags || !flag || isTemplate(flags.text)) continue;
      const limit =
        main.text(`${service}_destination_recipient_limit`) || main.text('default_destination_recipient_limit');
      if (limit === undefined || limit === '1') continue;
      yield {
        at: { file: 'master.cf', span: flags.span },
        data: { flag, name: `${service}_destination_recipient_limit`, limit },
      };
    }
  },
});
