import type { Context, Fix } from '../rule.ts';
import { commentOut, placeAt } from './lineEdit.ts';

/** Makes comments of all lines of the entry that a place of the file belongs to. */
export function commentOutFix(context: Context, offset: number, { preferred = false } = {}): Fix[] {
  const place = placeAt(context, offset);
  if (!place) return [];
  return [
    { title: { key: 'commentOut', data: undefined }, edits: commentOut(place), ...(preferred ? { preferred } : {}) },
  ];
}
