import { masterFixesOf } from '../../rules/master/check.ts';
import type { Finding, Fix } from '../../rules/rule.ts';
import type { MasterDocument } from './masterDocument.ts';

/** What can be done about a finding of a master.cf, best first. */
export function masterFixes({ context }: MasterDocument, finding: Finding): readonly Fix[] {
  return masterFixesOf({ ...finding, severity: finding.severity ?? 'warning' }, context);
}
