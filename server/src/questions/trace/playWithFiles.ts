import type { ByteString } from '../../base/byteString.ts';
import { type Alternatives, playAlternatives } from '../../evaluate/alternatives.ts';
import { type WorldFile, worldOfFile } from '../../evaluate/worldFile.ts';
import type { World } from '../../evaluate/world.ts';
import type { Pcre2 } from '../../lookup/pcre/engine.ts';
import type { TableFile, TableName } from '../../lookup/table.ts';
import type { Configuration } from '../../model/configuration.ts';
import { type TraceSession, smtpSessionOf } from './traceSession.ts';

/** What a host that reads nothing at once gives for tables. Neither function rejects. */
export interface TableReader {
  /** @param name a file as the configuration names it */
  readonly readTable: (name: ByteString) => Promise<TableFile>;
  /** PCRE2, which is large: asked for where a table needs it. Undefined: there is none. */
  readonly loadPcre2: () => Promise<Pcre2 | undefined>;
}

/** A table may name another, which may name another: so many times more files are read. */
const mostRounds = 10;

/**
 * Plays a session against a configuration where files are read in the background.
 * @param view the service, such as `smtp/inet`, and the release whose smtpd is played
 */
export function playWithFiles(
  configuration: Configuration,
  view: { readonly service: string; readonly version: string },
  session: TraceSession,
  reader: TableReader,
): Promise<Alternatives> {
  return inRounds(view.version, reader, (worldOf) =>
    playAlternatives(configuration, view, smtpSessionOf(session), worldOf({})),
  );
}

/**
 * Answers a question that reads files at once where files are read in the background: it is asked, the files that it
 * wanted are read, and it is asked again, until nothing new is wanted. So no file is read but those that it needs.
 * @param ask is given the worlds of world files
 */
export async function inRounds<T>(
  release: string,
  reader: TableReader,
  ask: (worldOf: (file: WorldFile) => World) => T,
): Promise<T> {
  const known = new Map<ByteString, TableFile>();
  let pcre2: Pcre2 | undefined;
  let isPcre2Asked = false;
  for (let round = 0; ; round++) {
    const wanted = new Set<ByteString>();
    let wantsPcre2 = false;
    const worldOf = (worldFile: WorldFile): World => {
      const world = worldOfFile(worldFile, {
        files: {
          read(name) {
            const file = known.get(name);
            if (!file) wanted.add(name);
            return file ?? { kind: 'unread' };
          },
        },
        release,
        ownAddresses: ['127.0.0.1', '::1'],
        ...(pcre2 ? { pcre2 } : {}),
      });
      const openTable: World['openTable'] = (table, options) => {
        wantsPcre2 ||= needsPcre2(table);
        return world.openTable(table, options);
      };
      return { ...world, openTable };
    };
    const result = ask(worldOf);
    const isDone = wanted.size === 0 && (!wantsPcre2 || isPcre2Asked);
    if (isDone || round === mostRounds) return result;
    if (wantsPcre2 && !isPcre2Asked) {
      isPcre2Asked = true;
      pcre2 = await reader.loadPcre2();
    }
    for (const name of wanted) known.set(name, await reader.readTable(name));
  }
}

/** Tables inside of others are in their names, as in `pipemap:{pcre:/etc/postfix/x}`. */
function needsPcre2({ type, name }: TableName): boolean {
  return type === 'pcre' || name.includes('pcre:');
}
