import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What `postfix check` makes of an empty queue directory (conf/postfix-files), and takes two seconds for. */
export function makeQueueFolders(queue: string): void {
  const postfix = Number(execFileSync('id', ['-u', 'postfix'], { encoding: 'utf8' }));
  const postdrop = Number(execFileSync('getent', ['group', 'postdrop'], { encoding: 'utf8' }).split(':')[2]);
  const make = (name: string, mode: number, user: number, group: number): void => {
    mkdirSync(join(queue, name), { recursive: true });
    chownSync(join(queue, name), user, group);
    chmodSync(join(queue, name), mode);
  };
  for (const name of [
    'active',
    'bounce',
    'corrupt',
    'defer',
    'deferred',
    'flush',
    'hold',
    'incoming',
    'private',
    'saved',
    'trace',
  ])
    make(name, 0o700, postfix, 0);
  make('maildrop', 0o730, postfix, postdrop);
  make('public', 0o710, postfix, postdrop);
  make('pid', 0o755, 0, 0);
}
