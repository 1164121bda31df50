/** Leaves out what says nothing: absent, `null`, `false` and empty lists. */
export const clean = (entry) =>
  Object.fromEntries(
    Object.entries(entry).filter(
      ([, value]) =>
        value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** One entry a line, so that a new release gives a readable diff. */
export function print(file) {
  const line = ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
  const section = ([key, value]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `  ${line([key, value])}`;
    return `  ${JSON.stringify(key)}: {\n${Object.entries(value)
      .map((entry) => `    ${line(entry)}`)
      .join(',\n')}\n  }`;
  };
  return `{\n${Object.entries(file).map(section).join(',\n')}\n}\n`;
}
