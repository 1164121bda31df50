/**
 * What each rule says, by code: the key is the diagnostic's public code, the argument its data. One or two sentences:
 * what is wrong, and what Postfix makes of it.
 */
export const enRules = {
  'missing-equals': (d: { words: string; name?: string }) =>
    d.name === undefined
      ? `No “=” after “${d.words}”: Postfix refuses the whole file (“missing '=' after attribute name”).`
      : `A parameter name cannot contain spaces: “${d.words}”. Postfix refuses the whole file (“missing '=' after attribute name”).`,
  'empty-name': () => 'No name before the “=”: Postfix refuses the whole file (“missing attribute name”).',
  'unknown-parameter': (d: { name: string; suggestion?: string }) =>
    `Postfix has no parameter “${d.name}” and ignores this line.${d.suggestion ? ` Did you mean “${d.suggestion}”?` : ''}`,
};
