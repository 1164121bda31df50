import type { Host } from '../host.ts';
import { pathToUri } from '../ide/links.ts';
import { type InstanceChange, applyChanges } from '../instance/instance.ts';
import type { TablePath } from '../instance/layout.ts';
import { textOfFile } from '../instance/sourceFile.ts';
import { sourceFile } from '../languages/parsers.ts';
import { contextOf } from '../rules/context.ts';
import { type TableUse, languageByUse, tableUses, usesOf } from '../rules/entries/tableUses.ts';
import { isPasswordMap } from '../rules/files/passwordFiles.ts';
import type { Instances } from './instances.ts';
import type { LocalMachine } from './machine.ts';
import type { OpenInstance } from './openInstance.ts';

/** Larger tables are read when somebody asks them: names of services and classes are in small ones. */
const largest = 1_000_000;
/** More tables than a real instance has. */
const most = 100;

/** Reads the tables that open instances name and that no client has open, as far as the machine lets them be read. */
export interface NamedTables {
  /** @param again read all of them: files on disk may be others than before */
  load(owner: OpenInstance, again: boolean): Promise<void>;
}

export function createNamedTables(
  host: Pick<Host, 'machine'>,
  machine: LocalMachine,
  instances: Pick<Instances, 'isOpen' | 'update'>,
): NamedTables {
  const asked = new WeakMap<OpenInstance, string>();

  async function read(uri: string, path: TablePath): Promise<string | undefined> {
    if (!host.machine || !(await machine.mayRead(uri, path))) return undefined;
    const facts = await host.machine.pathFacts(path);
    if (facts?.kind !== 'file' || facts.size > largest) return undefined;
    return host.machine.readPath(path);
  }

  return {
    async load(owner, again) {
      const uri = owner.place.uriOf('main.cf');
      if (!machine.trusted() || !host.machine || uri === undefined) return;
      const wanted = pathsOf(tableUses(contextOf(owner.instance)));
      const key = JSON.stringify(wanted);
      if (asked.get(owner) === key && !again) return;
      asked.set(owner, key);
      const texts = await Promise.all(wanted.map(async (path) => [path, await read(uri, path)] as const));
      if (!instances.isOpen(owner) || asked.get(owner) !== key) return;
      const context = contextOf(owner.instance);
      const { tables } = owner.instance;
      const gone = [...tables.keys()]
        .filter((path) => !wanted.includes(path))
        .map((path) => [path, undefined] as const);
      const changes = [...texts, ...gone].flatMap(([path, text]): InstanceChange[] => {
        const known = tables.get(path);
        if (owner.open.has(path) || (known ? textOfFile(known) : undefined) === text) return [];
        if (text === undefined) return [{ kind: 'absent', file: path }];
        const language = languageByUse(usesOf(context, path));
        return [{ kind: 'file', file: sourceFile(path, pathToUri(path), text, language) }];
      });
      instances.update(owner, applyChanges(owner.instance, changes));
    },
  };
}

/** Passwords are read by nobody who does not ask for one of their keys. */
function pathsOf(uses: readonly TableUse[]): TablePath[] {
  const secret = new Set(uses.filter(({ setting }) => isPasswordMap(setting)).map(({ path }) => path));
  return [...new Set(uses.map(({ path }) => path))].filter((path) => !secret.has(path)).slice(0, most);
}
