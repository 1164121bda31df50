import { column } from '../../model/masterService.ts';
import { mailLists, restrictionSteps } from '../../model/restrictionSteps.ts';
import { nearestWord } from '../nearestWord.ts';
import { inScope, instanceRule } from '../instance/instanceRule.ts';

const lists = [...mailLists, 'smtpd_data_restrictions', 'smtpd_end_of_data_restrictions', 'smtpd_etrn_restrictions'];

/**
 * attr_clnt.c: `connect to private/policyd-spf: No such file or directory`, and
 * smtpd answers each recipient `451 4.3.5 Server configuration problem`. A policy
 * server that is no service of master.cf may make its socket there itself.
 */
export const missingSocket = instanceRule<'missing-socket'>({
  code: 'missing-socket',
  severity: 'information',
  *find({ services, scopes, configuration, used }) {
    if (!services) return;
    const local = services.filter(({ columns }) => columns[column.type]?.text === 'unix');
    for (const scope of scopes('smtpd')) {
      for (const list of lists) {
        for (const { name, argument } of restrictionSteps(list, scope.text, configuration.knowledge, used.classes) ??
          []) {
          const match =
            name === 'check_policy_service'
              ? /^\{?\s*unix:(private|public)\/([\w.-]+)/.exec(argument?.text ?? '')
              : null;
          const [, folder, socket] = match ?? [];
          if (
            socket === undefined ||
            local.some(
              ({ columns }) =>
                columns[column.service]?.text === socket &&
                (columns[column.private]?.text === 'n') === (folder === 'public'),
            )
          )
            continue;
          const at = inScope(scope, list);
          const suggestion = nearestWord(
            socket,
            new Set(local.map(({ columns }) => columns[column.service]?.text ?? '')),
          );
          if (at)
            yield {
              at,
              data: { service: socket, folder: folder ?? '', ...(suggestion === undefined ? {} : { suggestion }) },
            };
        }
      }
    }
  },
});
