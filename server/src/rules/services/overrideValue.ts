import { serviceKey } from '../../model/masterService.ts';
import { knownness } from '../../model/names.ts';
import { classesIn, nothingUsed } from '../../model/usedNames.ts';
import { overridesByService } from '../../model/overrides.ts';
import { type LogicalText, toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { referencesIn } from '../../syntax/macro.ts';
import { parseMacros } from '../../syntax/parseMacros.ts';
import type { Span } from '../../syntax/span.ts';
import { splitList } from '../../syntax/splitList.ts';
import { malformedMacro } from '../references/malformedMacro.ts';
import { nearestWord } from '../nearestWord.ts';
import type { ReportFinding, ServiceRule } from '../rule.ts';
import { environmentName } from '../template.ts';
import { asAssignment } from './asAssignment.ts';
import { namedOverrides } from './overrideName.ts';

/** In main.cf, malformedMacro.ts. */
export const overrideMacro: ServiceRule<'malformed-macro'> = {
  code: 'malformed-macro',
  severity: 'error',
  scope: 'service',
  check(entry, { configuration }, report) {
    for (const override of namedOverrides(entry)) {
      if (override.value.text.includes('$'))
        malformedMacro.check(asAssignment(override), report as ReportFinding<'malformed-macro'>, configuration);
    }
  },
  fixes: (finding, context, entry) =>
    entry && malformedMacro.fixes ? malformedMacro.fixes(finding, context.valueContext(entry)) : [],
};

/** postconf_user.c: `master.cf: undefined parameter: name`. Without its main.cf a master.cf does not tell. */
export const overrideReference: ServiceRule<'undefined-reference'> = {
  code: 'undefined-reference',
  severity: 'warning',
  scope: 'service',
  check(entry, context, report) {
    const { configuration, mainKnown } = context;
    if (!mainKnown) return;
    // Two entries of one service share their settings, as they do
    // in postconf; of two with one name nobody reads the first.
    const own = overridesByService(configuration).get(serviceKey(entry))?.settings;
    const isDefined = (of: string): boolean =>
      configuration.settings.has(of) || own?.has(of) || knownness(configuration, nothingUsed, of) !== undefined;
    for (const override of namedOverrides(entry)) {
      const { name, value, valueSpan } = override;
      if (own?.get(name) !== override) continue;
      // smtpd_check.c: `restriction class `NAME' needs a definition` is fatal.
      if (name === 'smtpd_restriction_classes') {
        const written = new Map(splitList(value.text, { braces: false }).map(({ text, span }) => [text, span]));
        for (const text of classesIn(value.text, (other) => own.get(other)?.value.text)) {
          if (!isDefined(text))
            report({
              span: spanIn(value, written.get(text) ?? { start: 0, end: 0 }, valueSpan),
              data: { name: text, as: 'class' },
              severity: 'error',
            });
        }
      }
      const facts = configuration.knowledge.parameters.get(name);
      if (!value.text.includes('$') || facts?.raw || facts?.readOnly) continue;
      for (const reference of referencesIn(parseMacros(value.text))) {
        const of = reference.name;
        if (isDefined(of)) continue;
        const span = spanIn(value, reference.nameSpan, valueSpan);
        const isTest = reference.then !== undefined || reference.else !== undefined;
        const mild = isTest || environmentName.test(of);
        report({
          span,
          data: { name: of, ...(isTest ? { as: 'test' as const } : {}) },
          ...(mild ? { severity: 'information' as const } : {}),
        });
      }
    }
  },
  fixes({ span, data }, { configuration }, entry) {
    const nearest = nearestWord(data.name, [
      ...configuration.settings.keys(),
      ...(entry?.overrides ?? []).map(({ name }) => name).filter((name) => name !== data.name),
    ]);
    return nearest === undefined
      ? []
      : [{ title: { key: 'rename', data: { name: nearest } }, edits: [{ span, text: nearest }] }];
  },
};

/** The place in the file of a stretch of a value. */
function spanIn(value: LogicalText, { start, end }: Span, allOfIt: Span): Span {
  return end > start ? { start: toSource(value, start), end: toSourceEnd(value, end) } : allOfIt;
}
