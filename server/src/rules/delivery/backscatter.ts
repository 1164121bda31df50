import { mailLists, restrictionSteps } from '../../model/restrictionSteps.ts';
import { type InstanceProblem, type InstanceView, inMain, inScope, instanceRule } from '../instance/instanceRule.ts';
import { isLocalOnly, mailPort, type ProgramScope } from '../security/programScope.ts';

/** Each address class, with the table of the recipients that there are. */
const classes = [
  { list: 'mydestination', table: 'local_recipient_maps', written: true },
  { list: 'virtual_mailbox_domains', table: 'virtual_mailbox_maps', written: false },
  { list: 'relay_domains', table: 'relay_recipient_maps', written: false },
] as const;

/**
 * smtpd_check.c, check_rcpt_maps(): without a table of recipients each address of the class is taken in, and what
 * cannot be delivered is returned later, to a sender that is forged more often than not.
 */
export const backscatter = instanceRule<'backscatter'>({
  code: 'backscatter',
  severity: 'warning',
  *find(view) {
    const open = view.scopes('smtpd').filter((scope) => isPublic(scope) && !asksForRecipients(scope, view));
    if (open.length === 0) return;
    for (const scope of open) {
      const at =
        scope.on('smtpd_reject_unlisted_recipient') === false && scope.isSet('smtpd_reject_unlisted_recipient')
          ? inScope(scope, 'smtpd_reject_unlisted_recipient')
          : undefined;
      if (at) yield { at, data: { problem: 'unlisted', list: '', table: '' } };
    }
    yield* ofClasses(view);
  },
});

function* ofClasses(view: InstanceView): Generator<InstanceProblem<'backscatter'>> {
  const { text } = view.main;
  for (const { list, table, written } of classes) {
    // `relay_domains = $mydestination`: another class has them.
    if (!text(list) || text(table) !== '' || (text(list) === text('mydestination')) !== (list === 'mydestination'))
      continue;
    if (written) {
      // With these, local(8) knows what to do with a name that no table has.
      if (['luser_relay', 'fallback_transport', 'fallback_transport_maps'].some((name) => text(name) !== '')) continue;
      const at = inMain(view, table);
      if (at) yield { at, data: { problem: 'table', list, table } };
      continue;
    }
    const at = inMain(view, view.main.isSet(table) ? table : list);
    if (at) yield { at, severity: 'information', data: { problem: 'table', list, table } };
  }
}

function isPublic(scope: ProgramScope): boolean {
  const port = mailPort(scope);
  return (port === 25 || port === 'pass') && isLocalOnly(scope) === false;
}

/** Whether a list of the service looks at recipients by other means; also where a list is not known. */
function asksForRecipients(scope: ProgramScope, { configuration: { knowledge }, used }: InstanceView): boolean {
  return mailLists.some((list) => {
    const steps = restrictionSteps(list, scope.text, knowledge, used.classes);
    return !steps || steps.some(({ name, kind }) => kind !== 'restriction' || askForRecipients.has(name ?? ''));
  });
}
const askForRecipients: ReadonlySet<string> = new Set([
  'reject_unverified_recipient',
  'reject_unlisted_recipient',
  'check_recipient_maps',
  'check_policy_service',
  'check_recipient_access',
]);
