// A real workbench with the packed extension in it, and what a person does there with mouse and keys.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureVsCode } from '../../scripts/workbench/installVsCode.mjs';
import { launchBrowser, newPage } from '../../scripts/workbench/page.mjs';
import { installExtension, makeProfile, startServer } from '../../scripts/workbench/server.mjs';

export const artifacts = fileURLToPath(new URL('../../artifacts/', import.meta.url));

/**
 * Opens files of a folder that `prepare(profile)` makes, one workbench for all that `run` does.
 * @param kind `node` or `web`: in which extension host ours runs
 * @param language of VS Code, such as `zh-cn`; English where it is left out
 */
export async function withWorkbench({ vsix, kind = 'node', language, settings = {}, prepare, width, height }, run) {
  mkdirSync(artifacts, { recursive: true });
  const vscode = await ensureVsCode();
  const profile = makeProfile({
    settings: {
      'security.workspace.trust.enabled': false,
      'files.autoSave': 'off',
      'files.hotExit': 'off',
      'editor.hover.delay': 100,
      'editor.minimap.enabled': false,
      'editor.cursorBlinking': 'solid',
      'workbench.reduceMotion': 'on',
      'workbench.layoutControl.enabled': false,
      ...(kind === 'web' ? { 'remote.extensionKind': { 'postfix-config.postfix-config': ['web'] } } : {}),
      ...settings,
    },
  });
  let server, browser, view;
  try {
    const folder = prepare(profile);
    await installExtension(vscode, profile, vsix);
    server = await startServer(vscode, profile);
    browser = await launchBrowser();
    view = await newPage(browser, server.origin, { width, height, language });
    await run(editorOn(view.page, server, folder), view);
    // In another language VS Code looks for its own texts in the gallery.
    const elsewhere = view.elsewhere.filter((url) => !language || !/\/gallery\/extensionquery$/.test(url));
    if (elsewhere.length) throw new Error(`the editor asked for addresses elsewhere: ${elsewhere.join(' ')}`);
  } catch (error) {
    await view?.page.screenshot({ path: `${artifacts}failure.png` }).catch(() => {});
    // Of a long output the end is kept.
    throw new Error(`console of the page:\n${view?.lines.slice(-30).join('\n') ?? ''}\n\n${error.stack ?? error}`);
  } finally {
    await browser?.close();
    await server?.stop();
    rmSync(profile.root, { recursive: true, force: true });
  }
}

function editorOn(page, server, folder) {
  const editor = page.locator('.editor-instance .monaco-editor').first();
  const line = (text) => editor.locator('.view-line', { hasText: text }).first();
  return {
    page,
    editor,
    line,
    folder,
    /** Opens a file and waits until a line of it shows. */
    async open(file, firstText) {
      for (let attempt = 1; ; attempt++) {
        await page.goto(server.address(folder, [['openFile', server.uri(file)]]), { waitUntil: 'commit' });
        try {
          await line(firstText).waitFor({ timeout: 30_000 });
          return;
        } catch (error) {
          // A workbench that starts cold may forget what its address told it to open; nothing of ours runs by then.
          if (attempt === 3) throw error;
        }
      }
    },
    /** Waits until the status bar counts so many errors and warnings; `undefined` takes any number above zero. */
    async problems(label) {
      await page.locator(`#status\\.problems[aria-label*="${label}"]`).waitFor();
    },
    /** Presses a key until something shows: menus close by themselves when markers change under them. */
    async pressUntil(key, locator, attempts = 6) {
      for (let attempt = 1; ; attempt++) {
        await page.keyboard.press(key);
        try {
          await locator.first().waitFor({ timeout: 5000 });
          return;
        } catch (error) {
          if (attempt === attempts) throw error;
          await page.keyboard.press('Escape');
        }
      }
    },
    /** Puts the cursor at the end of the line that holds a text. */
    async goToLine(number, column = 1) {
      await page.keyboard.press('Control+G');
      await page.locator('.quick-input-widget input').first().waitFor();
      await page.keyboard.type(`${number}:${column}`);
      await page.keyboard.press('Enter');
      await page.locator('.quick-input-widget').first().waitFor({ state: 'hidden' });
    },
    /** Shows the hover of a word by the mouse; again while a server that still starts has nothing to say. */
    async hover(word, expected) {
      const hover = page.locator('.monaco-hover:visible', { hasText: expected }).first();
      for (let attempt = 1; ; attempt++) {
        await page.keyboard.press('Escape');
        await page.mouse.move(5, 5);
        await editor.locator('.view-line span span', { hasText: word }).first().hover();
        try {
          await hover.waitFor({ timeout: 5000 });
          return hover;
        } catch (error) {
          if (attempt === 8) throw error;
        }
      }
    },
    /** Runs a command by its name in the palette. */
    async command(title) {
      await this.pressUntil('F1', page.locator('.quick-input-widget input:visible'));
      await page.keyboard.type(title);
      await page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first().waitFor();
      await page.keyboard.press('Enter');
    },
    async screenshot(name) {
      await page.screenshot({ path: `${artifacts}${name}.png` });
    },
  };
}

/** Waits until a probe gives something, at most 15 seconds. */
export async function until(what, probe) {
  const end = Date.now() + 15_000;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`no ${what} within 15 s`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
