import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoteLocal } from '../../../server/src/lookup/keys/quoteLocal.ts';
import { readingOf } from '../../../server/src/evaluate/reading.ts';
import { type Route, type RouteEnvelope, routeMessage } from '../../../server/src/evaluate/route/message.ts';
import { tableOpener } from '../../../server/src/evaluate/tableWorld.ts';
import type { World } from '../../../server/src/evaluate/world.ts';
import { knowledge } from '../../../server/src/facts/knowledge.ts';
import { diskFiles } from '../../../server/src/cli/query/tableFiles.ts';
import { type Configuration, configure } from '../../../server/src/model/configuration.ts';
import { parseMainCf } from '../../../server/src/syntax/mainCf.ts';
import { parseMasterCf } from '../../../server/src/syntax/masterCf.ts';
import { type SeenRoute, sorted } from './realRoutes.ts';

/** The Postfix that is installed. */
export const installedVersion = execFileSync('postconf', ['-h', 'mail_version'], { encoding: 'utf8' }).trim();

/** The configuration of an instance, as it stands on the disk. */
export function configurationIn(folder: string): Configuration {
  const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return configure(
    knowledge,
    installedVersion.replace(/^(\d+\.\d+).*/, '$1'),
    parseMainCf(text('main.cf')),
    parseMasterCf(text('master.cf')),
  );
}

/** The disk and nothing else; a table that is not read there is not known. */
export function diskWorld(): World {
  return {
    ownAddresses: ['127.0.0.1'],
    dns: () => undefined,
    policy: () => undefined,
    verify: () => undefined,
    proxyFilter: () => undefined,
    patternFile: () => undefined,
    openTable: tableOpener(diskFiles({}), { release: installedVersion }, () => undefined),
  };
}

/** Where we say that a message goes. */
export function ourRoute(configuration: Configuration, envelope: RouteEnvelope, service = 'smtp/inet'): Route {
  return routeMessage(configuration, { service, version: installedVersion }, envelope, readingOf(diskWorld(), []));
}

const refusals = {
  lookup: '451 4.3.0 Error: queue file write error',
  limit: '451 4.6.0 Alias expansion error',
  unknown: 'unknown',
  fatal: 'fatal',
};

/** discard(8), which stands in for the retry service, takes a status off. */
function shownHop({ transport, nextHop }: Route['deliveries'][number]): string {
  return transport === 'retry' ? nextHop.replace(/^4\.\d+\.\d+ /, '') : nextHop;
}

/** The same in the form that the log has. */
export function seenOf({ sender, deliveries, problem }: Route): SeenRoute {
  if (problem) {
    return { refused: problem.kind === 'rejected' ? problem.reply : refusals[problem.kind], deliveries: [] };
  }
  const logged = (address: string): string => (address === '' ? '' : quoteLocal(address));
  return {
    sender: logged(sender),
    deliveries: sorted(
      deliveries.map((one) => ({
        to: logged(one.recipient),
        original:
          one.original === '' || one.original.toLowerCase() === one.recipient.toLowerCase()
            ? logged(one.recipient)
            : logged(one.original),
        transport: one.discarded ? 'discarded' : one.transport,
        nextHop: one.discarded ? 'undeliverable postmaster notification discarded' : shownHop(one),
      })),
    ),
  };
}
