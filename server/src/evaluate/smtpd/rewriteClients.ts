import { sameAddress } from '../address/network.ts';
import { anyValue, findInMaps } from '../tables/maps.ts';
import { type MatchAnswer, matchClient } from '../tables/matchList.ts';
import { logEvent, refusalLine } from './refuse.ts';
import { isLoggedIn } from './restrictions/client.ts';
import type { SmtpdCheck } from './state.ts';

/**
 * smtpd_check_rewrite(): whether the client's headers are completed as those of this machine are. Only a look-up that
 * fails has a reply, which this gives.
 */
export function rewriteFailure(check: SmtpdCheck): string | undefined {
  for (const word of check.service.rewriteClients) {
    if (word.toLowerCase() === 'check_address_map') continue;
    const answer = isRewriteClient(check, word);
    if (answer === 'yes') return undefined;
    if (answer === 'no') continue;
    const refusal = refusalLine({ code: '451', status: '4.3.0', text: 'Temporary lookup error' });
    logEvent(check, 'reject', refusal);
    return refusal;
  }
  return undefined;
}

function isRewriteClient(check: SmtpdCheck, word: string): MatchAnswer {
  const {
    state: { client },
    service,
    reading,
    silent,
  } = check;
  if (word.includes(':')) {
    const { kind } = findInMaps(service.accessTable(word), client.address, false, anyValue, silent);
    if (kind === 'error') return 'error';
    return kind === 'found' ? 'yes' : 'no';
  }
  switch (word.toLowerCase()) {
    case 'permit_mynetworks':
      return matchClient(service.matchList('mynetworks'), check.matchedClient, silent);
    case 'permit_inet_interfaces':
      return reading.world.ownAddresses.some((own) => sameAddress(own, client.address)) ? 'yes' : 'no';
    case 'permit_sasl_authenticated':
      return isLoggedIn(check) ? 'yes' : 'no';
    default:
      return 'no';
  }
}
