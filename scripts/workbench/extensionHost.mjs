// Runs a test module inside a real extension host.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { startDevelopmentProxy } from './developmentProxy.mjs';
import { ensureVsCode } from './installVsCode.mjs';
import { launchBrowser, newPage } from './page.mjs';
import { makeProfile, startServer } from './server.mjs';

/**
 * @param kind `node` (a Node process) or `web` (a web worker of the page)
 * @param extension folder of the extension under development
 * @param tests module whose `run()` VS Code calls; it writes its report to the file REPORT_FILE or, without a disk, to
 *   its console behind `EXTENSION_TEST_REPORT`
 * @returns the report `{failures, tests: {title, state, error?}[]}`
 * @throws {Error} when there is no report within three minutes
 */
export async function runInExtensionHost({ kind, extension, tests, settings = {}, screenshot }) {
  const vscode = await ensureVsCode();
  const profile = makeProfile({ settings: { 'security.workspace.trust.enabled': false, ...settings } });
  const folder = join(profile.root, 'workspace');
  mkdirSync(folder);
  const reportFile = join(profile.root, 'report.json');
  const lines = [];
  let server, proxy, browser, report;
  try {
    server = await startServer(vscode, profile, { testDriver: true });
    if (kind === 'web') proxy = await startDevelopmentProxy(server.origin, extension, tests);
    const { origin } = proxy ?? server;
    browser = await launchBrowser();
    const { page, lines: pageLines } = await newPage(browser, origin);
    // VS Code's own hooks for automation: console output of the extension host, and the end of the run.
    await page.exposeFunction('codeAutomationLog', (type, words) => {
      const text = format(...words);
      const found = /EXTENSION_TEST_REPORT (\{.*\})/s.exec(text);
      if (found) report = JSON.parse(found[1]);
      else lines.push(`${type}: ${text}`);
    });
    const ended = new Promise((done, failed) => {
      void page.exposeFunction('codeAutomationExit', done);
      page.on('crash', () => failed(new Error('the page crashed')));
      setTimeout(() => failed(new Error('no result within 180 s')), 180_000).unref();
    });
    const payload =
      kind === 'web'
        ? []
        : [
            ['extensionDevelopmentPath', server.uri(extension)],
            ['extensionTestsPath', server.uri(tests)],
            ['extensionEnvironment', JSON.stringify({ REPORT_FILE: reportFile })],
          ];
    try {
      await page.goto(server.address(folder, [...payload, ['skipWelcome', 'true']], origin), { waitUntil: 'commit' });
      await ended;
    } catch (error) {
      if (screenshot) await page.screenshot({ path: screenshot }).catch(() => {});
      throw new Error(`${error.message}\n${[...lines, ...pageLines].slice(-40).join('\n')}`);
    }
    if (existsSync(reportFile)) report = JSON.parse(readFileSync(reportFile, 'utf8'));
    if (!report) throw new Error(`the suite left no report\n${lines.slice(-40).join('\n')}`);
    return report;
  } finally {
    await browser?.close();
    proxy?.stop();
    await server?.stop();
    rmSync(profile.root, { recursive: true, force: true });
  }
}
