// A headless Chromium that can reach nothing but this machine.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-headless-shell'].filter(Boolean);

/** @throws {Error} naming what to install, where there is no Chromium */
export async function launchBrowser() {
  const executablePath = places.find((path) => existsSync(path));
  if (!executablePath) throw new Error('no Chromium: apt-get install chromium');
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-sync',
      '--no-proxy-server',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/**
 * A page on `origin`.
 * @param language of VS Code, for extensions: its own texts stay English, as no language pack is there
 * @returns the page, what it wrote to its console, and every address that it asked for elsewhere
 */
export async function newPage(browser, origin, { width = 1280, height = 800, language } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'en-US', timezoneId: 'UTC' });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  // What vs/base/common/platform.ts takes for the language, and hands to the extension hosts.
  const setLanguage = (name) => {
    globalThis._VSCODE_NLS_LANGUAGE = name;
  };
  if (language) await context.addInitScript(setLanguage, language);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const lines = [];
  const elsewhere = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`error: ${error.stack ?? error}`));
  page.on('request', (request) => {
    if (/^(http|ws)s?:/.test(request.url()) && !request.url().startsWith(`${origin}/`)) elsewhere.push(request.url());
  });
  return { page, lines, elsewhere };
}
