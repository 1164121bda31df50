/** See wanted.mjs. */
export function wantedProse(): Readonly<Record<string, ReadonlySet<string>>>;
export const openKinds: ReadonlySet<string>;
