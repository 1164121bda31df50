// docs/editors.md and its translation: the same recipes, and one for each editor that scripts/editors runs.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

const page = (name: string): string => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');
const [english, chinese] = [page('editors.md'), page('editors.zh-cn.md')];
const fences = (text: string): string[] => Array.from(text.matchAll(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm), ([all]) => all);

test('both pages have the same recipes and the same screens', () => {
  assert.ok(fences(english).length > 10);
  assert.deepEqual(fences(chinese), fences(english));
});

test('each editor that is run has a recipe of its name, and what was seen', () => {
  const names = Array.from(
    page('../scripts/editors/editors.mjs').matchAll(/^ {2}'?([\w.-]+)'?: \{$/gm),
    ([, name]) => name,
  );
  assert.ok(names.length > 5);
  for (const name of names) {
    assert.match(english, new RegExp(`<!-- recipe: ${name} \\S+ -->\n\`\`\``), name);
    for (const text of [english, chinese])
      assert.match(text, new RegExp(`<!-- capture: ${name} -->\n\n[^\n]+\n\n\`\`\`\``), name);
  }
});
