import { ruleOf } from './index.ts';
import type { Finding, Severity } from './rule.ts';

/** How severe a finding is: as the user set it by code, else as the finding or its rule says. */
export function severityOf(
  { code, severity }: Finding,
  wanted: Readonly<Record<string, Severity | 'off'>>,
): Severity | 'off' {
  return (Object.hasOwn(wanted, code) ? wanted[code] : undefined) ?? severity ?? ruleOf(code)?.severity ?? 'warning';
}
