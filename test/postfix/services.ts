import { connect } from 'node:net';
import { join } from 'node:path';
import { dialogueOn } from './dialogue.ts';
import type { Dialogue } from './dialogue.ts';
import type { Instance } from './instance.ts';

/** A line of master.cf for a daemon of its own with settings of its own, so that one instance can try many of them. */
export function serviceLine(name: string, command: 'smtpd' | 'smtp', settings: readonly string[]): string {
  const options = settings.map((setting) => ` -o { ${setting} }`).join('');
  return command === 'smtpd' ? `${name} unix n - n - - smtpd${options}` : `${name} unix - - n - - smtp${options}`;
}

/** Says these commands to an smtpd of serviceLine(), over its socket. */
export function sayTo(instance: Instance, name: string, commands: readonly string[]): Promise<Dialogue> {
  return dialogueOn(() => connect(join(instance.folder, 'queue/public', name)), commands);
}
