// `npm run recall [-- --run]`: docs/recall.md from what test/postfix/*.test.ts saw (artifacts/recall.jsonl). `--run`
// runs those tests first, which needs root and Debian's postfix.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from '../server/src/rules/index.ts';
import type { RecallRow } from '../test/postfix/recall.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const recorded = join(root, 'artifacts/recall.jsonl');

if (process.argv.includes('--run')) {
  rmSync(recorded, { force: true });
  // Those that compare with postconf alone record nothing.
  const tests = readdirSync(join(root, 'test/postfix'))
    .filter((name) => name.endsWith('.test.ts') && !/^(?:parity|corpus)\./.test(name))
    .map((name) => `test/postfix/${name}`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=dot', ...tests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, RECALL: '1' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
if (!existsSync(recorded)) {
  console.error('nothing recorded yet: npm run recall -- --run');
  process.exit(2);
}

const order = [...new Set(rules.map(({ code }) => code as string))];
const rank = ({ ours }: RecallRow): number => {
  const at = order.indexOf(ours[0] ?? '');
  return at < 0 ? order.length : at;
};
// A test may have run more often than once: the last time counts.
const rows = [
  ...new Map(
    readFileSync(recorded, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as RecallRow)
      .map((row) => [row.mistake, row]),
  ).values(),
].sort((a, b) => rank(a) - rank(b) || (a.mistake < b.mistake ? -1 : 1));
const silent = rows.filter(({ postconf, check }) => postconf === '' && check === '');
const missed = rows.filter(({ ours }) => ours.length === 0);

const table = rows.map((row) => {
  const rules = row.ours.map((one) => `[${one}](rules/${one}.md)`).join(', ') || '—';
  return `| ${[code(row.mistake), said(row.postconf), said(row.check), said(row.daemon), rules].join(' | ')} |`;
});
writeFileSync(
  join(root, 'docs/recall.md'),
  `# What finds which mistake

Made by \`npm run recall\` from what the tests in \`test/postfix\` saw; not written by hand. \
Each row is a mistake in main.cf or master.cf, tried with a real Postfix 3.7 on loopback: \
what \`postconf -n\` and \`postfix check\` print of it (nothing: —), what the running programs make of it, \
and the rules by which the editor and \`postfix-lint\` tell of it.

${rows.length} mistakes. Neither command reports ${silent.length} of them. \
${missed.length === 0 ? 'We report all of them.' : `We miss ${missed.length}.`}

本表由 \`npm run recall\` 根据 \`test/postfix\` 中的测试结果生成，并非手写。\
每一行是 main.cf 或 master.cf 中的一个错误，均在本机回环地址上用真实的 Postfix 3.7 试过：\
\`postconf -n\` 与 \`postfix check\` 的输出（“—” 表示没有输出）、运行中的程序的表现，\
以及编辑器和 \`postfix-lint\` 据以报告的规则。共 ${rows.length} 个错误，其中 ${silent.length} 个两条命令都毫无提示。

| mistake · 错误 | postconf -n | postfix check | running Postfix · 运行结果 | ours · 本项目 |
|---|---|---|---|---|
${table.join('\n')}
`,
);
console.log(
  `docs/recall.md: ${rows.length} mistakes, ${silent.length} of which Postfix's commands do not mention; ` +
    `${missed.length} missed`,
);
process.exit(missed.length ? 1 : 0);

/** A cell with each line as code. */
function code(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const fence = line.includes('`') ? '``' : '`';
      return `${fence}${fence === '``' ? ' ' : ''}${escaped(line)}${fence === '``' ? ' ' : ''}${fence}`;
    })
    .join('<br>');
}

function said(text: string): string {
  const lines = text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/^\S*\/(?=post(?:conf|fix)\b)/, '')
        .replace(/(?:FOLDER|\/tmp\/postfix-instance-\w+)\//g, '/etc/postfix/'),
    )
    .filter((line) => line !== '');
  return lines.length === 0 ? '—' : code([...new Set(lines)].join('\n'));
}

/** A bar ends a cell of a table, even in code. */
function escaped(text: string): string {
  return text.replaceAll('|', '\\|');
}
