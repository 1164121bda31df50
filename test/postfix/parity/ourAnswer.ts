import { knowledge } from '../../../server/src/facts/knowledge.ts';
import { atLeast } from '../../../server/src/facts/release.ts';
import {
  type EffectiveEntry,
  printEntry,
  serviceSettings,
  settingsInForce,
} from '../../../server/src/model/effective.ts';
import { knownness } from '../../../server/src/model/names.ts';
import type { HostFacts } from '../../../server/src/model/origin.ts';
import { printMaster } from '../../model/printMaster.ts';
import { refusalOf } from '../../../server/src/model/refusal.ts';
import { findingsIn } from '../../../server/src/rules/check.ts';
import type { Finding } from '../../../server/src/rules/rule.ts';
import { parseMasterCf } from '../../../server/src/syntax/masterCf.ts';
import { contextFor } from '../../instanceFor.ts';
import type { Pair } from './batch.ts';
import { type Warnings, plain, sorted } from './warnings.ts';

export const options = ['-n', '-nx', '-P', '-Px', '-M'] as const;
export type Option = (typeof options)[number];

/** What we say of a pair of files, in postconf's terms. */
export interface OurAnswer {
  readonly refused: string | undefined;
  /** Options with which an expansion fails, and postconf with it. */
  readonly failing: Readonly<Partial<Record<Option, boolean>>>;
  readonly lines: Readonly<Record<Option, readonly string[]>>;
  /** Names whose expanded value depends on what only the host knows. */
  readonly unknown: readonly string[];
  readonly warnings: Warnings;
  /** All codes of findings. */
  readonly codes: readonly string[];
  /** Names that are unused by the model; the rules must agree with it. */
  readonly unusedByModel: readonly string[];
}

/** Asks the model and the rules. */
export function answerOurselves({ main: written, master }: Pair, release: string, host: HostFacts): OurAnswer {
  // `-c` counts more.
  const main = written.replace(/^config_directory(?=\s*=)/gm, '#onfig_directory');
  const services = parseMasterCf(master);
  const context = contextFor({ main, master, release });
  const { configuration } = context;
  const inForce = settingsInForce(configuration, host);
  const own = serviceSettings(configuration, undefined, host);
  const raw = (entry: EffectiveEntry): string => printEntry(entry);
  const expanded = (entry: EffectiveEntry): string => printEntry(entry, { expanded: true });
  const [inMain, inMaster] = [findingsIn(context, 'main.cf'), findingsIn(context, 'master.cf')];
  return {
    refused: refusalOf(configuration, host)?.reason,
    failing: { '-nx': inForce.some(fails), '-Px': own.some(fails) },
    lines: {
      '-n': inForce.map(raw),
      '-nx': inForce.map(expanded),
      '-P': own.map(raw),
      '-Px': own.map(expanded),
      '-M': printMaster(services).map(({ text }) => text),
    },
    unknown: [...inForce, ...own]
      .filter(({ certainty }) => certainty === 'unknown')
      .map(({ name, service }) => (service === undefined ? name : `${service}/${name}`)),
    codes: [...new Set([...inMain, ...inMaster].map(({ code }) => code))],
    warnings: warningsOf(
      inMain,
      inMaster,
      (name) => knownness(configuration, context.used, name) !== undefined,
      (name) => postconfWarns(name, release),
    ),
    // Names that differ in other letters than ASCII's look the same in what postconf says.
    unusedByModel: [
      ...new Set(
        [...configuration.settings.keys()]
          .filter((name) => knownness(configuration, context.used, name) === undefined)
          .map((name) => `main:${plain(name)}`),
      ),
    ].sort(),
  };
}

/** postconf_unused.c has some of the names that the manual calls deprecated. */
function postconfWarns(name: string, release: string): boolean {
  const since = knowledge.parameters.get(name)?.deprecated?.postconfWarnsSince;
  return since !== undefined && atLeast(release, since);
}

function fails({ certainty }: EffectiveEntry): boolean {
  return certainty === 'error';
}

function warningsOf(
  main: readonly Finding[],
  master: readonly Finding[],
  isKnown: (name: string) => boolean,
  warnsOf: (name: string) => boolean,
): Warnings {
  const found = {
    unused: new Set<string>(),
    undefined: new Set<string>(),
    overridden: new Set<string>(),
    readOnly: new Set<string>(),
    deprecated: new Set<string>(),
    stray: new Set<string>(),
  };
  for (const [file, findings] of [
    ['main', main],
    ['master', master],
  ] as const) {
    for (const finding of findings) {
      const name =
        'name' in (finding.data ?? {}) ? plain(String((finding.data as { name?: unknown }).name ?? '')) : '';
      const place = `${file}:${name}`;
      switch (finding.code) {
        case 'unknown-parameter':
        case 'newer-parameter':
        case 'removed-parameter':
          found.unused.add(place);
          break;
        // An old name that lives on as another's default is in use; without that it is unused.
        case 'deprecated-parameter':
          if (!isKnown(name)) found.unused.add(place);
          else if (warnsOf(name)) found.deprecated.add(place);
          break;
        case 'read-only-parameter':
          found.readOnly.add(place);
          break;
        case 'undefined-reference':
          found.undefined.add(place);
          break;
        case 'duplicate-parameter':
          if (file === 'main' && finding.severity !== 'hint') found.overridden.add(place);
          break;
        case 'swallowed-line':
          if ((finding.data as { kind?: unknown }).kind === 'stray') found.stray.add(`${file}:`);
          break;
        default:
      }
    }
  }
  return sorted(found);
}
