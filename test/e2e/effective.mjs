// A person asks by the palette what a configuration comes to, goes on typing beside it, and compares it with another.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkbench } from './editor.mjs';

const files = {
  'main.cf': 'mydomain = example.com\nmyorigin = $mydomain\n',
  'master.cf': 'submission inet n - y - - smtpd\n  -o syslog_name=postfix/$service_name\n',
  'old/main.cf': '# years ago\nmyorigin = example.com\nmydomain = example.com\nbiff = no\n',
};

export async function showEffective(vsix, kind) {
  let folder;
  const prepare = ({ root }) => {
    folder = join(root, 'workspace');
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return folder;
  };
  await withWorkbench(
    { vsix, kind, prepare, width: 1400, settings: { 'postfix.targetVersion': '3.10' } },
    async (at) => {
      const { page } = at;
      await at.open(join(folder, 'main.cf'), 'mydomain');
      await at.problems('No Problems');
      const pick = page.locator('.quick-input-widget .monaco-list-row');
      const choose = async (text) => {
        await pick.filter({ hasText: text }).first().waitFor();
        await pick.filter({ hasText: text }).first().click();
      };

      await at.command('Postfix: Show Effective Configuration');
      await choose('$name expanded');
      const beside = page.locator('.editor-instance .monaco-editor').nth(1);
      const shown = (text) => beside.locator('.view-line', { hasText: text }).first().waitFor();
      await shown(/^myorigin.=.example\.com$/);
      await shown(/^submission\/inet\/syslog_name.=.postfix\/submission$/);
      await shown('master.cf:2');
      // The cursor stayed in the file.
      await page.keyboard.press('Control+End');
      await page.keyboard.type('relayhost = [mx.example.net]');
      await shown(/^relayhost.=.\[mx\.example\.net\]$/);
      await at.screenshot(`e2e-${kind}-effective`);

      await at.command('Postfix: Show Effective Configuration');
      await choose('one service sees');
      await choose('submission/inet');
      await page.locator('.tab.active', { hasText: 'submission.inet' }).first().waitFor();

      await page
        .locator('.tab', { hasText: /^main\.cf$/ })
        .first()
        .click();
      await at.command('Postfix: Compare Configurations by Meaning');
      await choose('old/main.cf');
      const diff = page.locator('.monaco-diff-editor');
      await diff
        .locator('.view-line', { hasText: /^biff.=.no$/ })
        .first()
        .waitFor();
      assert.equal(
        await diff.locator('.view-line', { hasText: 'myorigin' }).count(),
        0,
        'what means the same is left out',
      );
      await at.screenshot(`e2e-${kind}-compare`);
      console.log(`✔ ${kind}: effective configuration beside the file as it is typed, comparison by meaning`);
    },
  );
}
