// The picture of a trace: a message is traced beside main.cf, with the lines marked that it came to.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkbench } from '../../test/e2e/editor.mjs';

const main = (comment) => `compatibility_level = 3.6
myhostname = mx.example.com
mydestination = example.com
mynetworks = 127.0.0.0/8

# ${comment}
smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination
smtpd_recipient_restrictions =
  permit_mynetworks
  check_sender_access inline:{friend@example.net=OK}
  reject_unlisted_recipient
  reject_unknown_sender_domain
local_recipient_maps = inline:{alice=x, bob=x}
`;

const words = {
  en: { comment: 'Who may send what to whom', boxes: ['Address of the client', 'EHLO', 'Sender', 'Recipient'] },
  'zh-cn': { comment: '谁可以向谁发送邮件', boxes: ['客户端的地址', 'EHLO', '发件人', '收件人'] },
};
const typed = ['203.0.113.5', 'mx.example.net', 'ann@example.net', 'nobody@example.com'];

/** @param path of the PNG file */
export async function takeTracePicture(vsix, language, settings, path) {
  const { comment, boxes } = words[language] ?? words.en;
  const prepare = ({ root }) => {
    const folder = join(root, 'postfix');
    mkdirSync(folder);
    writeFileSync(join(folder, 'main.cf'), main(comment));
    writeFileSync(join(folder, 'master.cf'), 'smtp inet n - y - - smtpd\n');
    return folder;
  };
  const own = { ...settings, 'workbench.statusBar.visible': true, 'editor.fontSize': 13 };
  await withWorkbench({ vsix, language, settings: own, prepare, width: 1500, height: 760 }, async (at) => {
    const { page, folder } = at;
    await at.open(join(folder, 'main.cf'), 'myhostname');
    // A palette that opens before the file has its language lacks the command.
    await at.editor.locator('.squiggly-info').first().waitFor();
    await page.keyboard.press('Control+B');
    // The title of the command is VS Code's in its language and ours in ours: the category is the same in both.
    await at.pressUntil('F1', page.locator('.quick-input-widget input:visible'));
    await page.keyboard.type(language === 'zh-cn' ? '模拟邮件会话' : 'Trace a Message');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Postfix' }).first().waitFor();
    await page.keyboard.press('Enter');
    for (const [index, text] of typed.entries()) {
      await page.locator('.quick-input-widget:visible', { hasText: boxes[index] }).first().waitFor();
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    }
    await page
      .locator('.view-line', { hasText: /550.5\.1\.1/ })
      .first()
      .waitFor();
    await page.mouse.move(400, 600);
    await page.waitForTimeout(1500);
    await page.screenshot({ path });
  });
}
