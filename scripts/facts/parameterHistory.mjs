/** Reads the parameters of every release, patch releases too, and arranges them by name. */
import { readParameters } from './configTables.mjs';
import { readManual } from './manual.mjs';
import { readDeprecatedNames, readLegacyNames } from './postconfLists.mjs';
import { withFiles } from './releases.mjs';

/** The files that the readers below open. */
const READ =
  /^src\/[\w-]+\/[\w-]+\.c$|^src\/(?:util|global|dns|tls|xsasl|milter|master)\/[\w-]+\.h$|^proto\/postconf\.proto/;

/**
 * @param {{ early: import('./releases.mjs').Release[], releases: import('./releases.mjs').Release[] }} all
 * @param {any} overlay `overlay/parameters.json`
 */
export function readParameterHistory({ early, releases }, overlay) {
  const history = {
    releases,
    /** @type {Map<string, [import('./releases.mjs').Release, import('./configTables.mjs').Row][]>} */
    rows: new Map(),
    /** @type {Map<string, import('./releases.mjs').Release[]>} releases before 2.0 */
    early: new Map(),
    /**
     * Old names, and the first release whose postconf lists them.
     * @type {Map<string, import('./releases.mjs').Release>}
     */
    legacy: new Map(),
    /** @type {Map<string, { first: import('./releases.mjs').Release, replacedBy: string | undefined }>} */
    deprecated: new Map(),
    /** @type {Map<string, import('./manual.mjs').ManualEntry>} the newest entry of each name */
    manual: new Map(),
    /** @type {Map<string, import('./configTables.mjs').Row>} */
    newest: new Map(),
  };
  for (const release of withFiles(early, READ))
    for (const name of parametersOf(release, overlay).keys()) append(history.early, name, release);
  for (const release of withFiles(releases, READ)) {
    history.newest = parametersOf(release, overlay);
    for (const [name, row] of history.newest) append(history.rows, name, [release, row]);
    for (const name of readLegacyNames(release)) if (!history.legacy.has(name)) history.legacy.set(name, release);
    for (const [name, replacedBy] of readDeprecatedNames(release))
      history.deprecated.set(name, { first: history.deprecated.get(name)?.first ?? release, replacedBy });
    for (const [name, entry] of readManual(release)) history.manual.set(name, entry);
  }
  return history;
}

/** The tables' parameters and those that programs set by other means, which only people can describe. */
function parametersOf(release, overlay) {
  const parameters = readParameters(release);
  const header = release.read('src/global/mail_params.h') ?? '';
  for (const [name, { macro, type, default: value, min }] of Object.entries(overlay.adhoc)) {
    if (parameters.has(name) || !new RegExp(`#define\\s+${macro}\\s+"${name}"`).test(header)) continue;
    // postconf/install_table.h has config_directory and debugger_command; postconf_builtin.c the others.
    parameters.set(name, {
      name,
      table: '',
      type,
      variable: '',
      default: value ?? null,
      min: min ?? null,
      max: null,
      files: ['global/mail_params.c'],
      conditions: [[]],
    });
  }
  return parameters;
}

function append(map, key, value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** @typedef {ReturnType<typeof readParameterHistory>} ParameterHistory */
