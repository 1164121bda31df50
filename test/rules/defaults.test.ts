import assert from 'node:assert/strict';
import test from 'node:test';
import { defaultIn, knowledge } from '../../server/src/facts/knowledge.ts';
import { existsIn } from '../../server/src/facts/release.ts';
import { parameterOf } from '../../server/src/model/parameter.ts';
import { typedValue } from '../../server/src/model/typedValue.ts';
import { findingsIn } from '../../server/src/rules/check.ts';
import { createFindingCollector } from '../../server/src/rules/findingCollector.ts';
import { checkTypedValue } from '../../server/src/rules/elementChecks.ts';
import { ruleOf, rules } from '../../server/src/rules/index.ts';
import type { RuleCode } from '../../server/src/rules/rule.ts';
import { createRuleSet } from '../../server/src/rules/ruleSet.ts';
import { contextFor } from '../instanceFor.ts';

const aboutReferences: ReadonlySet<RuleCode> = new Set<RuleCode>(['undefined-reference', 'reference-loop']);
/** A slip of 2.2's own: the name of a variable of the program. */
const slips = new Set(['smtp_sasl_tls_security_options = $var_smtp_sasl_opts: undefined-reference']);

const ruleSet = createRuleSet(rules);

for (const release of knowledge.releases) {
  test(`no default of ${release} is taken for a slip, or for a value that Postfix does not take`, () => {
    const found = new Set<string>();
    let lines = 0;
    for (const [name, facts] of knowledge.parameters) {
      const value = existsIn(facts, release) ? defaultIn(facts, release) : undefined;
      if (value === undefined) continue;
      lines++;
      const text = `${name} = ${value}`;
      const context = contextFor({ main: `${text}\n`, release });
      for (const { code } of findingsIn(context, 'main.cf'))
        if (ruleOf(code)?.scope === 'element' || aboutReferences.has(code)) found.add(`${text}: ${code}`);
      // The engine asks rules of values about no default, but those that say that they judge them.
      const [element] = context.configuration.tree.elements;
      const parameter = parameterOf(context.configuration, name);
      if (element?.kind !== 'assignment' || !parameter) continue;
      for (const { code } of checkTypedValue(
        ruleSet,
        typedValue(parameter, element.value, element.valueSpan, context.lookup, element.macros),
        context,
        createFindingCollector('main.cf', []),
      )) {
        const rule = ruleOf(code);
        if (rule?.scope !== 'value' || !rule.judgesDefaults) found.add(`${text}: ${code}`);
      }
    }
    assert.deepEqual(
      [...found].filter((one) => !slips.has(one)),
      [],
    );
    assert.ok(lines > 200, `${lines} defaults`);
  });
}

test('a default that a rule judges is told of', () => {
  const text = 'smtp_tls_ciphers = export\n';
  assert.deepEqual(
    findingsIn(contextFor({ main: text, release: '2.6' }), 'main.cf').map(({ code }) => code),
    ['weak-cipher'],
  );
});
