/** See names.mjs. */
export const localeNames: readonly string[];
