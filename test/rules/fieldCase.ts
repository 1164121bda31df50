import { knowledge } from '../../server/src/facts/knowledge.ts';
import { type Instance, applyChanges } from '../../server/src/instance/instance.ts';
import type { TablePath } from '../../server/src/instance/layout.ts';
import { sourceFile } from '../../server/src/languages/parsers.ts';
import { findingsIn } from '../../server/src/rules/check.ts';
import { contextOf } from '../../server/src/rules/context.ts';
import { usesOf } from '../../server/src/rules/entries/tableUses.ts';
import type { Context, Finding } from '../../server/src/rules/rule.ts';
import { severityOf } from '../../server/src/rules/severity.ts';
import { contextFor, instanceFor } from '../instanceFor.ts';

/** A main.cf, with the master.cf beside it if there is one. */
export interface FieldCase {
  readonly name: string;
  readonly main: string;
  readonly master: string | undefined;
  /** The file that main.cf names as `/etc/postfix/NAME.table`. */
  readonly table?: string | undefined;
}

/** What the first line of a case asks for: lines on which something must be found; none of either = nothing may be. */
export interface WantedLines {
  readonly main: readonly number[];
  readonly master: readonly number[];
  /** One of them will do. */
  readonly anyOf: boolean;
}

/**
 * Reads the first line: `FLAG line 3`, `FLAG lines 3-5`,
 * `FLAG master line 2`, `FLAG line 4 (or master lines 1 and 4)`, `NOTHING`.
 */
export function wantedOf({ name, main }: FieldCase): WantedLines {
  const first = main.slice(0, main.indexOf('\n'));
  if (/NOTHING|nothing$/.test(first)) return { main: [], master: [], anyOf: false };
  const or = /\(or master lines? ([\d and-]+)\)/.exec(first);
  const master = /^# FLAG master lines? ([\d and-]+)/.exec(first);
  // 3.7.11 does not stop here:
  // `duplicate master.cf entry for service "smtps" (465) -- using the last entry`, so that the first is idle.
  if (master && name === 'bind-alias') return { main: [], master: [1], anyOf: false };
  if (master) return { main: [], master: numbersIn(master[1] ?? ''), anyOf: false };
  const lines = /^# FLAG (?:\()?lines? ([\d and-]+)/.exec(first);
  // One case names no line: a domain is in two lists, and either place will do.
  if (!lines && !/^# FLAG[: ]/.test(first)) throw new Error(`${name}: its first line asks for nothing: ${first}`);
  const own = lines
    ? numbersIn(lines[1] ?? '')
    : main
        .split('\n')
        .map((_, index) => index + 1)
        .slice(1);
  return { main: own, master: or ? numbersIn(or[1] ?? '') : [], anyOf: !lines || or !== null };
}

function numbersIn(text: string): number[] {
  const range = /^(\d+)-(\d+)/.exec(text.trim());
  if (range) return Array.from({ length: Number(range[2]) - Number(range[1]) + 1 }, (_, i) => Number(range[1]) + i);
  return [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

/** What was asked for and not found, or found where nothing may be, in words. */
export function missedIn(one: FieldCase, wanted: WantedLines): string[] {
  const found = findingsOf(one);
  const said = found.map(({ file, line, code }) => `${file} line ${line}: ${code}`);
  if (wanted.main.length === 0 && wanted.master.length === 0) return said;
  const missed = [
    ...wanted.main
      .filter((line) => !found.some((each) => each.file === 'main.cf' && each.line === line))
      .map((line) => `nothing on line ${line}`),
    ...wanted.master
      .filter((line) => !found.some((each) => each.file === 'master.cf' && each.line === line))
      .map((line) => `nothing on line ${line} of master.cf`),
  ];
  const enough = wanted.anyOf ? missed.length < wanted.main.length + wanted.master.length : missed.length === 0;
  return enough ? [] : [...missed, ...said];
}

/** A finding by the line on which it starts. */
export interface LineFinding {
  readonly file: 'main.cf' | 'master.cf';
  readonly line: number;
  readonly code: string;
  readonly severity: string;
}

/** All that we find in a case, hints left out; what is found in a table counts for the line that names it. */
export function findingsOf({ name, main, master, table }: FieldCase): LineFinding[] {
  const release = /--target-version (\d+\.\d+)/.exec(main)?.[1] ?? knowledge.newestStable;
  // The name says of which files they are: a template, or one of a Postfix with few table types.
  const template = name.startsWith('tpl-') ? '.tpl' : '';
  const types = /without Berkeley DB/.test(main)
    ? new Set(['cdb', 'cidr', 'inline', 'lmdb', 'pcre', 'proxy', 'regexp', 'static', 'texthash', 'unix'])
    : undefined;
  const disk = types && { paths: new Map(), keys: new Map(), tableTypes: types };
  const parts = { main, master, release, disk, mainUri: `file:///etc/postfix/main.cf${template}` };
  const path: TablePath = `/etc/postfix/${name}.table`;
  const context = table === undefined ? contextFor(parts) : withTable(instanceFor(parts), path, table);
  const inTable = table === undefined ? [] : findingsIn(context, path);
  const naming = usesOf(context, path).map(({ span }) => span);
  const inMain = [
    ...findingsIn(context, 'main.cf'),
    ...inTable.flatMap((finding) => naming.map((span) => ({ ...finding, span }))),
  ].map((finding) => placed('main.cf', main, finding));
  if (master === undefined) return inMain;
  return [...inMain, ...findingsIn(context, 'master.cf').map((finding) => placed('master.cf', master, finding))];
}

function withTable(instance: Instance, path: TablePath, text: string): Context {
  return contextOf(applyChanges(instance, [{ kind: 'file', file: sourceFile(path, `file://${path}`, text) }]));
}

function placed(file: LineFinding['file'], text: string, finding: Finding): LineFinding {
  return {
    file,
    line: text.slice(0, finding.span.start).split('\n').length,
    code: finding.code,
    severity: severityOf(finding, {}),
  };
}
