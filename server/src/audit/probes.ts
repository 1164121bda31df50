import { serverTlsLevel } from './checks/tlsSettings.ts';
import type { CheckInput } from './finding.ts';
import { isIpAddress, normalAddress } from './hostText.ts';
import type { ListeningService } from './listeningServices.ts';
import type { ProbeQuestion } from './question.ts';

/** A service to connect to. */
export interface ProbeTarget {
  readonly listening: ListeningService;
  readonly address: string;
  readonly tls: ProbeQuestion;
  readonly relay: ProbeQuestion;
}

/** The services of master.cf that can be reached at the addresses of this server. Two connections each. */
export function probeTargets({ identity }: Pick<CheckInput, 'identity'>): readonly ProbeTarget[] {
  const addresses = [...new Set(identity.outgoing.map(({ address }) => address))];
  return identity.listening.flatMap((listening) =>
    addresses
      .filter((address) => listensAt(listening, address))
      .map((address) => {
        const { port } = listening;
        const { wrapped } = serverTlsLevel(listening);
        const serverName = identity.hostname ?? '';
        const base = { kind: 'probe', address, port, wrapped, serverName } as const;
        return { listening, address, tls: { ...base, ask: 'tls' }, relay: { ...base, ask: 'relay' } };
      }),
  );
}

function listensAt({ host, port }: ListeningService, address: string): boolean {
  if (port === 0) return false;
  if (host === '' || host === '*') return true;
  // A name may stand for any address; one of the loopback interface never for others.
  if (!isIpAddress(host)) return host !== 'localhost';
  return normalAddress(host) === address;
}
