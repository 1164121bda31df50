import assert from 'node:assert/strict';
import test from 'node:test';
import { createCheck, findingsIn } from '../../server/src/rules/check.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { contextFor } from '../instanceFor.ts';

const main = 'smtpd_helo_required = maybe\nunheard_of = 1\nlost line\n';
const master = 'smtp inet n - n - - smtpd -o smtpd_helo_required=maybe\nx unix - - N - - smtp\n';

/** Rules of each scope that report something and throw behind it. */
const broken: readonly Rule[] = [
  {
    code: 'empty-name',
    severity: 'error',
    scope: 'element',
    of: ['assignment', 'malformed'],
    check(_element, report) {
      report({ span: { start: 0, end: 1 }, data: undefined });
      throw new Error('element');
    },
  },
  {
    code: 'quoted-value',
    severity: 'error',
    scope: 'value',
    appliesTo: () => true,
    check() {
      throw new Error('value');
    },
  },
  {
    code: 'chroot-service',
    severity: 'error',
    scope: 'service',
    check(_entry, _context, report) {
      report({ span: { start: 0, end: 1 }, data: { program: 'x' } });
      throw new Error('service');
    },
  },
  {
    code: 'null-client',
    severity: 'error',
    scope: 'instance',
    check() {
      throw new Error('instance');
    },
  },
];

test('a rule that throws loses its own findings, those of all others are there, and it is named', () => {
  const context = contextFor({ main, master });
  const [good, bad] = [createCheck(rules), createCheck([...rules, ...broken])];
  for (const file of ['main.cf', 'master.cf'] as const) {
    assert.deepEqual(findingsIn(contextFor({ main, master }), file, bad), findingsIn(context, file, good));
    assert.ok(findingsIn(context, file, good).length > 0);
  }
  const faults = [
    ...bad.main(contextFor({ main, master })).faults,
    ...bad.master(contextFor({ main, master })).faults,
  ];
  assert.deepEqual([...new Set(faults.map(({ code, error }) => `${code} ${(error as Error).message}`))].sort(), [
    'chroot-service service',
    'empty-name element',
    'null-client instance',
    'quoted-value value',
  ]);
  assert.deepEqual([good.main(context).faults, good.master(context).faults], [[], []]);
});
