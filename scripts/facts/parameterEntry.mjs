/** Makes one entry of `parameters.json`. */
import { programsOf } from './programs.mjs';
import { clean } from './shape.mjs';
import { changesOf, compareVersions, lifeOf } from './timeline.mjs';
import { unitOf } from './units.mjs';

/** The form of a default that depends on compatibility_level (proto/postconf.proto, "compatibility_level"). */
export const LEVEL_DEFAULT =
  /^\$\{\{\$compatibility_level\}\s*<level\s*\{([\d.]+)\}\s*\?\s*\{(.*?)\}\s*:\s*\{(.*)\}\}$/;
/** Another default in every release: no history. */
const CHANGES_EVERY_RELEASE = new Set(['mail_version', 'mail_release_date']);

/**
 * @param {string} name
 * @param {import('./parameterHistory.mjs').ParameterHistory} history
 * @param {{
 *   overlay: any,
 *   valueTypeOf: (name: string, type: string) => string | undefined,
 *   keywords: Record<string, string>,
 *   names: Set<string>,
 *   templateOf: (name: string) => string | undefined,
 * }} context
 */
export function parameterEntry(name, history, context) {
  const rows = history.rows.get(name) ?? [];
  const row = rows.at(-1)?.[1];
  const type = row?.type ?? 'string';
  const defaults = changesOf(rows.map(([release, { default: value }]) => [release, value]));
  const bounds = changesOf(
    rows
      .filter(([, { type: kind }]) => kind !== 'boolean' || type !== 'boolean')
      .map(([release, { min, max }]) => [release, [min, max]]),
  );
  const types = changesOf(rows.map(([release, { type: kind }]) => [release, kind]));
  const value = row ? row.default : '';
  const life = row
    ? lifeOf(
        history.releases,
        rows.map(([release]) => release),
        history.early.get(name),
      )
    : lifeBeforeFacts(name, history);
  const adhoc = context.overlay.adhoc[name];
  return clean({
    type,
    value: context.valueTypeOf(name, type),
    long: row?.table === 'LONG',
    default: value,
    defaults: defaults.length > 1 && !CHANGES_EVERY_RELEASE.has(name) ? defaults : undefined,
    computed: context.overlay.computed[name],
    min: row?.min,
    max: row?.max,
    bounds: bounds.length > 1 ? bounds.map(([since, [min, max]]) => [since, min, max]) : undefined,
    types: types.length > 1 ? types : undefined,
    unit: type === 'time' ? unitOf(value, (other) => history.newest.get(other)?.default) : undefined,
    level: LEVEL_DEFAULT.exec(value ?? '')?.[1],
    keywords: context.keywords[name],
    since: life.since,
    removed: life.removed,
    absentIn: life.absentIn,
    backports: life.backports,
    lastRelease: life.lastRelease,
    deprecated: deprecation(name, history, context.overlay),
    alias: alias(name, history),
    programs: row ? programsOf(row.files) : undefined,
    seeAlso: seeAlso(name, history, context.names),
    raw: row?.table === 'RAW',
    readOnly: adhoc?.readOnly,
    template: context.templateOf(name),
    build: buildConditions(row),
    undocumented: !history.manual.has(name),
  });
}

/** Names that no release since 2.0 has as a parameter, but whose values the defaults of others read. */
function lifeBeforeFacts(name, history) {
  const early = history.early.get(name);
  if (early)
    return { since: early[0].feature, removed: history.releases[0].feature, lastRelease: early.at(-1).feature };
  // It lived only between releases (2.1 snapshots): known from the
  // first release that reads it for another, never a parameter.
  const reading = history.releases.find((release) =>
    [...history.rows.values()].some((rows) =>
      rows.some(([having, row]) => having === release && refersTo(row.default, name)),
    ),
  );
  return { since: reading.feature, removed: reading.feature };
}

function deprecation(name, history, overlay) {
  const warned = history.deprecated.get(name);
  const written = overlay.deprecated[name];
  // Many names were replaced long before postconf had a list of them (3.9); release notes tell when.
  const manual = history.manual.get(name)?.deprecatedSince;
  if (!warned && !written && !manual) return undefined;
  const since = [warned?.first.feature, written?.since].filter(Boolean).sort(compareVersions)[0] ?? manual;
  return clean({
    since,
    replacedBy: warned?.replacedBy ?? written?.replacedBy,
    postconfWarnsSince: warned?.first.name,
  });
}

function alias(name, history) {
  const first = history.legacy.get(name);
  if (!first) return undefined;
  return {
    of: [...history.newest.values()]
      .filter((row) => refersTo(row.default, name))
      .map((row) => row.name)
      .sort(),
    knownSince: first.feature,
  };
}

const refersTo = (value, name) =>
  value?.includes(name) === true && new RegExp(`\\$(?:\\{|\\()?${name}\\b`).test(value);

/** `stress` and `biff` are also English words of many entries. */
function seeAlso(name, history, names) {
  return [...(history.manual.get(name)?.words ?? [])]
    .filter((word) => names.has(word) && word !== name && word !== 'stress' && word !== 'biff')
    .sort();
}

/** Only where every row of it is conditional. */
function buildConditions(row) {
  if (!row || row.conditions.some((conditions) => conditions.length === 0)) return undefined;
  return [...new Set(row.conditions.map((conditions) => conditions.join(' && ')))].sort();
}
