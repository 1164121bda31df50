import type { MasterEntry } from '../syntax/masterCf.ts';
import { splitList } from '../syntax/splitList.ts';
import { column } from './masterService.ts';

/** A scope as far as filters go: the values that one program sees. */
export interface FilterScope {
  readonly entry?: MasterEntry;
  readonly text: (name: string) => string | undefined;
}

/** Whether an option of receive_override_options is on in a scope; undefined where that is not known. */
export function hasReceiveOption({ text }: FilterScope, option: string): boolean | undefined {
  const value = text('receive_override_options');
  return value === undefined ? undefined : splitList(value).some((item) => item.text.toLowerCase() === option);
}

/**
 * Whether an smtpd takes mail back from a filter: its own `-o` switches the filter of
 * main.cf off, or it listens on this machine alone on a port that is not one of mail's.
 */
export function isBehindFilter({ entry }: FilterScope): boolean {
  const name = entry?.columns[column.service]?.text ?? '';
  return (
    entry?.columns[column.type]?.text === 'inet' &&
    /^(?:127\.\d+\.\d+\.\d+|localhost|\[?::1\]?):(?!25$|smtp$|465$|587$|submissions?$|smtps$)/.test(name)
  );
}
