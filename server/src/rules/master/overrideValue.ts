import { serviceKey } from '../../model/masterService.ts';
import { knownness } from '../../model/names.ts';
import { classesIn, nothingUsed } from '../../model/usedNames.ts';
import { overridesByService } from '../../model/overrides.ts';
import { parameterOf } from '../../model/parameter.ts';
import { restrictionClass } from '../../model/restrictionList.ts';
import { typedValue } from '../../model/typedValue.ts';
import { type LogicalText, toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { referencesIn } from '../../syntax/macro.ts';
import { parseMacros } from '../../syntax/parseMacros.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { Span } from '../../syntax/span.ts';
import { splitList } from '../../syntax/splitList.ts';
import { checkTypedValue } from '../elementChecks.ts';
import { malformedMacro } from '../references/malformedMacro.ts';
import { nearestWord } from '../nearestWord.ts';
import type { Context, Finding, Fix, Report } from '../rule.ts';
import { ruleOf } from '../index.ts';
import { asAssignment } from './asAssignment.ts';
import { namedOverrides } from './overrideName.ts';
import type { MasterContext, MasterFinding, MasterRule } from './masterRule.ts';

/** What the rules about values of main.cf say of each `-o name=value`, with the service's own look-up. */
export function checkOverrideValues(entry: MasterEntry, context: MasterContext): MasterFinding[] {
  const findings: MasterFinding[] = [];
  let values: Context | undefined;
  for (const override of namedOverrides(entry)) {
    values ??= context.valueContext(entry);
    const parameter = parameterOf(context.configuration, override.name) ?? restrictionClass(override.name, context.used.classes);
    if (!parameter) continue;
    const value = typedValue(parameter, override.value, override.valueSpan, values.lookup);
    for (const finding of checkTypedValue(value, values)) findings.push(withSeverity(finding));
  }
  return findings;
}

function withSeverity(finding: Finding): MasterFinding {
  return { ...finding, severity: finding.severity ?? ruleOf(finding.code)?.severity ?? 'warning' };
}

/** In main.cf, malformedMacro.ts. */
export const overrideMacro: MasterRule<'malformed-macro'> = {
  code: 'malformed-macro',
  severity: 'error',
  checkEntry(entry, { configuration }, report) {
    for (const override of namedOverrides(entry)) {
      if (override.value.text.includes('$')) malformedMacro.check(asAssignment(override), report as Report<'malformed-macro'>, configuration);
    }
  },
  fixes: (finding, context, entry) => (entry && malformedMacro.fixes ? malformedMacro.fixes(finding, context.valueContext(entry)) : []),
};

/** postconf_user.c: `master.cf: undefined parameter: name`. Without its main.cf a master.cf does not tell. */
export const overrideReference: MasterRule<'undefined-reference'> = {
  code: 'undefined-reference',
  severity: 'warning',
  checkEntry(entry, context, report) {
    const { configuration, mainKnown } = context;
    if (!mainKnown) return;
    // Two entries of one service share their settings, as they do in postconf; of two with one name nobody reads the first.
    const own = overridesByService(configuration).get(serviceKey(entry))?.settings;
    const isDefined = (of: string): boolean => configuration.settings.has(of) || own?.has(of) || knownness(configuration, nothingUsed, of) !== undefined;
    for (const override of namedOverrides(entry)) {
      const { name, value, valueSpan } = override;
      if (own?.get(name) !== override) continue;
      // smtpd_check.c: `restriction class `NAME' needs a definition` is fatal.
      if (name === 'smtpd_restriction_classes') {
        const written = new Map(splitList(value.text, { braces: false }).map(({ text, span }) => [text, span]));
        for (const text of classesIn(value.text, (other) => own.get(other)?.value.text)) {
          if (!isDefined(text)) report({ span: spanIn(value, written.get(text) ?? { start: 0, end: 0 }, valueSpan), data: { name: text, as: 'class' }, severity: 'error' });
        }
      }
      const facts = configuration.knowledge.parameters.get(name);
      if (!value.text.includes('$') || facts?.raw || facts?.readOnly) continue;
      for (const reference of referencesIn(parseMacros(value.text))) {
        const of = reference.name;
        if (isDefined(of)) continue;
        const span = spanIn(value, reference.nameSpan, valueSpan);
        const isTest = reference.then !== undefined || reference.else !== undefined;
        report({ span, data: { name: of, ...(isTest ? { as: 'test' as const } : {}) }, ...(isTest ? { severity: 'information' as const } : {}) });
      }
    }
  },
  fixes({ span, data }, { configuration }, entry) {
    const nearest = nearestWord(data.name, [...configuration.settings.keys(), ...(entry?.overrides ?? []).map(({ name }) => name).filter((name) => name !== data.name)]);
    return nearest === undefined ? [] : [{ title: { key: 'rename', data: { name: nearest } }, edits: [{ span, text: nearest }] }];
  },
};

/** The place in the file of a stretch of a value. */
function spanIn(value: LogicalText, { start, end }: Span, whole: Span): Span {
  return end > start ? { start: toSource(value, start), end: toSourceEnd(value, end) } : whole;
}

/** Fixes that the rule of a value proposes, as far as they stay in the value and leave it one argument. */
export function valueFixes(finding: MasterFinding, context: MasterContext, entry: MasterEntry): Fix[] {
  const override = entry.overrides.find(({ valueSpan }) => finding.span.start >= valueSpan.start && finding.span.end <= valueSpan.end);
  const rule = ruleOf(finding.code) as { fixes?: (finding: Finding, context: Context) => readonly Fix[] } | undefined;
  if (!override || !rule?.fixes) return [];
  const braced = entry.arguments.some(({ span, braced: own }) => own && span.start <= override.span.start && span.end >= override.span.end);
  const fixes: Fix[] = [];
  for (const fix of rule.fixes(finding, context.valueContext(entry))) {
    const edits = fix.edits.map(({ span, text }) => ({ span, text: braced ? text : span.start === override.valueSpan.start ? text.trimStart() : text }));
    const inside = edits.every(({ span }) => span.start >= override.valueSpan.start && span.end <= override.valueSpan.end);
    // A blank would end the argument. Between words that separate items, a comma does the same.
    if (!inside || (!braced && edits.some(({ text }) => /\s/.test(text)))) continue;
    fixes.push({ ...fix, edits });
  }
  return fixes;
}
