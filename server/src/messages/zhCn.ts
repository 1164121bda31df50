import type { Messages } from './messages.ts';
import { zhCnFixes } from './zhCnFixes.ts';
import { zhCnRules } from './zhCnRules.ts';

export const zhCn: Messages = {
  rules: zhCnRules,
  fixes: zhCnFixes,
  related: '参见此处',
  fixAll: '修复所有可安全修复的 Postfix 问题',
};
