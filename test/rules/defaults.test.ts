import assert from 'node:assert/strict';
import test from 'node:test';
import { defaultIn, knowledge } from '../../server/src/knowledge/knowledge.ts';
import { existsIn } from '../../server/src/knowledge/release.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { check, contextOf, createCheckCache } from '../../server/src/rules/check.ts';
import type { RuleCode } from '../../server/src/rules/rule.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';

/** What Postfix itself puts into a parameter cannot be a slip of the pen. */
const aboutWriting: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'undefined-reference', 'reference-loop', 'malformed-macro', 'inline-comment', 'quoted-value', 'swallowed-line', 'full-width-character',
]);

for (const release of ['2.11', '3.5', '3.7', knowledge.newestStable]) {
  test(`no default of ${release} is taken for a slip`, () => {
    const found: string[] = [];
    let lines = 0;
    for (const [name, facts] of knowledge.parameters) {
      const value = existsIn(facts, release) ? defaultIn(facts, release) : undefined;
      if (value === undefined) continue;
      lines++;
      const text = `${name} = ${value}\n`;
      const context = contextOf(text, configure(knowledge, release, parseMainCf(text)));
      for (const { code, data } of check(context, createCheckCache())) if (aboutWriting.has(code)) found.push(`${text.trim()}: ${code} ${JSON.stringify(data)}`);
    }
    assert.deepEqual(found, []);
    assert.ok(lines > 500, `${lines} defaults`);
  });
}
