// The pages of docs/rules as data for `postfix-lint --explain` and SARIF.
import { readFileSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';

const folder = new URL('../docs/rules/', import.meta.url);

/**
 * Every page by code and locale, in Markdown. A page has English first, and Chinese behind the heading "中文"; the
 * Chinese part
 * has no title of its own, so that it is given that of the page.
 */
export function rulePages() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md');
  return Object.fromEntries(names.sort().map((name) => [basename(name, '.md'), partsOf(name)]));
}

function partsOf(name) {
  const text = readFileSync(new URL(name, folder), 'utf8');
  const [english, chinese] = text.split('\n## 中文\n');
  if (chinese === undefined) throw new Error(`docs/rules/${name} has no part in Chinese`);
  return { en: english.trim(), 'zh-cn': `# ${basename(name, '.md')}\n\n${chinese.trim()}` };
}
