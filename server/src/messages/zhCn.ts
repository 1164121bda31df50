import type { Messages } from './messages.ts';
import { zhCnCompletion } from './zhCnCompletion.ts';
import { zhCnEffective } from './zhCnEffective.ts';
import { zhCnFixes } from './zhCnFixes.ts';
import { zhCnHover } from './zhCnHover.ts';
import { zhCnLint } from './zhCnLint.ts';
import { zhCnMaster } from './zhCnMaster.ts';
import { zhCnRules } from './zhCnRules.ts';

export const zhCn: Messages = {
  rules: zhCnRules,
  fixes: zhCnFixes,
  completion: zhCnCompletion,
  hover: zhCnHover,
  lint: zhCnLint,
  effective: zhCnEffective,
  master: zhCnMaster,
  related: '参见此处',
  fixAll: '修复所有可安全修复的 Postfix 问题',
};
