/**
 * Generated configurations and messages, routed alike by a real cleanup, trivial-rewrite and qmgr and by ours.
 * ROUTE_RUNS is the number of messages; ten share a configuration.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { seed } from '../seed.ts';
import { withPostfix } from './instance.ts';
import { generatedRouting, routeFiles } from './route/generateRoutes.ts';
import { configurationIn, installedVersion, ourRoute, seenOf } from './route/ourRoutes.ts';
import { openMain, realRoute, recordingServices } from './route/realRoutes.ts';

const perConfiguration = 10;
const wanted = Number(process.env['ROUTE_RUNS'] ?? '100');

test('a real Postfix sends generated messages where we say they go', async (context) => {
  const configurations = fc.sample(generatedRouting(perConfiguration), {
    seed,
    numRuns: Math.ceil(wanted / perConfiguration),
  });
  const differences: string[] = [];
  let compared = 0;
  let deliveries = 0;
  for (const { main, messages } of configurations) {
    await withPostfix({ main: openMain + main, master: recordingServices, files: routeFiles }, async (instance) => {
      const configuration = configurationIn(instance.folder);
      for (const message of messages) {
        const real = await realRoute(instance, message);
        if (real === undefined) continue;
        compared++;
        deliveries += real.deliveries.length;
        const ours = seenOf(ourRoute(configuration, message));
        if (JSON.stringify(ours) === JSON.stringify(real)) continue;
        differences.push(
          `${JSON.stringify(message)}\n real ${JSON.stringify(real)}\n ours ${JSON.stringify(ours)}\n${main}`,
        );
      }
    });
  }
  context.diagnostic(
    `${compared - differences.length} of ${compared} messages agree, with ${deliveries} deliveries ` +
      `(Postfix ${installedVersion}, seed ${seed})`,
  );
  assert.ok(compared * 2 > wanted, `only ${compared} messages were taken`);
  assert.equal(
    differences.length,
    0,
    `${differences.length} of ${compared}\n` +
      `${differences.slice(0, Number(process.env['ROUTE_SHOWN'] ?? '3')).join('\n\n')}`,
  );
});
