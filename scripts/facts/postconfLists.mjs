/** What postconf(1) knows besides the tables: names of the past that are still read, and names that it warns of. */
import { bracedBody, stripComments } from './cText.mjs';

/** Old names that other parameters' defaults still read: pcf_legacy_str_table of postconf/postconf_builtin.c. */
export function readLegacyNames(release) {
  const text = release.read('src/postconf/postconf_builtin.c') ?? '';
  const at = /legacy_str_table\[\]\s*=\s*\{/.exec(text);
  return at ? [...bracedBody(text, at.index + at[0].length - 1).matchAll(/\{\s*"(\w+)"/g)].map((row) => row[1]) : [];
}

/**
 * Names that postconf logs as "will be removed": pcf_depr_param_info of postconf/postconf_unused.c.
 * @returns {Map<string, string | undefined>} name → what to write instead, where the advice is one name
 */
export function readDeprecatedNames(release) {
  const text = stripComments(release.read('src/postconf/postconf_unused.c') ?? '').replace(/#if 0[^]*?#endif/g, '');
  const at = /depr_param_info\[\]\s*=\s*\{/.exec(text);
  const names = new Map();
  if (!at) return names;
  for (const [, name, advice] of bracedBody(text, at.index + at[0].length - 1).matchAll(
    /"([\w-]+)"\s*,\s*"((?:[^"\\]|\\.)*)"/g,
  )) {
    // A row that exists for postconf's own test.
    if (name !== 'deleted-test-only') names.set(name, /\\"(\w+)\\"/.exec(advice)?.[1] ?? /^\w+$/.exec(advice)?.[0]);
  }
  return names;
}
