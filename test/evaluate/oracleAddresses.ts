import { bytesOfText, textOfBytes } from '../../server/src/base/byteString.ts';
import { readingOf } from '../../server/src/evaluate/reading.ts';
import { openService } from '../../server/src/evaluate/smtpd/service.ts';
import { programSettings } from '../../server/src/evaluate/smtpd/settings.ts';
import type { OracleAddresses, OracleConfiguration, SmtpdOracle } from './oracleFile.ts';
import { oracleConfiguration, oracleWorld } from './oracleWorld.ts';

/** Resolves all addresses that the recording resolved, with the release that all recordings have. */
export function compareAddresses(oracle: SmtpdOracle): {
  readonly compared: number;
  readonly failures: readonly string[];
} {
  const version = '3.10.13';
  const failures: string[] = [];
  let compared = 0;
  const compare = (id: string, configuration: OracleConfiguration, addresses: OracleAddresses | undefined): void => {
    const reading = readingOf(oracleWorld(oracle, configuration, version), []);
    const settings = programSettings(oracleConfiguration(oracle, configuration, version), { version });
    const service = openService(settings, reading);
    if ('fatal' in service) return;
    const silent = { reading, log: () => undefined, trace: () => undefined };
    for (const [address, recorded] of Object.entries(addresses ?? {})) {
      const ours = service.resolve(bytesOfText(address), undefined, silent);
      compared++;
      const own =
        ours.kind === 'address'
          ? {
              recipient: textOfBytes(ours.recipient),
              class: ours.class,
              transport: ours.transport,
              nexthop: textOfBytes(ours.nextHop),
              flags: ours.routed ? 'routed' : undefined,
            }
          : { error: ours.kind === 'syntax' };
      const { recipient, class: addressClass, transport, nexthop, flags, error } = recorded;
      const wanted = error ? { error } : { recipient, class: addressClass, transport, nexthop, flags };
      if (JSON.stringify(own) !== JSON.stringify(wanted))
        failures.push(`${id} ${address}: ${JSON.stringify(wanted)}, ours ${JSON.stringify(own)}`);
    }
  };
  for (const [id, base] of Object.entries(oracle.bases)) compare(id, { base: id, set: {} }, base.addresses);
  for (const [id, configuration] of Object.entries(oracle.configs))
    if (configuration.addresses) compare(id, configuration, configuration.addresses);
  return { compared, failures };
}
