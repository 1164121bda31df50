import { type AddressContext, usualStrategy } from '../../lookup/keys/mailKeys.ts';
import { findAddress } from '../tables/findAddress.ts';
import { type Maps, type MapsResult, type Recorder, type ValueCases, findInMaps } from '../tables/maps.ts';
import type { ServiceSettings } from '../smtpd/settings.ts';
import type { TraceItem } from '../trace.ts';
import type { MailDestination } from './destination.ts';

/** Under which key the name and password for a server are found; the value itself is never told. */
export type CredentialKey =
  | { readonly kind: 'found'; readonly key: string; readonly table: string }
  | { readonly kind: 'notFound' | 'error' }
  /** The server is one of the MX hosts of a domain: it is asked for by a name that only DNS has. */
  | { readonly kind: 'byServer'; readonly otherwise?: string };

/** What stands in for a value of smtp_sasl_password_maps. */
const secret: ValueCases = [{ label: 'found', value: 'x' }];

/**
 * smtp_sasl_passwd_lookup() (smtp/smtp_sasl_glue.c): by the sender, where smtp_sender_dependent_authentication says
 * so, then by the server, then by the destination as written.
 */
export function credentialKey(
  maps: Maps,
  sender: string,
  destination: MailDestination,
  protocol: 'smtp' | 'lmtp',
  settings: ServiceSettings,
  keys: AddressContext,
  recorder: Recorder,
): CredentialKey {
  const silent: Recorder = {
    reading: recorder.reading,
    log: (line) => {
      recorder.log(line);
    },
    trace: (item, isAscii) => {
      recorder.trace(withoutValue(item), isAscii);
    },
  };
  if (protocol === 'smtp' && sender !== '' && settings.flag('smtp_sender_dependent_authentication')) {
    const found = answerOf(findAddress(maps, sender, usualStrategy, keys, secret, silent));
    if (found.kind !== 'notFound') return found;
  }
  if (destination.by === 'mx') {
    const found = answerOf(findInMaps(maps, destination.text, false, secret, silent));
    return { kind: 'byServer', ...(found.kind === 'found' ? { otherwise: found.key } : {}) };
  }
  const byServer = answerOf(findInMaps(maps, destination.host.toLowerCase(), false, secret, silent));
  return byServer.kind === 'notFound' ? answerOf(findInMaps(maps, destination.text, false, secret, silent)) : byServer;
}

function answerOf(answer: MapsResult): Exclude<CredentialKey, { readonly kind: 'byServer' }> {
  return answer.kind === 'found'
    ? { kind: 'found', key: answer.key, table: withoutContents(answer.table) }
    : { kind: answer.kind };
}

function withoutValue(item: TraceItem): TraceItem {
  if (item.kind !== 'lookup') return item;
  const { kind, title, key, result, table, place, skipped } = item;
  return {
    kind,
    title,
    key,
    result,
    ...(table === undefined ? {} : { table: withoutContents(table) }),
    ...(place ? { place } : {}),
    ...(skipped ? { skipped } : {}),
  };
}

/** The name of a table without what stands in the name itself: `inline:{ … }` and `static:…` hold the password. */
function withoutContents(table: string): string {
  return table.replace(/^((?:proxy:|debug:)*(?:inline|static|randmap|unionmap|pipemap):).*$/s, '$1…');
}
