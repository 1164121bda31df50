// node scripts/editors/codemirror.mjs [--write] : CodeMirror in Chromium, with the recipe of docs/editors.md.
// Its client has no code actions, so nothing is fixed, and to save is the page's own business.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver-protocol/node';
import { recipe, writeCapture } from './recipes.mjs';

const packages = ['@codemirror/lsp-client@6.3.0', 'codemirror@6.0.2'];
const folder = join(homedir(), '.cache/postfix-config/editors/codemirror');
if (!existsSync(join(folder, 'node_modules/codemirror'))) {
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['install', '--silent', '--no-fund', '--no-audit', '--prefix', folder, ...packages]);
}
writeFileSync(
  join(folder, 'page.js'),
  `const handlers = [];
window.fromServer = (message) => handlers.forEach((handler) => handler(message));
const transport = {
  send: (message) => void window.toServer(message),
  subscribe: (handler) => handlers.push(handler),
  unsubscribe: (handler) => handlers.splice(handlers.indexOf(handler), 1),
};
${recipe('codemirror').text}`,
);
const bundled = await build({ entryPoints: [join(folder, 'page.js')], bundle: true, write: false, logLevel: 'error' });

const server = spawn(process.execPath, [fileURLToPath(new URL('../../dist/server.cjs', import.meta.url)), '--stdio']);
const writer = new StreamMessageWriter(server.stdin);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const screens = [];
try {
  const page = await browser.newPage({ viewport: { width: 900, height: 400 } });
  await page.exposeFunction('toServer', (message) => writer.write(JSON.parse(message)));
  new StreamMessageReader(server.stdout).listen((message) => {
    page.evaluate((text) => window.fromServer(text), JSON.stringify(message)).catch(() => {});
  });
  await page.addScriptTag({ content: bundled.outputFiles[0].text });
  await page.click('.cm-content');
  await page.keyboard.type('compatibility_level = 3.6\n# 邮件 😀\nrelay_host = 中文😀\n');
  const isMarked = () =>
    [...document.querySelectorAll('.cm-lintRange')].some((one) => one.textContent === 'relay_host');
  await page.waitForFunction(isMarked, { timeout: 20_000 });
  // What was said of lines while they were typed is taken back.
  await page.waitForTimeout(500);
  const marks = await page.locator('.cm-lintRange').allTextContents();
  if (marks.join() !== 'relay_host') throw new Error(`marked: ${marks.join()}`);
  await page.hover('.cm-lintRange');
  await page.waitForSelector('.cm-tooltip-lint');
  screens.push(`${await page.innerText('.cm-content')}\n[${await page.innerText('.cm-tooltip-lint')}]`);
  await page.keyboard.press('Control+End');
  await page.keyboard.type('smtpd_helo_req');
  await page.waitForSelector('.cm-tooltip-autocomplete');
  screens.push(`${await page.innerText('.cm-content')}\n[${await page.innerText('.cm-tooltip-autocomplete')}]`);
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  const text = await page.innerText('.cm-content');
  if (!text.includes('smtpd_helo_required')) throw new Error(`not completed: ${text}`);
  console.log(`${packages.join(', ')}: passed`);
} finally {
  await browser.close();
  server.kill();
}
for (const screen of screens) console.log(`${'-'.repeat(20)}\n${screen}`);
if (process.argv.includes('--write')) writeCapture('codemirror', packages.join(', '), screens);
