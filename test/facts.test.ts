/** The shape of the facts, and the names they point at; factsTruth.test.ts compares them with Postfix itself. */
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type {
  CompatibilityFile,
  KeywordsFile,
  MasterFile,
  ParametersFile,
  RestrictionsFile,
  TableTypesFile,
} from '../server/src/facts/factTypes.ts';

const pathOf = (name: string) => fileURLToPath(new URL(`../server/src/data/facts/${name}.json`, import.meta.url));
const textOf = (name: string) => readFileSync(pathOf(name), 'utf8');
const { releases, newestStable, newestPatch, parameters, templates } = JSON.parse(
  textOf('parameters'),
) as ParametersFile;
const { lists } = JSON.parse(textOf('keywords')) as KeywordsFile;
const restrictions = JSON.parse(textOf('restrictions')) as RestrictionsFile;
const tableTypes = JSON.parse(textOf('tableTypes')) as TableTypesFile;
const masterCf = JSON.parse(textOf('masterCf')) as MasterFile;
const compatibility = JSON.parse(textOf('compatibility')) as CompatibilityFile;
const entries = Object.entries(parameters);

/** Collects every offence, so that one run shows them all. */
function none(offences: readonly string[]): void {
  assert.deepEqual(offences, []);
}
const unknownKeys = (name: string, entry: object, known: readonly string[]) =>
  Object.keys(entry)
    .filter((key) => !known.includes(key))
    .map((key) => `${name}: key ${key}`);
const isFeature = (release: string) => releases.includes(release) || release === '1.0' || release === '1.1';
const isVersion = (release: string) => isFeature(release.split('.').slice(0, 2).join('.'));
const order = (release: string) =>
  release.split('.').reduce((sum, part, i) => sum + Number(part) * 1000 ** (2 - i), 0);

test('every key of a parameter is known, and its values are of their kind', () => {
  const keys = [
    'type',
    'value',
    'long',
    'default',
    'defaults',
    'computed',
    'min',
    'max',
    'bounds',
    'types',
    'unit',
    'level',
    'keywords',
    'since',
    'removed',
    'absentIn',
    'backports',
    'lastRelease',
    'deprecated',
    'alias',
    'programs',
    'seeAlso',
    'raw',
    'readOnly',
    'template',
    'build',
    'undocumented',
  ];
  none(
    entries.flatMap(([name, entry]) => [
      ...unknownKeys(name, entry, keys),
      ...(['string', 'integer', 'time', 'boolean'].includes(entry.type) ? [] : [`${name}: type ${entry.type}`]),
      ...(entry.type === 'string' && !entry.value ? [`${name}: no value type`] : []),
      ...(entry.type === 'boolean' && entry.default !== undefined && !/^(?:yes|no|\$.*)$/.test(entry.default)
        ? [`${name}: boolean default ${entry.default}`]
        : []),
      ...(entry.type === 'integer' && entry.default !== undefined && !/^(?:-?\d+|\$.*)$/.test(entry.default)
        ? [`${name}: integer default ${entry.default}`]
        : []),
      ...(entry.type === 'time' && !entry.unit ? [`${name}: no unit`] : []),
      ...(entry.default === undefined && !entry.computed ? [`${name}: no default, and no reason`] : []),
      ...(entry.computed !== undefined && !/^(?:build|runtime): /.test(entry.computed)
        ? [`${name}: computed ${entry.computed}`]
        : []),
      ...(entry.min !== undefined && entry.max !== undefined && entry.min > entry.max
        ? [`${name}: min above max`]
        : []),
    ]),
  );
});

test('releases of parameters are known and in order', () => {
  const ascending = (list: readonly string[]) =>
    list.every((release, i) => i === 0 || order(list[i - 1] ?? '') < order(release));
  assert.ok(ascending(releases));
  assert.ok(releases.includes(newestStable));
  none(
    Object.entries(newestPatch)
      .filter(([series, patch]) => !releases.includes(series) || !patch.startsWith(`${series}.`))
      .map(([series]) => series),
  );
  assert.ok(newestPatch[newestStable]);
  none(
    entries.flatMap(([name, entry]) => {
      const versions = [
        entry.since,
        entry.removed,
        entry.lastRelease,
        ...(entry.backports ?? []),
        ...(entry.absentIn ?? []),
        entry.deprecated?.since,
        entry.deprecated?.postconfWarnsSince,
        entry.alias?.knownSince,
      ];
      const histories = [entry.defaults, entry.bounds, entry.types].map((history) =>
        (history ?? []).map(([since]) => since),
      );
      return [
        ...[...versions, ...histories.flat()]
          .filter((version) => version !== undefined && !isVersion(version))
          .map((version) => `${name}: release ${version}`),
        ...histories
          .filter((history) => history.length === 1 || !ascending(history))
          .map((history) => `${name}: history ${history.join(' ')}`),
        ...(entry.removed !== undefined && order(entry.removed) < order(entry.since)
          ? [`${name}: removed before it came`]
          : []),
      ];
    }),
  );
});

test('a history ends with what holds now', () => {
  none(
    entries.flatMap(([name, entry]) => {
      const [, newestDefault] = entry.defaults?.at(-1) ?? [undefined, entry.default ?? null];
      const [, min, max] = entry.bounds?.at(-1) ?? [undefined, entry.min ?? null, entry.max ?? null];
      const [, type] = entry.types?.at(-1) ?? [undefined, entry.type];
      return newestDefault === (entry.default ?? null) &&
        min === (entry.min ?? null) &&
        max === (entry.max ?? null) &&
        type === entry.type
        ? []
        : [name];
    }),
  );
});

test('the names that a parameter points at exist', () => {
  const exists = (name: string) => name in parameters || name in templates;
  none(
    entries.flatMap(([name, entry]) =>
      [
        ...(entry.seeAlso ?? []).filter((other) => !exists(other) || other === name),
        ...[entry.deprecated?.replacedBy, ...(entry.alias?.of ?? [])].filter(
          (other) => other !== undefined && !exists(other),
        ),
        ...(entry.keywords !== undefined && !lists[entry.keywords] ? [entry.keywords] : []),
        ...(entry.template !== undefined && !templates[entry.template] ? [entry.template] : []),
      ].map((other) => `${name}: ${other}`),
    ),
  );
});

/** A function of main.cf expansion (3.11), and a slip of Postfix 2.2 (mail_params.h, DEF_SMTP_SASL_TLS_OPTS). */
const NOT_PARAMETERS = new Set(['domain_to_ascii', 'var_smtp_sasl_opts']);

test('the $names of defaults exist', () => {
  none(
    entries
      .filter(([, entry]) => !entry.raw)
      .flatMap(([name, entry]) =>
        [entry.default, ...(entry.defaults ?? []).map(([, value]) => value)]
          .flatMap((value) => [...(value ?? '').matchAll(/\$[{(]?(\w+)/g)])
          .map((match) => match[1] ?? '')
          .filter((other) => !(other in parameters) && !NOT_PARAMETERS.has(other))
          .map((other) => `${name}: $${other}`),
      ),
  );
});

test('templates', () => {
  const keys = ['suffix', 'type', 'default', 'min', 'max', 'unit', 'since', 'daemons', 'programs', 'seeAlso'];
  none(
    Object.entries(templates).flatMap(([name, entry]) => [
      ...unknownKeys(name, entry, keys),
      ...(name === `transport${entry.suffix}` ? [] : [`${name}: suffix ${entry.suffix}`]),
      ...(entry.default.slice(1) in parameters ? [] : [`${name}: default ${entry.default}`]),
      ...entry.daemons.filter((daemon) => !masterCf.programs[daemon]).map((daemon) => `${name}: daemon ${daemon}`),
      ...(isFeature(entry.since) ? [] : [`${name}: since ${entry.since}`]),
    ]),
  );
  const instances = entries.filter(([, entry]) => entry.template !== undefined);
  assert.ok(instances.length > 0);
  none(
    instances
      .filter(([name, entry]) => !name.endsWith(templates[entry.template ?? '']?.suffix ?? '?'))
      .map(([name]) => name),
  );
});

test('keyword lists are used, not empty, and without repeats', () => {
  const listKeys = [
    'list',
    'caseSensitive',
    'emptyAllowed',
    'leadingZeros',
    'open',
    'grammar',
    'onUnknown',
    'source',
    'values',
  ];
  const valueKeys = ['value', 'since', 'removed', 'absentIn', 'backports', 'obsolete', 'effectiveAs', 'undocumented'];
  const used = new Set(entries.map(([, entry]) => entry.keywords));
  none(
    Object.entries(lists).flatMap(([id, list]) => {
      const words = (list.values ?? []).map(({ value }) => value);
      return [
        ...unknownKeys(id, list, listKeys),
        ...(list.values ?? []).flatMap((value) => unknownKeys(`${id} ${value.value}`, value, valueKeys)),
        ...(used.has(id) ? [] : [`${id}: no parameter uses it`]),
        ...(id in parameters ? [] : [`${id}: not named for a parameter`]),
        ...(words.length === 0 ? [`${id}: empty`] : []),
        ...words.filter((word, i) => words.indexOf(word) !== i).map((word) => `${id}: ${word} twice`),
        ...(list.values ?? []).flatMap(({ value, since, removed, effectiveAs }) => [
          ...[since, removed]
            .filter((release) => release !== undefined && !isFeature(release))
            .map((release) => `${id} ${value}: ${release}`),
          ...(effectiveAs !== undefined && !words.includes(effectiveAs) ? [`${id} ${value}: as ${effectiveAs}`] : []),
        ]),
      ];
    }),
  );
});

test('restrictions and actions', () => {
  const keys = [
    'action',
    'appliesTo',
    'argument',
    'lists',
    'listsWithDelayReject',
    'needs',
    'gate',
    'warnsIfFollowed',
    'parameters',
    'since',
    'removed',
    'deprecated',
  ];
  const actionKeys = ['argument', 'since', 'removed', 'undocumented', 'usableIn'];
  const listNames = Object.keys(restrictions.lists);
  const names = restrictions.restrictions;
  none([
    ...listNames.filter((name) => parameters[name]?.value !== 'restriction-list'),
    ...restrictions.gate.filter((name) => !names[name]?.gate),
    ...Object.values(restrictions.lists).flatMap(({ bareTable }) =>
      bareTable !== undefined && !names[bareTable] ? [bareTable] : [],
    ),
    ...Object.entries(names).flatMap(([name, entry]) => [
      ...unknownKeys(name, entry, keys),
      ...[...(entry.lists ?? []), ...(entry.listsWithDelayReject ?? [])]
        .filter((list) => !listNames.includes(list))
        .map((list) => `${name}: ${list}`),
      ...(entry.parameters ?? []).filter((other) => !(other in parameters)).map((other) => `${name}: ${other}`),
      ...(entry.deprecated?.replacedBy ?? [])
        .filter((other) => !(other in names) && !(other in parameters))
        .map((other) => `${name}: ${other}`),
      ...[entry.since, entry.removed, entry.deprecated?.since]
        .filter((release) => release !== undefined && !isFeature(release))
        .map((release) => `${name}: ${release}`),
      ...(entry.since === undefined || !entry.lists?.length ? [`${name}: since or lists missing`] : []),
    ]),
    ...Object.entries({ ...restrictions.accessActions, ...restrictions.checkActions }).flatMap(([name, entry]) => [
      ...unknownKeys(name, entry, actionKeys),
      ...(isFeature(entry.since ?? '') ? [] : [`${name}: since`]),
    ]),
  ]);
});

test('table types and their client parameters', () => {
  const keys = [
    'since',
    'removed',
    'backports',
    'syntax',
    'class',
    'postmap',
    'indexedBy',
    'indexSuffix',
    'cache',
    'pattern',
    'inlineSince',
    'wraps',
    'configFile',
    'legacyPrefix',
    'build',
  ];
  const clientKeys = [
    'name',
    'kind',
    'default',
    'min',
    'max',
    'since',
    'removed',
    'backports',
    'known',
    'legacy',
    'values',
  ];
  none([
    ...Object.entries(tableTypes.types).flatMap(([name, entry]) => [
      ...unknownKeys(name, entry, keys),
      ...entry.syntax.filter((form) => !form.startsWith(`${name}:`)),
      ...[entry.since, entry.removed, entry.inlineSince]
        .filter((release) => release !== undefined && !isFeature(release))
        .map((release) => `${name}: ${release}`),
    ]),
    ...Object.entries(tableTypes.clientParameters).flatMap(([type, list]) => [
      ...(tableTypes.types[type]?.configFile ? [] : [type]),
      ...list.flatMap((entry) => [
        ...unknownKeys(`${type} ${entry.name}`, entry, clientKeys),
        ...(entry.since !== undefined && !isFeature(entry.since) ? [`${type} ${entry.name}: ${entry.since}`] : []),
      ]),
    ]),
  ]);
});

test('master.cf and compatibility levels', () => {
  none([
    ...masterCf.services
      .filter(({ command }) => !masterCf.programs[command])
      .map(({ service, command }) => `${service}: ${command}`),
    ...masterCf.services
      .filter(({ since, removed }) => !isVersion(since) || (removed !== undefined && !isVersion(removed)))
      .map(({ service }) => `${service}: release`),
    ...masterCf.services
      .filter(({ type }) => !masterCf.types.some(({ name }) => name === type))
      .map(({ service, type }) => `${service}: ${type}`),
    ...Object.entries(masterCf.programs).flatMap(([name, entry]) =>
      unknownKeys(name, entry, ['since', 'removed', 'backports', 'requires']),
    ),
    ...Object.values(compatibility.lastLevel).filter((level) => !compatibility.levels[level]),
    ...Object.values(compatibility.levels).flatMap(({ changes }) =>
      changes.flatMap(({ parameter }) => (parameter !== undefined && !(parameter in parameters) ? [parameter] : [])),
    ),
    ...entries.flatMap(([name, { level }]) =>
      level !== undefined && !compatibility.levels[level]?.changes.some(({ parameter }) => parameter === name)
        ? [`${name}: level ${level}`]
        : [],
    ),
  ]);
});

test('the files have one entry a line, and parameters.json stays small', () => {
  for (const name of ['parameters', 'keywords', 'restrictions', 'tableTypes', 'masterCf', 'compatibility']) {
    for (const line of textOf(name)
      .split('\n')
      .filter((text) => text.startsWith('    ')))
      assert.doesNotThrow(() => void JSON.parse(`{${line.replace(/,$/, '')}}`), `${name}: ${line.slice(0, 80)}`);
  }
  assert.ok(statSync(pathOf('parameters')).size < 220 * 1024);
});
