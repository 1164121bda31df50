import { holeNamed } from '../hole.ts';
import type { ValueCases } from '../tables/maps.ts';

/** What a value may be where it is not known: the actions that smtpd tells apart, and all that lets it go on. */
export const accessCases: ValueCases = [
  { label: 'DUNNO', value: 'DUNNO' },
  { label: 'OK', value: 'OK' },
  ...['REJECT', 'DEFER', 'DEFER_IF_PERMIT', 'DEFER_IF_REJECT', '421', '521'].map((label) => ({
    label,
    value: `${label} ${holeNamed('text')}`,
  })),
  { label: '4NN', value: `4${holeNamed('code')} ${holeNamed('text')}` },
  { label: '5NN', value: `5${holeNamed('code')} ${holeNamed('text')}` },
  { label: 'DISCARD', value: 'DISCARD' },
  { label: 'passing', value: holeNamed('passing') },
  { label: 'other', value: holeNamed('other') },
];
