// `npm run screenshots`: takes the pictures of the README and ten hovers in each language from a real editor.
// docs/images/ is kept in git, artifacts/hovers/ is for looking at.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withWorkbench } from '../test/e2e/editor.mjs';
import { packExtension } from './package.mjs';
import { takeTracePicture } from './workbench/tracePicture.mjs';
import { localeNames } from './locales/names.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const images = join(root, 'docs', 'images');
const hovers = join(root, 'artifacts', 'hovers');
for (const folder of [images, hovers]) mkdirSync(folder, { recursive: true });
const vsix = await packExtension();

/** What ten hovers are taken of: the word, and a line that has it. */
const words = [
  ['smtpd_relay_restrictions', 'smtpd_relay_restrictions = permit_mynetworks, reject_unauth_destination'],
  ['mynetworks', 'mynetworks = 127.0.0.0/8 [::1]/128'],
  ['smtp_tls_security_level', 'smtp_tls_security_level = may'],
  ['mydestination', 'mydestination = $myhostname, localhost'],
  ['relayhost', 'relayhost = [smtp.example.com]:587'],
  ['reject_unauth_destination', 'smtpd_recipient_restrictions = reject_unauth_destination'],
  ['encrypt', 'smtpd_tls_security_level = encrypt'],
  ['virtual_alias_maps', 'virtual_alias_maps = hash:/etc/postfix/virtual'],
  ['message_size_limit', 'message_size_limit = 51200000'],
  ['inet_interfaces', 'inet_interfaces = all'],
];

/** The sample as its reader would write it: in English without a Chinese name, in Chinese without English comments. */
function inLanguage(text, language) {
  if (language === 'en') return text.replace('inet协议', 'inet_protocol');
  const comments = {
    '# A main.cf with the mistakes that people really make. Postfix would say nothing about most of them.':
      '# 一个有常见错误的 main.cf，其中多数 Postfix 不会提示。',
    '# Put the cursor on a marked word and press Ctrl+. (Cmd+. on a Mac).':
      '# 把光标放在有标记的词上，按 Ctrl+.（Mac 上是 Cmd+.）。',
    '# Who may relay': '# 谁可以中继',
    '# this machine': '# 本机',
    '# Limits': '# 限制',
    '# Tables': '# 查找表',
  };
  return Object.entries(comments).reduce((now, [english, own]) => now.replace(english, own), text);
}

for (const language of localeNames) {
  const settings = {
    'postfix.language': language,
    'workbench.colorTheme': 'Dark Modern',
    'postfix.targetVersion': '3.11',
    'editor.fontSize': 14,
  };
  await takeTracePicture(vsix, language, settings, join(images, `trace.${language}.png`));
  await withWorkbench(
    {
      vsix,
      settings,
      language,
      width: 1280,
      height: 760,
      prepare(profile) {
        const folder = join(profile.root, 'postfix');
        cpSync(join(root, 'sample'), folder, { recursive: true });
        const sample = join(folder, 'main.cf');
        writeFileSync(sample, inLanguage(readFileSync(sample, 'utf8'), language));
        writeFileSync(join(folder, 'main.cf.hovers'), `${words.map(([, line]) => line).join('\n\n\n')}\n`);
        return folder;
      },
    },
    async (at) => {
      const { page, folder } = at;
      const picture = async (name) => page.screenshot({ path: join(images, `${name}.${language}.png`) });
      await at.open(join(folder, 'main.cf'), 'myhostname');
      await at.problems('Errors: ');
      await at.goToLine(10);
      await at.pressUntil('Control+.', page.locator('.action-widget .monaco-list-row', { hasText: 'inet_protocols' }));
      await picture('quick-fix');
      await page.keyboard.press('Escape');
      await at.goToLine(19);
      await at.hover('smtpd_use_tls', 'smtpd_tls_security_level');
      await picture('hover');
      await at.goToLine(17);
      await page.keyboard.type('smtpd_relay_re');
      await at.pressUntil(
        'Control+Space',
        page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'smtpd_relay_restrictions' }),
      );
      await picture('completion');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Z');
      await at.open(join(folder, 'main.cf.hovers'), 'smtpd_relay_restrictions');
      for (const [index, [word]] of words.entries()) {
        const hover = await at.hover(word, word);
        await hover.screenshot({
          path: join(hovers, `${String(index + 1).padStart(2, '0')}-${word}.${language}.png`),
        });
      }
    },
  );
}
console.log(`${images}\n${hovers}`);
