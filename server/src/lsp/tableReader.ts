import { bytesOfText, textOfBytes } from '../base/byteString.ts';
import type { Host } from '../host.ts';
import { pathToUri } from '../ide/links.ts';
import type { Release } from '../facts/factTypes.ts';
import { atLeast } from '../facts/release.ts';
import type { Pcre2 } from '../lookup/pcre/engine.ts';
import { pcre2Of } from '../lookup/pcre/wasm.ts';
import type { TableFile } from '../lookup/table.ts';
import type { TableReader } from '../questions/trace/playWithFiles.ts';
import type { LocalMachine } from './machine.ts';

/** Reads the tables that a configuration names, and says where they are. */
export interface InstanceTables extends TableReader {
  /** The address of a table of which a line was shown. */
  readonly uriOfTable: (name: string) => string;
}

/**
 * The tables of the instance of a file. Which of them may be read is up to `machine`.
 * @param uri of the main.cf or master.cf
 */
export function tablesOf(
  host: Host,
  machine: LocalMachine,
  uri: string,
  release: Release,
  installed: readonly string[] = [],
): InstanceTables {
  const own = new Map<string, string>();
  return {
    async readTable(name) {
      const path = await machine.ownPath(uri, textOfBytes(name), installed);
      own.set(name, path);
      return readTable(host, machine, uri, path);
    },
    loadPcre2: () => loadPcre2(host, release),
    uriOfTable: (name) => pathToUri(own.get(name) ?? textOfBytes(name)),
  };
}

async function readTable(host: Host, machine: LocalMachine, uri: string, path: string): Promise<TableFile> {
  if (!host.machine || !(await machine.mayRead(uri, path))) return { kind: 'unread' };
  const facts = await host.machine.pathFacts(path);
  if (facts?.kind === 'absent') return { kind: 'absent', reason: 'No such file or directory' };
  const text = await host.machine.readPath(path);
  // What is not UTF-8 was replaced while it was read: the table's bytes are not known.
  if (text === undefined || text.includes('\ufffd')) return { kind: 'unread' };
  return { kind: 'text', bytes: bytesOfText(text) };
}

/** As distributions have it: PCRE2 10.42 with Postfix 3.7 (Debian 12), 10.46 with 3.10 (Debian 13). */
async function loadPcre2(host: Host, release: Release): Promise<Pcre2 | undefined> {
  try {
    const bytes = await host.loadBytes(`pcre2/pcre2-${atLeast(release, '3.8') ? '10.46' : '10.42'}.wasm`);
    return pcre2Of((await WebAssembly.instantiate(bytes, {})).instance);
  } catch {
    return undefined; // The answers of such tables are unknown then.
  }
}
