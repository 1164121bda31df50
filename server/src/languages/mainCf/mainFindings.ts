import { fixesOf } from '../../rules/fixesOf.ts';
import type { Finding, Fix } from '../../rules/rule.ts';
import type { MainDocument } from './mainDocument.ts';

/** What can be done about a finding of a main.cf, best first. */
export function mainFixes({ context }: MainDocument, finding: Finding): readonly Fix[] {
  return fixesOf(finding, context);
}
