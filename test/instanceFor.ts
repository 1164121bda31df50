import { type Instance, applyChanges, emptyInstance } from '../server/src/instance/instance.ts';
import { sourceFile } from '../server/src/languages/parsers.ts';
import type { Disk } from '../server/src/model/disk.ts';
import { contextOf } from '../server/src/rules/context.ts';
import type { Context, MasterContext } from '../server/src/rules/rule.ts';

/** What an instance is made of; a file that is not given is not there. */
export interface Parts {
  readonly main?: string | undefined;
  readonly master?: string | undefined;
  readonly release?: string;
  readonly disk?: Disk | undefined;
  readonly mainUri?: string;
  readonly masterUri?: string;
}

/** An instance of texts. */
export function instanceFor({
  main,
  master,
  release = '3.11',
  disk,
  mainUri = 'file:///etc/postfix/main.cf',
  masterUri = 'file:///etc/postfix/master.cf',
}: Parts): Instance {
  return applyChanges(emptyInstance(release), [
    main === undefined
      ? { kind: 'absent', file: 'main.cf' }
      : { kind: 'file', file: sourceFile('main.cf', mainUri, main) },
    master === undefined
      ? { kind: 'absent', file: 'master.cf' }
      : { kind: 'file', file: sourceFile('master.cf', masterUri, master) },
    { kind: 'host', host: disk },
  ]);
}

/** What rules see of it. */
export function contextFor(parts: Parts): Context {
  return contextOf(instanceFor(parts));
}

/** What rules see of a master.cf. */
export function masterContextFor(parts: Parts & { readonly master: string }): MasterContext {
  const { master } = contextFor(parts);
  if (!master) throw new Error('an instance without its master.cf');
  return master;
}
