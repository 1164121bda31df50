import { enCompletion } from './completion.ts';
import { enRules } from './rules/index.ts';
import { enEffective } from './effective.ts';
import { enFixes } from './fixes.ts';
import { enHover } from './hover.ts';
import { enLint } from './lint.ts';
import { enMaster } from './master.ts';
import { enQuery } from './query.ts';
import { enRoute } from './route.ts';
import { enMailTests } from './mailTests.ts';
import { enTables } from './tables.ts';
import { enTrace } from './trace.ts';
import { enTraceCommand } from './traceCommand.ts';

/** English. Its type is what every other locale must have. */
export const en = {
  rules: enRules,
  fixes: enFixes,
  completion: enCompletion,
  hover: enHover,
  lint: enLint,
  effective: enEffective,
  master: enMaster,
  query: enQuery,
  route: enRoute,
  tables: enTables,
  trace: enTrace,
  traceCommand: enTraceCommand,
  mailTests: enMailTests,
  /** Beside a related place. */
  related: 'See here' as string,
  fixAll: 'Fix all Postfix problems that have a safe fix' as string,
};
