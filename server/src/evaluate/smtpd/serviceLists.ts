import { listWords } from './serviceTables.ts';
import type { ServiceSettings } from './settings.ts';
import type { ListPurpose } from './compileList.ts';
import type { ListName, SmtpdService } from './state.ts';
import { subjects } from './subject.ts';

/** The parameters of the lists, and what each is about. */
const purposes = {
  client: {
    name: 'smtpd_client_restrictions',
    subject: subjects.client,
    defaultAccess: 'check_client_access',
  },
  helo: { name: 'smtpd_helo_restrictions', subject: subjects.helo, defaultAccess: 'check_helo_access' },
  sender: { name: 'smtpd_sender_restrictions', subject: subjects.sender, defaultAccess: 'check_sender_access' },
  relay: {
    name: 'smtpd_relay_restrictions',
    subject: subjects.recipient,
    defaultAccess: 'check_recipient_access',
  },
  recipient: {
    name: 'smtpd_recipient_restrictions',
    subject: subjects.recipient,
    defaultAccess: 'check_recipient_access',
  },
  etrn: { name: 'smtpd_etrn_restrictions', subject: subjects.etrn, defaultAccess: 'check_etrn_access' },
  data: { name: 'smtpd_data_restrictions', subject: subjects.data, defaultAccess: undefined },
  endOfData: { name: 'smtpd_end_of_data_restrictions', subject: subjects.endOfData, defaultAccess: undefined },
} satisfies Readonly<Record<ListName, ListPurpose>>;

/** What smtpd_relay_restrictions was before it was there (smtpd_check.c, for compatibility levels below 1). */
const formerRelayRestrictions = ['permit_mynetworks', 'permit_sasl_authenticated', 'permit_auth_destination'];

/** The words of a list of the service. */
export function wordsOfList(settings: ServiceSettings, name: ListName): readonly string[] {
  return listWords(settings.text(purposes[name].name));
}

/** Takes all lists of a service apart. */
export function compileLists(
  settings: ServiceSettings,
  compile: SmtpdService['compile'],
): Pick<SmtpdService, 'lists' | 'formerRelayList'> {
  const list = (name: ListName): ReturnType<typeof compile> => compile(wordsOfList(settings, name), purposes[name]);
  return {
    lists: {
      client: list('client'),
      helo: list('helo'),
      sender: list('sender'),
      relay: list('relay'),
      recipient: list('recipient'),
      etrn: list('etrn'),
      data: list('data'),
      endOfData: list('endOfData'),
    },
    formerRelayList: compile(formerRelayRestrictions, purposes.relay),
  };
}
