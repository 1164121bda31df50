// A person writes a table of header_checks by completion, in a file whose name says nothing, and asks it a key.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkbench } from './editor.mjs';

export async function lookUpKey(vsix, kind) {
  let folder;
  const prepare = ({ root }) => {
    folder = join(root, 'workspace');
    mkdirSync(folder);
    writeFileSync(join(folder, 'main.cf'), 'compatibility_level = 3.6\nheader_checks = pcre:/etc/postfix/subjects\n');
    writeFileSync(join(folder, 'master.cf'), 'smtp inet n - n - - smtpd\n');
    writeFileSync(join(folder, 'subjects'), '# what is in a subject\n/^Subject: (.*) offer/ \n');
    return folder;
  };
  const settings = { 'postfix.targetVersion': '3.10' };
  await withWorkbench({ vsix, kind, prepare, width: 1400, settings }, async (at) => {
    const { page } = at;
    await at.open(join(folder, 'main.cf'), 'header_checks');
    // The file is opened beside the main.cf that says what it is.
    await page.keyboard.press('Control+P');
    await page.keyboard.type('subjects');
    await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: 'subjects' }).first().waitFor();
    await page.keyboard.press('Enter');
    await at.line('what').waitFor();
    await page.locator('#status\\.editor\\.mode', { hasText: 'pcre' }).waitFor();
    await page.locator('.codelens-decoration', { hasText: 'header_checks (main.cf:2)' }).first().waitFor();

    await at.goToLine(2, 40);
    await page.keyboard.type('REJ');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'REJECT' }).first().waitFor();
    await at.screenshot(`e2e-${kind}-table-completion`);
    await page.keyboard.press('Enter');
    await page.keyboard.type(' no $1 here');
    await at.line('REJECT').waitFor();

    await at.command('Postfix: Look Up a Key');
    const box = page.locator('.quick-input-widget:visible');
    await box.filter({ hasText: 'Key to look up' }).first().waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Subject: great offer');
    await page.keyboard.press('Enter');
    const beside = page.locator('.editor-instance .monaco-editor').nth(1);
    const shown = (text) => beside.locator('.view-line', { hasText: text }).first().waitFor();
    await shown(/cleanup.gets:.REJECT.no.great.here/);
    await shown('subjects:2');
    await at.screenshot(`e2e-${kind}-lookup`);

    // The answer follows the table as it is typed.
    await at.goToLine(2, 40);
    await page.keyboard.press('End');
    await page.keyboard.type(', please');
    await shown(/REJECT.no.great.here,.please/);
    console.log(`✔ ${kind}: a table written by completion, a key asked, the answer follows`);
  });
}
