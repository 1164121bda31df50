import { knowledge } from '../facts/knowledge.ts';
import { patchLevelOf } from '../facts/release.ts';
import { targetRelease } from '../settings/targetRelease.ts';
import type { Messages } from '../texts/messages.ts';
import type { Options } from './arguments.ts';
import type { LintInputs } from './check.ts';
import type { Pair } from './files.ts';
import type { Machine } from './machine.ts';
import type { ReleaseSource } from './report/report.ts';
import type { SettingsFile } from './settingsFile.ts';

/**
 * By what a pair is judged. The release is that of `--target-version`, else of the settings file, else that of the
 * installed Postfix for the main.cf that it reads, else the newest stable one.
 */
export function lintInputsOf(
  options: Options,
  settings: SettingsFile | undefined,
  messages: Messages,
  machine: Machine | undefined,
  { main }: Pair,
): LintInputs {
  const targetVersion = options.targetVersion ?? settings?.targetVersion ?? 'auto';
  const installed = targetVersion === 'auto' && main ? machine?.releaseFor(main.path) : undefined;
  const release = targetRelease(targetVersion, installed);
  const source = sourceOf(targetVersion, options.targetVersion !== undefined, installed !== undefined);
  // The disk has what is not committed, so that it cannot tell what the index names.
  const looksAtDisk = machine && !options.staged;
  return {
    release,
    judgedBy: {
      release: patchLevelOf(knowledge.newestPatch, release),
      source,
      settings: source === 'settings' ? settings?.path : undefined,
    },
    rules: { ...settings?.rules, ...options.rules },
    messages,
    // A baseline is compared with all that is found.
    limit:
      options.baseline === undefined
        ? { most: options.maxFindings, quiet: options.quiet }
        : { most: Infinity, quiet: false },
    ...(looksAtDisk ? { machine } : {}),
  };
}

function sourceOf(targetVersion: string, byOption: boolean, isInstalled: boolean): ReleaseSource {
  if (targetVersion === 'auto') return isInstalled ? 'installed' : 'newest';
  return byOption ? 'option' : 'settings';
}
