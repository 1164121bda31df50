import { fullWidthCharacter } from '../lines/fullWidthCharacter.ts';
import { quotedValue } from '../lines/quotedValue.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { MasterContext, ReportFinding, ServiceRule } from '../rule.ts';
import { faultsOf } from './argumentRules.ts';
import { asAssignment } from './asAssignment.ts';
import { namedOverrides } from './overrideName.ts';

/** In main.cf, quotedValue.ts: master_ent.c and postconf take quotes of an `-o` for part of the value too. */
export const overrideQuotes: ServiceRule<'quoted-value'> = {
  code: 'quoted-value',
  severity: 'warning',
  scope: 'service',
  check(entry, context, report) {
    // Of a value that a blank cuts in two, option-comma tells, quotes included.
    const split = new Set([...faultsOf(entry, context, 'split')].map(({ override }) => override));
    for (const override of namedOverrides(entry)) {
      if (!split.has(override))
        quotedValue.check(asAssignment(override), report as ReportFinding<'quoted-value'>, context.configuration);
    }
  },
  fixes: (finding, context, entry) => fixesAs(quotedValue.fixes, finding, context, entry),
};

/** In main.cf, fullWidthCharacter.ts. */
export const overrideFullWidth: ServiceRule<'full-width-character'> = {
  code: 'full-width-character',
  severity: 'warning',
  scope: 'service',
  check(entry, { configuration }, report) {
    for (const override of namedOverrides(entry)) {
      const element = { ...asAssignment(override), text: override.name + override.value.text };
      fullWidthCharacter.check(element, report as ReportFinding<'full-width-character'>, configuration);
    }
  },
  fixes: (finding, context, entry) => fixesAs(fullWidthCharacter.fixes, finding, context, entry),
};

/** The fixes of the rule for main.cf, in the text of master.cf. */
function fixesAs<F, R>(
  fixes: ((finding: F, context: ReturnType<MasterContext['valueContext']>) => readonly R[]) | undefined,
  finding: F,
  context: MasterContext,
  entry: MasterEntry | undefined,
): readonly R[] {
  return entry && fixes ? fixes(finding, context.valueContext(entry)) : [];
}
