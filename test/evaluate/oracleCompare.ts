import { readingOf } from '../../server/src/evaluate/reading.ts';
import { playSession } from '../../server/src/evaluate/smtpd/session.ts';
import type { SmtpReply } from '../../server/src/evaluate/smtpd/reply.ts';
import type { ProcessMemory } from '../../server/src/evaluate/smtpd/state.ts';
import type { TraceItem } from '../../server/src/evaluate/trace.ts';
import type { OracleConfiguration, OracleReply, OracleSession, SmtpdOracle } from './oracleFile.ts';
import { oracleService, oracleSession } from './oracleWorld.ts';

/** The fields that are compared. */
export const comparedFields = ['replies', 'offers', 'log', 'policy', 'trace'] as const;
export type ComparedField = (typeof comparedFields)[number];

/** Where a session differs, by field: what was recorded, and what we say. */
export type Differences = Partial<Record<ComparedField, { readonly recorded: string; readonly ours: string }>>;

/** Plays a recorded session as a release had it, and compares all that was recorded. */
export function compareSession(
  oracle: SmtpdOracle,
  session: OracleSession,
  version: string,
  memory?: ProcessMemory,
): Differences {
  const configuration = oracle.configs[session.config] as OracleConfiguration;
  const { service, world } = oracleService(oracle, session.config, version);
  const played = playSession(oracleSession(oracle, session), service, readingOf(world, []), memory);
  const hasGreeting = session.replies[0]?.command === 'CONNECT';
  const ours = hasGreeting ? played.replies : played.replies.slice(1);
  const differences: Differences = {};
  const compare = (field: ComparedField, recorded: readonly string[], own: readonly string[]): void => {
    if (recorded.join('\n') !== own.join('\n'))
      differences[field] = { recorded: recorded.join('\n'), ours: own.join('\n') };
  };
  compare('replies', session.replies.map(recordedLine), ours.map(ourLine));
  const offering = session.replies.map(({ offers }) => offers);
  compare(
    'offers',
    offering.map((offers) => offers?.join(' ') ?? ''),
    ours.map(({ offers }, at) => (offering[at] ? offersOf(offers) : '')),
  );
  // The recording has each line of a session once.
  compare('log', session.log, [...new Set(played.log)]);
  if (session.policy_requests) {
    const names = new Set(session.policy_requests.flatMap((request) => Object.keys(request)));
    compare(
      'policy',
      session.policy_requests.map((request) => JSON.stringify(request)),
      played.policyRequests.map((request) =>
        JSON.stringify(Object.fromEntries(Object.entries(request).filter(([name]) => names.has(name)))),
      ),
    );
  } else
    compare(
      'policy',
      [],
      played.policyRequests.map((request) => JSON.stringify(request)),
    );
  if (session.replies.some(({ trace }) => trace)) {
    const left = proxiedTitles(oracle, configuration);
    compare(
      'trace',
      session.replies.flatMap(({ trace }) => trace ?? []),
      ours.flatMap(({ trace }) => traceLines(trace, left)),
    );
  }
  return differences;
}

/** The parameters whose tables are asked through proxymap(8). */
function proxiedTitles({ bases }: SmtpdOracle, { base, set }: OracleConfiguration): ReadonlySet<string> {
  const main = { local_recipient_maps: 'proxy:unix:passwd.byname', ...bases[base]?.main, ...set };
  return new Set(
    Object.entries(main)
      .filter(([, value]) => value.includes('proxy:'))
      .map(([name]) => name),
  );
}

function recordedLine({ command, code, enhanced, text, closed }: OracleReply): string {
  return closed ? `${command} closed` : `${command} ${code} ${enhanced ?? ''} ${text}`;
}

function ourLine({ command, code, status, text, closed }: SmtpReply): string {
  return closed ? `${command} closed` : `${command} ${code} ${status ?? ''} ${text}`;
}

function offersOf(offers: readonly string[] | undefined): string {
  return (offers ?? []).filter((offer) => offer === 'STARTTLS' || offer === 'AUTH').join(' ');
}

/**
 * A trace in the words of the recording: what `smtpd -v` says of lists, restrictions and look-ups, and nothing else.
 */
export function traceLines(items: readonly TraceItem[], left: ReadonlySet<string> = new Set()): string[] {
  return items.flatMap((item): string[] => {
    switch (item.kind) {
      // The recording leaves a key out that was not found where a table was passed over for it, or proxymap was asked.
      case 'lookup':
        return (item.skipped || left.has(item.title)) && item.result === 'notFound' ? [] : [lookupLine(item)];
      case 'list':
        return [`[${item.subject}`, ...traceLines(item.items, left), ...(item.ended ? [']'] : [])];
      case 'restriction':
        return [
          ...traceLines(item.items, left),
          ...(item.status === undefined ? [] : [`${item.name} = ${item.status}`]),
        ];
      case 'listed':
        return [`listed? ${item.subject}`, ...traceLines(item.items, left)];
      case 'answer':
        return [];
    }
  });
}

function lookupLine({ title, key, result, table, value }: Extract<TraceItem, { readonly kind: 'lookup' }>): string {
  if (result === 'error') return `  ${title}: ${key}: search aborted`;
  if (result !== 'found' || value === undefined) return `  ${title}: ${key} -> none`;
  const shown = value.length > 100 ? `${value.slice(0, 100)}...` : value;
  // The recording took the line as it was where the table's name has blanks.
  return table?.includes(' ')
    ? `  ${title}: ${table}(0,lock|fold_fix|utf8_request): ${key} = ${shown}`
    : `  ${title}: ${key} -> ${shown}`;
}
