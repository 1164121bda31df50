// `npm run hovers:heights`: shows the hover of the 200 parameters that real configs
// use most in a real editor, and tells which do not fit without scrolling. Counts them
// in ../shared/corpus (CORPUS names another folder). `--language zh-cn` for Chinese.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withWorkbench } from '../test/e2e/editor.mjs';
import { packExtension } from './package.mjs';

const language = process.argv.includes('--language') ? process.argv[process.argv.indexOf('--language') + 1] : 'en';
const count = 200;
const names = mostUsed(
  process.env.CORPUS ?? fileURLToPath(new URL('../../shared/corpus/main', import.meta.url)),
).slice(0, count);
const tooHigh = [];
await withWorkbench(
  {
    vsix: await packExtension(),
    settings: { 'postfix.language': language },
    width: 1280,
    height: 900,
    prepare(profile) {
      const folder = join(profile.root, 'postfix');
      mkdirSync(folder);
      // As a reader meets them: set to something, and without a problem to tell of.
      writeFileSync(
        join(folder, 'main.cf'),
        `# postfix-lint-disable\n${names.map((name) => `${name} = yes`).join('\n\n')}\n`,
      );
      return folder;
    },
  },
  async (at) => {
    const { page, folder } = at;
    await at.open(join(folder, 'main.cf'), names[0]);
    await at.hover(names[0], names[0]);
    for (const [index, name] of names.entries()) {
      await page.keyboard.press('Escape');
      await at.goToLine(index * 2 + 2, 2);
      const hover = page
        .locator('.monaco-hover:visible', { has: page.locator('strong', { hasText: new RegExp(`^${name}$`) }) })
        .first();
      await page.keyboard.press('Control+K');
      await at.pressUntil('Control+I', hover);
      const { content, shown } = await hover.evaluate((node) => {
        const inner = node.querySelector('.monaco-hover-content');
        const height = [...inner.children].reduce((sum, one) => sum + one.getBoundingClientRect().height, 0);
        return { content: Math.max(height, inner.scrollHeight), shown: node.getBoundingClientRect().height };
      });
      if (content > shown + 4) tooHigh.push(`${name} ${Math.round(content)} of ${Math.round(shown)}`);
    }
  },
);
console.log(tooHigh.join('\n'));
console.log(`${language}: ${tooHigh.length} of ${names.length} need scrolling`);

function mostUsed(folder) {
  const { parameters } = JSON.parse(
    readFileSync(new URL('../server/src/data/facts/parameters.json', import.meta.url), 'utf8'),
  );
  const files = new Map();
  for (const file of readdirSync(folder)) {
    const found = new Set(
      [...readFileSync(join(folder, file), 'utf8').matchAll(/^([A-Za-z0-9_]+)[ \t]*=/gm)].map(([, name]) => name),
    );
    for (const name of found)
      if (parameters[name] && !parameters[name].removed) files.set(name, (files.get(name) ?? 0) + 1);
  }
  return [...files].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
}
