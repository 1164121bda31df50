// `npm run docs:install`: writes into the pages how the command is installed; `--check` only compares. A page has
// `<!-- install NAME -->` … `<!-- /install -->` where such a piece stands; what it says hangs on published.mjs.
import { readFileSync, writeFileSync } from 'node:fs';
import { published } from './published.mjs';

const root = new URL('../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const archive = `postfix-language-server-${version}.tgz`;
const pages = ['docs/lint.md', 'server/README.md'];

const code = (language, text) => `\n\`\`\`${language}\n${text}\n\`\`\`\n`;
const global = (english, example) =>
  published.npm
    ? code('sh', `npm install --global postfix-language-server\n${example}`)
    : `\n${english}\n${code('sh', `npm ci && npm pack ./server\nnpm install --global ./${archive}\n${example}`)}`;
const source = published.npm ? 'postfix-language-server' : `./${archive}`;
const hook = published.tag
  ? `  - repo: https://github.com/postfix-config/postfix-config\n    rev: v${version}`
  : '  - repo: ../postfix-config # a clone of this repository\n    rev: 0123abc # a commit of it';
const steps = (format, rest) => `npx --yes --package ${source} postfix-lint --format ${format} etc/postfix${rest}`;

const pieces = {
  en: global(
    'The package is not on npm yet. In a clone of this repository, which makes the file:',
    'postfix-lint /etc/postfix',
  ),
  'zh-cn': global(
    '该软件包尚未发布到 npm。在本仓库的克隆中生成文件并安装：',
    'postfix-lint --lang zh-cn /etc/postfix',
  ),
  hook: code('yaml', `repos:\n${hook}\n    hooks:\n      - id: postfix-lint`),
  annotations: code(
    'yaml',
    `name: Postfix
on: [push, pull_request]
permissions:
  contents: read
jobs:
  postfix-lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22 }
      - run: ${steps('github', '')}`,
  ),
  scanning: code(
    'yaml',
    `    permissions:
      contents: read
      security-events: write
    steps:
      - uses: actions/checkout@v4
      - run: ${steps('sarif', ' > postfix.sarif || test $? -eq 1')}
      - uses: github/codeql-action/upload-sarif@v3
        with: { sarif_file: postfix.sarif, category: postfix }`,
  ),
};

const check = process.argv.includes('--check');
for (const page of pages) {
  const before = readFileSync(new URL(page, root), 'utf8');
  const after = before.replace(/<!-- install (\S+) -->\n[^]*?<!-- \/install -->/g, (_, name) => {
    if (!Object.hasOwn(pieces, name)) throw new Error(`${page}: there is no piece "${name}"`);
    return `<!-- install ${name} -->\n${pieces[name]}\n<!-- /install -->`;
  });
  if (after === before) continue;
  if (!check) writeFileSync(new URL(page, root), after);
  else {
    console.error(`${page} is out of date: npm run docs:install`);
    process.exitCode = 1;
  }
}
