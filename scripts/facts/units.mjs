/** The unit that a time has when it is written without one: mail_conf_time.c takes it from the default. */

/**
 * @param {string | null} value a default, e.g. `3d`, `$max_idle`, `${stress?{10}:{300}}s`
 * @param {(name: string) => string | null | undefined} defaultOf
 */
export function unitOf(value, defaultOf, depth = 0) {
  if (!value || depth > 20) return undefined;
  const written = /[\d}]([smhdw])(?![A-Za-z_])/.exec(value);
  if (written) return written[1];
  const reference = /\$[{(]?(\w+)/.exec(value);
  return reference ? unitOf(defaultOf(reference[1]), defaultOf, depth + 1) : undefined;
}
