// The recipes in docs/editors.md: what stands there is what is run.
import { readFileSync, writeFileSync } from 'node:fs';

export const pages = ['editors.md', 'editors.zh-cn.md'].map((name) => new URL(`../../docs/${name}`, import.meta.url));

/** The text and the place of the recipe of a name, with the server where it is in the Debian folder. */
export function recipe(name, page = readFileSync(pages[0], 'utf8')) {
  const match = new RegExp(`<!-- recipe: ${name} (\\S+) -->\n\`\`\`\\w*\n([\\s\\S]*?)\n\`\`\``).exec(page);
  if (!match) throw new Error(`docs/editors.md has no recipe ${name}`);
  const [, path, text] = match;
  return { path, text: `${text.replaceAll('/path/to/dist', '/srv/dist')}\n` };
}

/** Puts what was seen on a screen under the recipes of a name, in both languages. */
export function writeCapture(name, title, screens) {
  for (const page of pages) {
    const before = readFileSync(page, 'utf8');
    const mark = `<!-- capture: ${name} -->`;
    const blocks = screens.map((screen) => `\`\`\`\`text\n${screen}\n\`\`\`\`\n`).join('\n');
    const own = new RegExp(`${mark}(?:\n\n[^\n]*\n\n(?:\`\`\`\`text\n[\\s\\S]*?\n\`\`\`\`\n\n?)+<!-- end -->)?`);
    if (!own.test(before)) throw new Error(`${page.pathname} has no ${mark}`);
    writeFileSync(
      page,
      before.replace(own, () => `${mark}\n\n${title}:\n\n${blocks}\n<!-- end -->`),
    );
  }
}
