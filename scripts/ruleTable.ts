import { readFileSync } from 'node:fs';
import { ruleOf } from '../server/src/rules/index.ts';
import { ruleCodes } from '../server/src/rules/ruleCodes.ts';

/** A rule as lists of settings show it. */
export interface RuleRow {
  readonly code: string;
  readonly severity: string;
  /** What is wrong, in English and in Chinese: the row of docs/rules/README.md. */
  readonly about: { readonly en: string; readonly 'zh-cn': string };
}

/** All rules, by code. */
export function ruleTable(): readonly RuleRow[] {
  const page = readFileSync(new URL('../docs/rules/README.md', import.meta.url), 'utf8');
  const rows = new Map(
    [...page.matchAll(/^\| \[([a-z0-9-]+)\]\([^)]*\) \| [^|]* \| (.*?) \| (.*?) \|$/gm)].map(
      ([, code = '', en = '', zhCn = '']) => [code, { en, 'zh-cn': zhCn }] as const,
    ),
  );
  return ruleCodes.map((code) => {
    const about = rows.get(code);
    if (!about) throw new Error(`docs/rules/README.md has no row for ${code}`);
    return { code, severity: ruleOf(code)?.severity ?? 'warning', about };
  });
}
