// A person asks by the palette what smtpd answers to a message,
// typing who sends it, and changes the line that decided.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until, withWorkbench } from './editor.mjs';

const main = `compatibility_level = 3.6
mydestination = example.com
local_recipient_maps =
smtpd_sender_restrictions = reject_sender_login_mismatch
smtpd_recipient_restrictions = reject
`;

export async function traceMessage(vsix, kind) {
  let folder;
  const prepare = ({ root }) => {
    folder = join(root, 'workspace');
    mkdirSync(folder);
    writeFileSync(join(folder, 'main.cf'), main);
    writeFileSync(join(folder, 'master.cf'), 'smtp inet n - n - - smtpd\n');
    return folder;
  };
  const settings = { 'postfix.targetVersion': '3.10' };
  await withWorkbench({ vsix, kind, prepare, width: 1400, settings }, async (at) => {
    const { page } = at;
    await at.open(join(folder, 'main.cf'), 'mydestination');
    // A palette that opens before the file has its language lacks the command.
    await at.problems('Warnings: ');
    const box = page.locator('.quick-input-widget:visible');
    /** Answers the box that asks for something; `undefined` keeps what it has. */
    const answer = async (prompt, text) => {
      await box.filter({ hasText: prompt }).first().waitFor();
      if (text !== undefined) {
        await page.keyboard.press('Control+A');
        await page.keyboard.type(text);
      }
    };
    await at.command('Postfix: Trace a Message');
    await answer('Address of the client', 'somebody');
    await answer('An IPv4 or IPv6 address', '198.51.100.7');
    await page.keyboard.press('Enter');
    await answer('EHLO', 'mx.example.org');
    await page.keyboard.press('Enter');
    await answer('Sender', '');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await answer('Recipient', 'alice@example.com');
    await page.keyboard.press('Enter');

    const beside = page.locator('.editor-instance .monaco-editor').nth(1);
    const shown = (text) => beside.locator('.view-line', { hasText: text }).first().waitFor();
    await shown('198.51.100.7');
    await shown('main.cf:5');
    await shown(/554.5\.7\.1.*Access.denied/);

    // The line that decided is marked in the file.
    const main = page.locator('.editor-instance .monaco-editor').first();
    /** Waits for what the editor draws behind a line: it is no text of the page. */
    const drawnBehind = (start, text) =>
      until(`"${text}" behind ${start}`, () =>
        main
          .locator('.view-line', { hasText: start })
          .first()
          .evaluate(
            (line, wanted) =>
              [line, ...line.querySelectorAll('*')].some((one) =>
                [one.textContent, ...['::before', '::after'].map((part) => getComputedStyle(one, part).content)].some(
                  (shown) => shown.replaceAll('\u00a0', ' ').includes(wanted),
                ),
              ),
            text,
          ),
      );
    await drawnBehind('smtpd_recipient_restrictions', 'decided');
    await at.screenshot(`e2e-${kind}-trace`);

    // A test of it is written beside the configuration, and passes.
    await beside.locator('.codelens-decoration a', { hasText: 'Write a test from this trace' }).click();
    await page.locator('.tab', { hasText: 'mail-tests.yml' }).first().waitFor();
    await until('the written test', () => {
      const file = join(folder, 'mail-tests.yml');
      return existsSync(file) && readFileSync(file, 'utf8').includes('expect: 554 5.7.1');
    });
    await at.screenshot(`e2e-${kind}-written-test`);
    await page.locator('.tab', { hasText: '(trace)' }).first().click();

    // The file is edited; the trace follows, and the test is red at the line that lets the message pass.
    await page.locator('.tab', { hasText: 'main.cf' }).first().click();
    await at.goToLine(5);
    await page.keyboard.press('Shift+End');
    await page.keyboard.type('smtpd_recipient_restrictions = permit');
    await page.keyboard.press('Escape');
    await shown(/250.2\.1\.5.Ok/);
    await at.command('Test: Run All Tests');
    const red = main.getByText(/expected:.refused.554.5\.7\.1/).first();
    await red.waitFor();
    const [tag, line] = [
      await red.boundingBox(),
      await main.locator('.view-line', { hasText: 'smtpd_recipient_restrictions' }).first().boundingBox(),
    ];
    if (Math.abs(tag.y + tag.height / 2 - line.y - line.height / 2) > line.height / 2)
      throw new Error('the failure stands at another line');
    await at.screenshot(`e2e-${kind}-failed-test`);
    await page.keyboard.press('Escape');

    // The inputs of the last time are there.
    await at.command('Postfix: Trace a Message');
    await answer('Address of the client');
    if ((await box.locator('input').first().inputValue()) !== '198.51.100.7')
      throw new Error('the last client is not kept');
    await page.keyboard.press('Escape');
    console.log(
      `✔ ${kind}: a message is traced beside the file as it is typed, its test is red at the line that decided`,
    );
  });
}
