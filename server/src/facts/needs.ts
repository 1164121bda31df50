import list from '../data/overlay/needs.json';

/** A setting that does nothing, or less, without another. */
export interface Need {
  readonly name: string;
  /** A boolean that must be on, or a value that must not be empty. */
  readonly needs: string;
  readonly program: string;
  /** `skipped`: it works, and whoever wants to can pass it by. */
  readonly as?: 'skipped';
}

/** All that are known. */
export const needs = list as readonly Need[];
