import { knowledge } from '../facts/knowledge.ts';
import { featureRelease } from '../facts/release.ts';
import type { Severity } from '../rules/rule.ts';
import { ruleCodes } from '../rules/ruleCodes.ts';

/** What a rule may be set to, the gravest first. */
export const severities = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies readonly (
  Severity | 'off'
)[];

/** Severities by code of rule. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

/** The releases that may be asked for, for messages. */
export const targetsText = ['auto', ...knowledge.releases.toReversed()].join(', ');

/** Whether a target is `auto`, or a release of a known series: `3.7`, `3.7.11`, `3.12-20260821`. */
export function isTarget(text: string): boolean {
  if (text === 'auto') return true;
  return /^\d+\.\d+([.-]\w+)*$/.test(text) && knowledge.releases.includes(featureRelease(text) ?? '');
}

const codes: ReadonlySet<string> = new Set(ruleCodes);

/** Whether a rule has this code. */
export function isCode(code: string): boolean {
  return codes.has(code);
}
