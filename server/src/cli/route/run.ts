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
import { localeName } from '../../nodeHost.ts';
import { localeOf, locales } from '../../texts/locales.ts';
import { askedRelease, targetProblem } from '../askedRelease.ts';
import { pcre2Loader } from '../query/pcre2.ts';
import { diskFiles } from '../query/tableFiles.ts';
import { visibleHoles } from '../../questions/trace/traceLines.ts';
import type { TraceStatus, TraceTerminal } from '../trace/run.ts';
import { type RouteOptions, readRouteArguments } from './arguments.ts';
import { printRoutes } from './print.ts';

/** Runs `postfix-lint route`: 0: known; 1: refused or undeliverable; 2: wrong usage; 3: depends on an unknown. */
export function runRoute(args: readonly string[], terminal: TraceTerminal): TraceStatus {
  const { env } = terminal;
  const locale = localeOf(localeName(env));
  const texts = locales[locale].route;
  const fail = (text: string): TraceStatus => {
    terminal.complain(`postfix-lint: ${text}\n`);
    return 2;
  };
  const command = readRouteArguments(args);
  if (command.kind === 'help') {
    terminal.out(texts.help);
    return 0;
  }
  if (command.kind === 'option') return fail(command.message(locales[locale].lint));
  if (command.kind === 'usage') return fail(texts.usage(command.detail));
  const { options } = command;
  const { path, targetVersion } = options;
  const wrongTarget = targetProblem(targetVersion, locale);
  if (wrongTarget !== undefined) return fail(wrongTarget);
  if (!existsSync(join(path, 'main.cf'))) return fail(texts.noConfiguration(path));
  const world = readWorld(options.worldFile);
  if (typeof world === 'string') return fail(texts.badWorld(options.worldFile ?? '', world));
  const result = routesOf(options, world, terminal);
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

/** A string is why the file cannot be read. */
function readWorld(path: string | undefined): WorldFile | string {
  if (path === undefined) return {};
  try {
    const world: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof world === 'object' && world !== null ? world : 'not an object';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
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
