import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { fixesOf } from '../../server/src/rules/fixesOf.ts';
import { checked, fixAll } from './caseFile.ts';
import { writeSettled } from '../postfix/settled.ts';
import { needsPostconf, needsShared } from '../needs.ts';

/**
 * Settings that are passed on in articles and that no Postfix
 * has, or not so; what must be found, and what must be offered.
 */
const bogus: readonly { readonly line: string; readonly code: string; readonly fixes: readonly string[] }[] = [
  { line: 'inet协议 = inet', code: 'unknown-parameter', fixes: ['rename inet_protocols', 'commentOut'] },
  { line: 'inet6反连检查 = yes', code: 'unknown-parameter', fixes: ['commentOut', 'removeLine'] },
  { line: 'inetpalimit = 10', code: 'unknown-parameter', fixes: ['commentOut', 'removeLine'] },
  { line: 'receive_override_options = noverify', code: 'invalid-keyword', fixes: [] },
  { line: 'dkim_default identity = "default"', code: 'missing-equals', fixes: ['insertMilter', 'commentOut'] },
  { line: 'dkim_default key = /etc/postfix/dkim.key', code: 'missing-equals', fixes: ['insertMilter', 'commentOut'] },
  { line: 'dkim_default selector = " selector1"', code: 'missing-equals', fixes: ['insertMilter', 'commentOut'] },
  {
    line: 'virtual_map = hash:/etc/postfix/virtual',
    code: 'unknown-parameter',
    fixes: ['rename virtual_alias_maps', 'commentOut'],
  },
  { line: 'virtual_map_hash_maxsize = 100000', code: 'unknown-parameter', fixes: ['commentOut', 'removeLine'] },
];

for (const { line, code, fixes } of bogus) {
  test(`“${line}” is flagged, with a useful fix`, () => {
    const { findings, context } = checked(`${line}\n`);
    assert.deepEqual(
      findings.map((finding) => finding.code),
      [code],
    );
    const finding = findings[0];
    assert.ok(finding);
    const offered = fixesOf(finding, context);
    const titles = offered.map(({ title }) => (title.key === 'rename' ? `rename ${title.data.name}` : title.key));
    assert.deepEqual(
      fixes.filter((wanted) => !titles.includes(wanted)),
      [],
      titles.join(', '),
    );
    assert.equal(offered.filter(({ preferred }) => preferred).length, 1);
  });
}

const template =
  'myhostname = example.com\n' +
  'mydomain = example.com\n\n' +
  '# Settings\n' +
  `${bogus.map(({ line }) => line).join('\n')}\n` +
  'sendmail_path = /usr/libexec/postfix/bin/sendingmail\n';
const article = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/article/main.cf');
const files = [
  { name: 'all of them in one file', text: template, skip: false },
  {
    name: 'the article',
    text: existsSync(article) ? readFileSync(article, 'utf8') : '',
    skip: needsShared('article'),
  },
];

for (const { name, text, skip } of files) {
  test(`${name}: after the preferred fixes nothing is found`, { skip }, () => {
    const fixed = fixAll(text);
    assert.deepEqual(
      checked(fixed).findings.map(({ code }) => code),
      [],
    );
  });
  test(`${name}: after the preferred fixes postconf -n has nothing to say`, { skip: skip || needsPostconf() }, () => {
    assert.notEqual(postconf(text), '', 'it complains about the file as it was');
    assert.equal(postconf(fixAll(text)), '');
  });
}

/** What `postconf -n` writes to stderr about a main.cf. */
function postconf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'main-cf-'));
  try {
    writeSettled(join(folder, 'main.cf'), text);
    writeSettled(join(folder, 'master.cf'), '');
    return spawnSync('postconf', ['-c', folder, '-n'], { encoding: 'utf8' }).stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
