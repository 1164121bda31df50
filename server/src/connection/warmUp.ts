import type { ParameterView } from '../languages/parameters/parameterView.ts';
import { mainCf } from '../languages/mainCf/mainCf.ts';
import { hover } from '../ide/hover.ts';
import type { Host } from '../host.ts';
import type { Release } from '../knowledge/factTypes.ts';
import { commonSample } from './firstFile.ts';
import { openFile } from './openFile.ts';

/** Words of each kind that a hover tells of; wrong names several, as what each may mean is found out once. */
const sample = `${commonSample}own_table = hash:/etc/postfix/one, $mydomain, permit_mynetworks
other_table = $own_table \${own_table?{x}:{$mydomain}}
smtpd_client_restrictions = permit_mynetworks, check_client_access hash:/etc/postfix/client, reject
virtual_alias_maps = hash:/etc/postfix/virtual, $own_table
local_transport = local:$myhostname
company_disclaimer = a
spam_threshold_2 = b
smtpd_recipent_limit = c
virtual_users_table = d
mail_quota_default = e
smtp_tls_min_version = f
dkim_selector = g
outgoing_site_banner = h
smtpd_helo_required = yes
lmtp_tls_loglevel = 1
slow_destination_recipient_limit = $default_destination_recipient_limit
smtp_tls_mandatory_protocols = >=TLSv1.2
message_size_limit = 10240000
unknown_local_recipient_reject_code = 550
`;

/** How often each word is hovered over. */
const rounds = 4;
/** How long after the first report the server is left to what else the client asks of a file that it opens, in milliseconds. */
const settling = 200;

/** What hovers are made from. */
export interface HoverSource extends Pick<ParameterView, 'messages' | 'prose'> { readonly release: Release }

/**
 * Makes what is to be called whenever a file has been checked. Some time after the first call, once, it hovers over a file
 * of no consequence: code that has run a few times is several times faster, and a user who hovers for the first time would
 * wait for all of it.
 * @param source asked for when it begins
 */
export function createWarmUp(host: Pick<Host, 'soon' | 'later'>, source: () => Promise<HoverSource>, log: (message: string) => void): () => void {
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    host.later(() => { source().then((one) => hoverOverSample(host, one)).catch((error: unknown) => log(`warm-up: ${String(error)}`)); }, settling);
  };
}

/** One word in each turn of the event loop, so that nobody waits for more than that. */
function hoverOverSample({ soon }: Pick<Host, 'soon'>, { release, messages, prose }: HoverSource): Promise<void> {
  const file = openFile('', 1, sample, release);
  const document = { uri: '', language: mainCf, lines: file.lines(), context: file.context(), messages, prose, others: () => [] };
  const places = Array.from(sample.matchAll(/[\w.-]+/g), ({ index }) => index);
  return new Promise((resolve, reject) => {
    let done = 0;
    const turn = (): void => {
      try {
        hover(document, places[done % places.length] as number);
      } catch (error) {
        reject(error as Error);
        return;
      }
      if (++done < rounds * places.length) soon(turn);
      else resolve();
    };
    turn();
  });
}
