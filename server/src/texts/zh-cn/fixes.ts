import type { FixTitleData } from '../../rules/fixes/titles.ts';
import type { TextsOf } from '../textsOf.ts';

export const zhCnFixes: TextsOf<FixTitleData> = {
  rename: (d) => `改为 “${d.name}”`,
  commentOut: () => '注释掉这一行',
  disableHere: (d) => `对这一行禁用 ${d.code}`,
  insertEquals: (d) => `在 “${d.name}” 之后插入 “=”`,
  indentLine: () => '缩进这一行，使其续接上面的条目',
  insertMilter: () => '插入 OpenDKIM 的 Milter 设置',
  removeLine: (d) => `删除 “${d.name}”`,
  keepLast: (d) => `保留最后一个 “${d.name}”，删除这一个`,
  replaceSetting: (d) => `替换为 “${d.text}”`,
  closeMacro: (d) => `插入 “${d.bracket}”`,
  escapeDollar: () => '写成 “$$”，表示 “$” 本身',
  moveComment: () => '把注释移到上面单独一行',
  dropQuotes: () => '去掉引号',
  unindent: (d) => `去掉缩进，使 “${d.name}” 生效`,
  commentOutTail: () => '把其余部分也注释掉',
  toAscii: (d) => {
    if (d.ascii === '') return '删除不可见字符';
    return d.ascii === ' ' ? '改为普通空格' : `改为 “${d.ascii}”`;
  },
  setParameters: (d) => `设置 “${d.text}”`,
  insertWord: (d) => `插入 “${d.word}”`,
  removeFrom: (d) => `从 ${d.list} 中删除 “${d.name}”`,
  splitLine: (d) => `让 “${d.name}” 单独成行`,
  commentOutOptions: () => '把这些选项也注释掉',
};
