import { isTarget } from '../settings/values.ts';
import { knowledge } from '../facts/knowledge.ts';
import { patchLevelOf } from '../facts/release.ts';
import type { Release } from '../facts/factTypes.ts';
import type { Reach } from './machine.ts';
import { setsTarget } from '../settings/targetRelease.ts';
import type { Settings } from './settings.ts';
import type { FoundSettings } from './settingsFiles.ts';

/** By what a file is judged, and what is looked at for it: the answer to `postfix/status` (docs/protocol.md). */
export interface FileStatus {
  readonly release: Release;
  /** The patch level whose facts answer. */
  readonly patchLevel: string;
  /** Who chose it. */
  readonly source: 'settingsFile' | 'setting' | 'installed' | 'newest';
  /** A release that is set and that nobody knows. */
  readonly unknownRelease?: string;
  /** The address of the nearest `.postfix-lint.json`. */
  readonly settingsFile?: string;
  /** The release of the Postfix on this machine, where it may be asked. */
  readonly installed?: Release;
  readonly newestStable: Release;
  /** The releases that may be set, the newest first, each with its newest patch level. */
  readonly releases: readonly { readonly release: Release; readonly patchLevel: string }[];
  readonly looksAt: Reach;
}

/** What a status is made of. */
export interface StatusInputs {
  readonly release: Release;
  readonly settings: Settings;
  readonly fileSettings: FoundSettings | undefined;
  /** The release of the Postfix here, and whether that reads the file. */
  readonly installed: Release | undefined;
  readonly isLive: boolean;
  readonly looksAt: Reach;
}

/** The status of a file. */
export function fileStatus({ release, settings, fileSettings, installed, isLive, looksAt }: StatusInputs): FileStatus {
  const { targetVersion } = settings;
  const level = (one: Release): string => patchLevelOf(knowledge.newestPatch, one);
  return {
    release,
    patchLevel: level(release),
    source: sourceOf(settings, fileSettings, isLive),
    ...(isTarget(targetVersion) ? {} : { unknownRelease: targetVersion }),
    ...(fileSettings ? { settingsFile: fileSettings.uri } : {}),
    ...(installed === undefined ? {} : { installed }),
    newestStable: knowledge.newestStable,
    releases: knowledge.releases.toReversed().map((one) => ({ release: one, patchLevel: level(one) })),
    looksAt,
  };
}

function sourceOf(settings: Settings, file: FoundSettings | undefined, isLive: boolean): FileStatus['source'] {
  if (!setsTarget(settings.targetVersion)) return isLive ? 'installed' : 'newest';
  return file?.targetVersion === settings.targetVersion ? 'settingsFile' : 'setting';
}
