// What a new user meets, in one language and in both themes that a fresh VS Code starts with: the
// walkthrough and its sample,
// the release and who chose it, a new configuration, completion in an empty file, settings of rules, a report.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until, withWorkbench } from './editor.mjs';

/** What is looked for in each language: titles of ours, as package.nls and l10n have them. */
const words = {
  en: {
    walkthrough: 'Get Started with Postfix Configuration',
    sample: 'Open the Sample',
    release: 'Set Postfix Release',
    automatic: 'Automatic',
    source: 'newest stable',
    setBy: 'set in .postfix-lint.json',
    create: 'New Postfix Configuration',
    preset: 'Null client',
    report: 'Collect a Report',
    rule: 'a name that Postfix does not have',
  },
  'zh-cn': {
    walkthrough: 'Postfix Configuration 入门',
    sample: '打开示例',
    release: '设置 Postfix 版本',
    automatic: '自动',
    source: '最新的稳定版',
    setBy: '由 .postfix-lint.json 设置',
    create: '新建 Postfix 配置',
    preset: '空客户端',
    report: '收集问题报告',
    rule: 'Postfix 没有的参数',
  },
};
/** A secret must not be in a report, and neither must be any line of a file. */
const secret = 'hunter2-is-my-password';

export async function firstHour(vsix, language) {
  const say = words[language];
  const han = /\p{Script=Han}/u;
  let folder;
  const prepare = ({ root }) => {
    folder = join(root, 'workspace');
    mkdirSync(folder);
    writeFileSync(join(folder, 'main.cf'), `# ${secret}\nmyorgin = example.com\n`);
    writeFileSync(join(folder, '.postfix-lint.json'), '{ "targetVersion": "3.9" }\n');
    writeFileSync(join(folder, 'settings.json'), '{}\n');
    mkdirSync(join(folder, 'other'));
    writeFileSync(join(folder, 'other', 'main.cf'), '');
    return folder;
  };
  // The two pairs that a fresh VS Code starts with, by its age.
  const pair = language === 'en' ? ['Dark Modern', 'Light Modern'] : ['Dark 2026', 'Light 2026'];
  const settings = {
    'workbench.colorTheme': pair[0],
    'workbench.preferredDarkColorTheme': pair[0],
    'workbench.preferredLightColorTheme': pair[1],
  };
  await withWorkbench({ vsix, language, settings, prepare, width: 1400, height: 860 }, async (at, { lines }) => {
    const { page } = at;
    const shot = (name) => at.screenshot(`e2e-first-${name}.${language}`);
    const pick = page.locator('.quick-input-widget .monaco-list-row');
    const suggestion = page.locator('.suggest-widget.visible .monaco-list-row');
    const shown = (text) => page.locator('.view-line', { hasText: text }).first();

    await at.open(join(folder, 'main.cf'), 'myorgin');
    await at.problems('Warnings: 1');

    // Who chose the release, and a click that changes it where it is set.
    const status = page.locator('.hover-language-status');
    const openStatus = async () => {
      await page.locator('#status\\.languageStatus').first().hover();
      await status.filter({ hasText: 'Postfix 3' }).first().waitFor();
    };
    await openStatus();
    assert.match(
      await status.allInnerTexts().then((all) => all.join(' ')),
      new RegExp(`Postfix 3\\.9\\.\\d+.*${say.setBy}`, 's'),
    );
    await shot('status');
    await page.keyboard.press('Escape');
    await at.command(`Postfix: ${say.release}`);
    await pick.filter({ hasText: say.automatic }).first().waitFor();
    await page.keyboard.type('3.7.11');
    await pick
      .filter({ hasText: /^3\.7\.11/ })
      .first()
      .waitFor();
    await shot('release');
    await page.keyboard.press('Enter');
    await until(
      'the settings file',
      () => readFileSync(join(folder, '.postfix-lint.json'), 'utf8') === '{ "targetVersion": "3.7.11" }\n',
    );

    // The walkthrough, and its sample.
    await at.command('Welcome: Open Walkthrough...');
    await pick.filter({ hasText: say.walkthrough }).first().click();
    await page.locator('.getting-started-step', { hasText: say.sample }).first().waitFor();
    await page.waitForTimeout(500);
    await shot('walkthrough');
    await page.locator('.getting-started-step .monaco-button', { hasText: say.sample }).first().click();
    await shown('myorgin.=')
      .waitFor()
      .catch(() => shown('myorgin').waitFor());
    await at.problems('Errors: ');
    const sample = (await page.locator('.editor-instance .view-line').allInnerTexts()).join('\n');
    assert.equal(han.test(sample), language === 'zh-cn', 'the sample is in the reader’s language');
    await shot('sample-dark');
    await at.command('Preferences: Toggle between Light/Dark Themes');
    await page.locator('.monaco-workbench.vs').first().waitFor();
    const colours = await until('colours of a name and its value', () =>
      shown('mydomain').evaluate((line) => {
        const found = new Set([...line.querySelectorAll('span > span')].map((one) => getComputedStyle(one).color));
        return found.size >= 3 && [...found];
      }),
    );
    assert.ok(colours.length >= 3, 'name, operator and value differ');
    await shot('sample-light');

    // A new configuration out of a preset: the cursor is in the first value.
    await at.command(`Postfix: ${say.create}`);
    await pick.filter({ hasText: say.preset }).first().waitFor();
    await shot('new');
    await pick.filter({ hasText: say.preset }).first().click();
    await shown('loopback-only').waitFor();
    await page.keyboard.type('mx1.example.org');
    await shown('mx1.example.org').waitFor();
    const text = (await page.locator('.editor-instance .view-line').allInnerTexts()).join('\n');
    assert.equal(han.test(text), language === 'zh-cn', 'comments are in the reader’s language');
    await shot('preset');

    // An empty file: what people need first; then the values of the name that was taken.
    await at.open(join(folder, 'other', 'main.cf'), '').catch(() => {});
    await at.editor.click();
    await at.pressUntil('Control+Space', suggestion.filter({ hasText: 'null-client' }));
    await suggestion.filter({ hasText: 'mydestination' }).first().waitFor();
    await shot('empty');
    await page.keyboard.press('Escape');
    await page.keyboard.type('smtp_tls_security_l');
    await suggestion.filter({ hasText: 'smtp_tls_security_level' }).first().waitFor();
    await page.keyboard.press('Enter');
    await suggestion.filter({ hasText: 'encrypt' }).first().waitFor();
    await shot('values');
    await page.keyboard.type('may');
    await page.keyboard.press('Enter');
    await shown(/smtp_tls_security_level.=.may/).waitFor();

    // The status of a file that nothing is set for.
    await openStatus().catch(() => {});

    // The report says all that is needed, and nothing that is in a file.
    await at.command(`Postfix: ${say.report}`);
    await shown('extension').waitFor();
    await shot('report');
    const report = (await page.locator('.editor-instance .view-line').allInnerTexts())
      .join('\n')
      .replaceAll('\u00a0', ' ');
    assert.match(report, /Postfix 3\./);
    assert.ok(!report.includes(secret), 'no text of a file is in the report');
    assert.deepEqual(
      lines.filter((line) => /postfix-config.*(TypeError|Unhandled)/.test(line)),
      [],
    );
    console.log(`✔ ${language}: walkthrough, release, new configuration, completion, report, in both themes`);
  });
}
