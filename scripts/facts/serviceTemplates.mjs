/**
 * Names made of a master.cf service and a suffix, e.g. `<transport>_destination_recipient_limit`. postconf knows
 * them by the tables of postconf/postconf_service.c: suffix, the parameter that is the default, and the daemons.
 */
import { bracedBody, splitCells, stringValue, stripComments } from './cText.mjs';
import { preprocessFile } from './platform.mjs';
import { expand } from './preprocessor.mjs';
import { clean } from './shape.mjs';
import { compareVersions, lifeOf } from './timeline.mjs';

/** Programs that look such names up. */
const READERS = ['qmgr', 'oqmgr', 'pipe', 'spawn'];

/**
 * @param {{ early: import('./releases.mjs').Release[], releases: import('./releases.mjs').Release[] }} all
 * @param {(parameter: string) => string} sinceOf
 * @returns {Template[]}
 */
export function readTemplates({ early, releases }, sinceOf) {
  const newest = releases.at(-1);
  const templates = new Map();
  for (const { suffix, macro, parameter, daemon } of serviceRows(newest)) {
    const template = templates.get(suffix) ?? { suffix, macro, parameter, daemons: [] };
    template.daemons.push(daemon);
    templates.set(suffix, template);
  }
  for (const template of templates.values()) {
    template.programs = READERS.filter((folder) =>
      sources(newest, [folder]).some((source) => new RegExp(`\\b${template.macro}\\b`).test(source)),
    );
    // pipe and spawn spelled "_time_limit" out before mail_params.h
    // had it; 1.0 spelled suffixes that no program read yet.
    const has = (release) =>
      [release.read('src/global/mail_params.h') ?? '', ...sources(release, ['pipe', 'spawn'])].some((source) =>
        source.includes(`"${template.suffix}"`),
      );
    const spelled = lifeOf(
      releases,
      releases.filter((release) => release.first && has(release)),
      early.filter(has),
    ).since;
    template.since = [spelled, sinceOf(template.parameter)].sort(compareVersions)[1];
  }
  return [...templates.values()].sort((a, b) => (a.suffix < b.suffix ? -1 : 1));
}

/**
 * The tables of postconf_service.c, flat: `service_defs` names
 * a daemon and a table of suffixes and default parameters.
 */
function serviceRows(release) {
  const { text, macros } = preprocessFile(release, 'src/postconf/postconf_service.c');
  const word = (cell) => stringValue(expand(cell, macros));
  const cells = (table) => {
    const at = new RegExp(`\\b${table}\\[\\]\\s*=\\s*\\{`).exec(text);
    return at ? splitCells(bracedBody(text, at.index + at[0].length - 1)) : [];
  };
  /** `#define service_params (pipe_params + 1)`: the same rows without the first. */
  const rowsOf = (table) => {
    const part = /^\((\w+)\s*\+\s*(\d+)\)$/.exec(macros.get(table)?.body ?? '');
    return part ? rowsOf(part[1]).slice(Number(part[2])) : pairs(cells(table));
  };
  return pairs(cells('service_defs')).flatMap(([daemon, table]) =>
    rowsOf(table).map(([macro, parameter]) => ({
      suffix: word(macro),
      macro,
      parameter: word(parameter),
      daemon: word(daemon),
    })),
  );
}

/** One entry of `templates`. Type, limits and unit are those of the parameter that is the default. */
export function templateEntry(template, base, seeAlso) {
  return clean({
    suffix: template.suffix,
    type: base.type,
    default: `$${template.parameter}`,
    min: base.min,
    max: base.max,
    unit: base.unit,
    since: template.since,
    daemons: template.daemons,
    programs: template.programs,
    seeAlso,
  });
}

/**
 * The built-in names that belong to a template: mail_params.h spells them
 * `#define VAR_LOCAL_RCPT_LIMIT "local" _DEST_RCPT_LIMIT`.
 */
export function builtInInstances(release, templates) {
  const instances = new Map();
  const header = stripComments(release.read('src/global/mail_params.h') ?? '');
  for (const [, service, macro] of header.matchAll(/#define\s+VAR_\w+\s+"(\w+)"\s+(_[A-Z_]+)\s*$/gm)) {
    const template = templates.find((entry) => entry.macro === macro);
    if (template) instances.set(service + template.suffix, `transport${template.suffix}`);
  }
  return instances;
}

const pairs = (cells) =>
  cells.flatMap((cell, i) => (i % 2 === 0 && cells[i + 1] !== undefined ? [[cell, cells[i + 1]]] : []));

function sources(release, folders) {
  const paths = [...release.files().keys()].filter((path) =>
    folders.some((folder) => path.startsWith(`src/${folder}/`) && path.endsWith('.c')),
  );
  release.load(paths);
  return paths.map((path) => stripComments(release.read(path)));
}

/**
 * @typedef {{
 *   suffix: string, macro: string, parameter: string, daemons: string[], programs: string[], since: string
 * }} Template
 */
