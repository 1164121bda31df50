import { knowledge } from '../knowledge/knowledge.ts';
import { featureRelease, releaseOrder } from '../knowledge/release.ts';
import type { Severity } from '../rules/rule.ts';
import { ruleCodes } from '../rules/ruleCodes.ts';

/** What a rule may be set to, the gravest first. */
export const severities = ['error', 'warning', 'information', 'hint', 'off'] as const satisfies readonly (Severity | 'off')[];

/** Severities by code of rule. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

/** The releases that may be asked for, for messages. */
export const targetsText = `auto, ${knowledge.releases[0] ?? ''} … ${knowledge.releases.at(-1) ?? ''}`;

/** Whether a target is `auto` or a release from the first that is known on; a newer one counts as the newest known. */
export function isTarget(text: string): boolean {
  const release = /^\d+\.\d+([.-]\w+)*$/.test(text) ? featureRelease(text) : undefined;
  return text === 'auto' || (release !== undefined && releaseOrder(release) >= releaseOrder(knowledge.releases[0] ?? ''));
}

const codes: ReadonlySet<string> = new Set(ruleCodes);

/** Whether a rule has this code. */
export function isCode(code: string): boolean {
  return codes.has(code);
}
