import { plainTextProblem } from '../notPlainText.ts';
import type { InstanceRule } from '../rule.ts';

/**
 * conf_util.c, via readlline(): an encrypted or binary file has no `name = value`
 * in its first line, and nothing starts (`fatal: …/main.cf, line 1: missing '='
 * after attribute name`). What else could be said of its lines is noise.
 */
export const notPlainText: InstanceRule<'not-plain-text'> = {
  code: 'not-plain-text',
  severity: 'error',
  scope: 'instance',
  check(context, report) {
    const { notPlain, master } = context;
    if (notPlain !== undefined)
      report({ span: firstLine(context.text), data: { as: notPlain }, ...severityOf(notPlain) });
    const inMaster = master && plainTextProblem(master.text);
    if (inMaster)
      report({ file: 'master.cf', span: firstLine(master.text), data: { as: inMaster }, ...severityOf(inMaster) });
  },
};

/** Repositories keep files encrypted on purpose, and a deployment decrypts them. */
function severityOf(as: string): { readonly severity?: 'information' } {
  return as === 'binary' || as === 'UTF-16' ? {} : { severity: 'information' };
}

function firstLine(text: string): { readonly start: number; readonly end: number } {
  const end = text.indexOf('\n');
  return { start: 0, end: end < 0 ? text.length : end };
}
