/** Names that smtpd(8) compares the items of its restriction lists with (smtpd/smtpd_check.c). */
import { stripComments } from './cText.mjs';

/** Without comments and without code that no release compiles; continued lines joined. */
const compiled = (text = '') =>
  stripComments(text)
    .replace(/\\\n/g, ' ')
    .replace(/#ifdef (?:SNAPSHOT|DELAY_ACTION)\b[^]*?#endif/g, '');

/**
 * @param {import('./releases.mjs').Release} release
 * @returns {{ names: Set<string>, gate: string[], warnsIfFollowed: Set<string>, accessActions: Set<string> }}
 */
export function readRestrictionNames(release) {
  const header = compiled(release.read('src/global/mail_params.h'));
  const spelling = new Map(
    [...header.matchAll(/#define\s+([A-Z_0-9]+)\s+"([a-z_]+)"/g)].map(([, macro, name]) => [macro, name]),
  );
  const code = compiled(release.read('src/smtpd/smtpd_check.c'));
  for (const [, macro, name] of code.matchAll(/#define\s+([A-Z_0-9]+)\s+"([a-z_]+)"/g)) spelling.set(macro, name);
  const spelled = (macros) => macros.flatMap((macro) => spelling.get(macro) ?? []);
  const groups = (pattern) => [...code.matchAll(pattern)].map((match) => match[1]);
  return {
    // generic_checks(): strcasecmp(name, PERMIT_ALL), is_map_command(state, name, CHECK_CLIENT_ACL, &cpp);
    // smtpd_check_init() makes a restriction class of one:
    // htable_enter(smtpd_rest_classes, REJECT_SENDER_LOGIN_MISMATCH, …).
    names: new Set(
      spelled(
        groups(
          new RegExp(
            String.raw`\b(?:strcasecmp\s*\(\s*name|is_map_command\s*\(\s*(?:state\s*,\s*)?name` +
              String.raw`|htable_enter\s*\(\s*smtpd_rest_classes)\s*,\s*([A-Z_0-9]+)`,
            'g',
          ),
        ),
      ),
    ),
    // smtpd_check_init(): what a relay or recipient list must have one of.
    gate: spelled(
      /\brcpt_required\[\]\s*=\s*\{([^}]*)\}/
        .exec(code)?.[1]
        .split(',')
        .map((macro) => macro.trim()) ?? [],
    ),
    warnsIfFollowed: new Set(spelled(groups(/after `%s' is ignored",\s*cpp\[1\],\s*([A-Z_0-9]+)/g))),
    // check_table_result(): DEFER_IF_PERMIT there is the restriction's macro, written in capitals by people.
    accessActions: new Set([
      ...groups(/(?:STREQUAL|STRCASECMP?|strcasecmp)\s*\(\s*value\s*,\s*"([A-Z_]+)"/g),
      ...groups(/STREQUAL\s*\(\s*\w+\s*,\s*(DEFER_IF_\w+)/g),
    ]),
  };
}

/**
 * Actions of header_checks(5) and body_checks(5) tables: cleanup/cleanup_message.c and global/header_body_checks.c.
 */
export function readCheckActions(release) {
  const code = ['src/cleanup/cleanup_message.c', 'src/global/header_body_checks.c']
    .map((path) => compiled(release.read(path)))
    .join('\n');
  return new Set(
    [...code.matchAll(/\b(?:STREQUAL|strcasecmp)\s*\(\s*\w+\s*,\s*"([A-Z]+)"/g)].map((match) => match[1]),
  );
}
