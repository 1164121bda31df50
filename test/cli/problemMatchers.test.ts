import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { localeNames } from '../../server/src/texts/locales.ts';
import { folder, postfixLint } from './command.ts';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly contributes: {
    readonly problemMatchers: readonly { readonly severity: string; readonly pattern: { readonly regexp: string } }[];
  };
};

test('problem matchers read what the command prints, in each language', () => {
  const { problemMatchers } = manifest.contributes;
  const cwd = folder({ 'main.cf': 'biff = maybe\nmynetwork = 127.0.0.0/8\nsmtpd_forbid_bare_newline = yes\n' });
  const found = localeNames.map((locale) => {
    const lines = postfixLint(cwd, ['--no-files', '--target-version', '3.6', '--lang', locale, '.']).out.split('\n');
    const own = problemMatchers.filter(({ pattern }) => lines.some((line) => new RegExp(pattern.regexp).test(line)));
    const read = lines.flatMap((line) => {
      const match = own.map(({ pattern }) => new RegExp(pattern.regexp).exec(line)).find((one) => one !== null);
      return match ? [`${match[2]} ${match[6]}`] : [];
    });
    return [locale, own.map(({ severity }) => severity), read] as const;
  });
  const [first] = found;
  assert.ok(first && first[2].length >= 2 && first[2].includes('1 invalid-boolean'), JSON.stringify(found));
  for (const [locale, severities, read] of found) {
    assert.deepEqual(read, first[2], locale);
    assert.deepEqual(
      severities,
      locale === 'en' ? ['info'] : ['error', 'warning', 'info'].slice(0, severities.length),
    );
  }
});
