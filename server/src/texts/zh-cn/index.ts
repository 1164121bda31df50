import type { Messages } from '../messages.ts';
import { zhCnCompletion } from './completion.ts';
import { zhCnEffective } from './effective.ts';
import { zhCnFixes } from './fixes.ts';
import { zhCnHover } from './hover.ts';
import { zhCnLint } from './lint.ts';
import { zhCnMaster } from './master.ts';
import { zhCnQuery } from './query.ts';
import { zhCnRoute } from './route.ts';
import { zhCnMailTests } from './mailTests.ts';
import { zhCnTables } from './tables.ts';
import { zhCnTrace } from './trace.ts';
import { zhCnTraceCommand } from './traceCommand.ts';
import { zhCnRules } from './rules/index.ts';

export const zhCn: Messages = {
  rules: zhCnRules,
  fixes: zhCnFixes,
  completion: zhCnCompletion,
  hover: zhCnHover,
  lint: zhCnLint,
  effective: zhCnEffective,
  master: zhCnMaster,
  query: zhCnQuery,
  route: zhCnRoute,
  tables: zhCnTables,
  trace: zhCnTrace,
  traceCommand: zhCnTraceCommand,
  mailTests: zhCnMailTests,
  related: '参见此处',
  fixAll: '修复所有可安全修复的 Postfix 问题',
};
