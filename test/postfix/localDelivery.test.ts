/**
 * Generated aliases, .forward files and mailbox settings, delivered by a real local(8) and by ours. LOCAL_RUNS is the
 * number of messages; ten share a configuration.
 */
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesOfText } from '../../server/src/base/byteString.ts';
import { readingOf } from '../../server/src/evaluate/reading.ts';
import { routeMessage } from '../../server/src/evaluate/route/message.ts';
import type { World } from '../../server/src/evaluate/world.ts';
import type { Configuration } from '../../server/src/model/configuration.ts';
import { seed } from '../seed.ts';
import { withPostfix } from './instance.ts';
import { generatedLocal } from './route/generateLocal.ts';
import { configurationIn, diskWorld, installedVersion } from './route/ourRoutes.ts';
import { againFile, localServices, realLocal, seenOutcomes } from './route/realLocal.ts';
import { openMain } from './route/realRoutes.ts';

const perConfiguration = 10;
const wanted = Number(process.env['LOCAL_RUNS'] ?? '100');

/** The accounts of this machine. */
const accounts = new Map(
  readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , , , , home = '', shell = '']) => [name, { name, home, shell }]),
);

function localWorld(): World {
  return {
    ...diskWorld(),
    account: (name) => accounts.get(name) ?? null,
    addressFile: (path) => {
      try {
        return { text: bytesOfText(readFileSync(path, 'utf8')) };
      } catch {
        return 'absent';
      }
    },
  };
}

function ourLocal(configuration: Configuration, sender: string, recipient: string): unknown {
  const route = routeMessage(
    configuration,
    { service: 'smtp/inet', version: installedVersion },
    { sender, recipients: [recipient] },
    readingOf(localWorld(), []),
  );
  return route.deliveries.flatMap(({ local, recipient: to, transport, nextHop }) =>
    local ? seenOutcomes(local.outcomes) : [['passed', to, transport, nextHop]],
  );
}

test('a real local(8) delivers generated messages as we say', async (context) => {
  const configurations = fc.sample(generatedLocal(perConfiguration), {
    seed,
    numRuns: Math.ceil(wanted / perConfiguration),
  });
  const differences: string[] = [];
  let compared = 0;
  const kinds = new Map<string, number>();
  for (const { main, files, messages } of configurations) {
    const setup = { main: openMain + main, master: localServices, files: { ...files, again: againFile } };
    await withPostfix(setup, async (instance) => {
      chmodSync(join(instance.folder, 'mail'), 0o777);
      mkdirSync(join(instance.folder, 'mail/dir'));
      chmodSync(join(instance.folder, 'mail/dir'), 0o777);
      const configuration = configurationIn(instance.folder);
      for (const { sender, recipient } of messages) {
        const real = await realLocal(instance, sender, recipient);
        if (real === undefined) continue;
        compared++;
        for (const [kind = ''] of real) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        const ours = ourLocal(configuration, sender, recipient);
        if (JSON.stringify(ours) === JSON.stringify(real)) continue;
        differences.push(
          `${sender} -> ${recipient}\n real ${JSON.stringify(real)}\n ours ${JSON.stringify(ours)}\n` +
            `${main}\n${JSON.stringify(files, null, 1)}`,
        );
      }
    });
  }
  context.diagnostic(
    `${compared - differences.length} of ${compared} messages agree ` +
      `(${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}; ` +
      `Postfix ${installedVersion}, seed ${seed})`,
  );
  assert.ok(compared * 2 > wanted, `only ${compared} messages were taken`);
  assert.equal(
    differences.length,
    0,
    `${differences.length} of ${compared}\n` +
      `${differences.slice(0, Number(process.env['LOCAL_SHOWN'] ?? '3')).join('\n\n')}`,
  );
});
