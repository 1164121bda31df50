import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasHole } from '../../evaluate/hole.ts';
import { type RouteAlternatives, routeAlternatives } from '../../evaluate/route/message.ts';
import { type WorldFile, worldOfFile } from '../../evaluate/worldFile.ts';
import { knowledge } from '../../facts/knowledge.ts';
import { configure } from '../../model/configuration.ts';
import { overridesByService } from '../../model/overrides.ts';
import { parseMainCf } from '../../syntax/mainCf.ts';
import { parseMasterCf } from '../../syntax/masterCf.ts';
import { locales } from '../../texts/locales.ts';
import { askedRelease } from '../askedRelease.ts';
import { beginQuestion } from '../beginQuestion.ts';
import { pcre2Loader } from '../query/pcre2.ts';
import { diskFiles } from '../query/tableFiles.ts';
import { visibleHoles } from '../../questions/trace/traceLines.ts';
import type { TraceStatus, TraceTerminal } from '../trace/run.ts';
import { askedWorld } from '../trace/world.ts';
import { type RouteOptions, readRouteArguments } from './arguments.ts';
import { printRoutes } from './print.ts';

/** Runs `postfix-lint route`: 0: known; 1: refused or undeliverable; 2: wrong usage; 3: depends on an unknown. */
export function runRoute(args: readonly string[], terminal: TraceTerminal): TraceStatus {
  const begun = beginQuestion(readRouteArguments(args), terminal, (locale) => locales[locale].route);
  if ('status' in begun) return begun.status;
  const { options, locale, fail } = begun;
  const texts = locales[locale].route;
  const { path } = options;
  if (!existsSync(join(path, 'main.cf'))) return fail(texts.noConfiguration(path));
  const asked = askedWorld(options.worldFile, options.assumed, locales[locale]);
  if ('fault' in asked) return fail(asked.fault);
  const result = routesOf(options, asked.world, terminal);
  if (result === undefined) return fail(texts.noService(options.service ?? ''));
  terminal.out(
    options.format === 'json' ? `${visibleHoles(JSON.stringify(result, null, 2))}\n` : printRoutes(result, texts),
  );
  return statusOf(result);
}

/** Undefined: master.cf has no service of that name. */
function routesOf(
  { path, targetVersion, service = 'smtp/inet', filter, headers, from, to }: RouteOptions,
  worldFile: WorldFile,
  { env, dataFolder }: TraceTerminal,
): RouteAlternatives | undefined {
  const text = (name: string): string => (existsSync(join(path, name)) ? readFileSync(join(path, name), 'utf8') : '');
  const version = askedRelease(targetVersion, join(path, 'main.cf'));
  const configuration = configure(knowledge, version, parseMainCf(text('main.cf')), parseMasterCf(text('master.cf')));
  if (service !== 'smtp/inet' && !overridesByService(configuration).has(service)) {
    return undefined;
  }
  const pcre2 = pcre2Loader(dataFolder, version);
  const world = worldOfFile(worldFile, {
    files: diskFiles(env),
    release: version,
    ownAddresses: ['127.0.0.1', '::1'],
    pcre2,
  });
  const envelope = {
    sender: from,
    recipients: to,
    headers: headers.map((header) => ({ text: header })),
    ...(filter === undefined ? {} : { filter }),
  };
  return routeAlternatives(configuration, { service, version }, envelope, world);
}

function statusOf({ alternatives, exhaustive }: RouteAlternatives): TraceStatus {
  const open =
    !exhaustive ||
    alternatives.length > 1 ||
    alternatives.some(
      ({ route: { problem, deliveries } }) =>
        problem?.kind === 'unknown' ||
        deliveries.some(
          ({ transport, nextHop, local }) =>
            hasHole(transport) ||
            hasHole(nextHop) ||
            local?.outcomes.some((one) => one.kind === 'unknown' || Object.values(one).some(hasHole)),
        ),
    );
  if (open) return 3;
  return alternatives.every(
    ({ route: { problem, fate, deliveries } }) =>
      !problem &&
      fate === undefined &&
      deliveries.every(
        ({ transport, local }) =>
          transport !== 'error' &&
          transport !== 'retry' &&
          !local?.outcomes.some(({ kind }) => kind === 'bounced' || kind === 'deferred'),
      ),
  )
    ? 0
    : 1;
}
