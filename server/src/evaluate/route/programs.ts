import type { Configuration } from '../../model/configuration.ts';
import type { HostFacts } from '../../model/origin.ts';
import type { Reading } from '../reading.ts';
import { resolveSettings } from '../smtpd/resolveSettings.ts';
import { type ResolverTables, addressContext } from '../smtpd/resolverTables.ts';
import { listWords, openTables } from '../smtpd/serviceTables.ts';
import { type ServiceSettings, settingsOfService } from '../smtpd/settings.ts';
import { type MatchList, readMatchList } from '../tables/matchListFile.ts';
import type { Recorder } from '../tables/maps.ts';
import type { MappingContext } from './mappedAddresses.ts';

/** Whose mail is routed: the service that takes it in, such as `smtp/inet` or `pickup/unix`. */
export interface RouteView {
  readonly service: string;
  /** With its patch, such as `3.7.11`. */
  readonly version: string;
  readonly host?: HostFacts | undefined;
}

/** The programs that a message passes, each with the `-o` of its own service. */
export interface RoutePrograms {
  readonly entry: ServiceSettings;
  readonly cleanup: ServiceSettings;
  readonly cleanupTables: ResolverTables;
  readonly masqueradeExceptions: MatchList;
  readonly queueManager: ServiceSettings;
  /** Of the trivial-rewrite that qmgr(8) asks. */
  readonly resolving: ResolverTables;
  /** What mapping addresses needs of cleanup(8) and of the trivial-rewrite that it asks. */
  readonly mapping: (recorder: Recorder) => MappingContext;
}

/** Opens what the programs open at their start, or gives the last line of the log where a list stops one of them. */
export function openPrograms(
  configuration: Configuration,
  view: RouteView,
  reading: Reading,
): RoutePrograms | { readonly fatal: string } {
  const settingsOf = (service: string): ServiceSettings => settingsOfService(configuration, { ...view, service });
  const entry = settingsOf(view.service);
  const cleanup = settingsOf(`${entry.text('cleanup_service_name')}/unix`);
  const queueManager = settingsOf('qmgr/unix');
  const cleanupTables = openTables(cleanup, reading);
  if ('fatal' in cleanupTables) return cleanupTables;
  const resolving = openTables(settingsOf(`${queueManager.text('rewrite_service_name')}/unix`), reading);
  if ('fatal' in resolving) return resolving;
  const exceptions = readMatchList('masquerade_exceptions', cleanup.text('masquerade_exceptions'), 'dot', reading);
  if ('fatal' in exceptions) return exceptions;
  const rewriting = resolveSettings(settingsOf(`${cleanup.text('rewrite_service_name')}/unix`));
  return {
    entry,
    cleanup,
    cleanupTables,
    queueManager,
    resolving,
    masqueradeExceptions: exceptions,
    mapping: (recorder) => ({
      recorder,
      rewriting,
      keys: addressContext(cleanupTables, recorder),
    }),
  };
}

/** Whether a list of words of a parameter has this one. */
export function listsWord(settings: ServiceSettings, parameter: string, word: string): boolean {
  return listWords(settings.text(parameter)).some((one) => one.toLowerCase() === word);
}
