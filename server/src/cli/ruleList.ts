import { rulePage } from '../ide/diagnostics.ts';
import { ruleOf } from '../rules/index.ts';
import { ruleCodes } from '../rules/ruleCodes.ts';

/** A line a rule, for people and `cut`: its code, its severity and the address of its page, with tabs between them. */
export function ruleList(): string {
  return ruleCodes.map((code) => `${code}\t${ruleOf(code)?.severity ?? ''}\t${rulePage(code)}\n`).join('');
}
