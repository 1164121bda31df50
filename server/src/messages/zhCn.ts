import type { Messages } from './messages.ts';
import { zhCnFixes } from './zhCnFixes.ts';
import { zhCnRules } from './zhCnRules.ts';

export const zhCn: Messages = {
  rules: zhCnRules,
  fixes: zhCnFixes,
};
