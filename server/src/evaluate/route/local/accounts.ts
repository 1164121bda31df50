import { holeNamed } from '../../hole.ts';
import type { Reading } from '../../reading.ts';
import type { AccountAnswer } from '../../world.ts';

/** getpwnam(3); where nobody knows, there is the account or there is not. */
export function findAccount(name: string, { world, choose }: Reading): AccountAnswer {
  const known = world.account?.(name);
  if (known !== undefined) return known;
  return choose<AccountAnswer>({ kind: 'account', name }, [
    { label: 'absent', value: null },
    { label: 'present', value: { name, home: holeNamed('home'), shell: holeNamed('shell') } },
  ]);
}

/** A file of addresses: `unknown`: there is one, but nobody knows what it says. */
export function readAddressFile(path: string, { world, choose }: Reading): { text: string } | 'absent' | 'unknown' {
  const known = world.addressFile?.(path);
  if (known !== undefined) return known;
  return choose<'absent' | 'unknown'>({ kind: 'addressFile', path }, [
    { label: 'absent', value: 'absent' },
    { label: 'present', value: 'unknown' },
  ]);
}
