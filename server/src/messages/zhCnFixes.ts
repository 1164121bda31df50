import type { enFixes } from './enFixes.ts';

export const zhCnFixes: typeof enFixes = {
  rename: (d) => `改为 “${d.name}”`,
  commentOut: () => '注释掉这一行',
  disableHere: (d) => `对这一行禁用 ${d.code}`,
};
