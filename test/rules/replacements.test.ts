import assert from 'node:assert/strict';
import test from 'node:test';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { checked, fixAll } from './caseFile.ts';

/** Whose value a person must convert, so that no fix is preferred. */
const byHand = new Set(['smtp_tls_per_site', 'lmtp_tls_per_site', 'tlsproxy_client_per_site']);

const master = 'smtp inet n - y - - smtpd\n';
const samples: Readonly<Record<string, string>> = { boolean: 'yes', integer: '10', time: '1h', string: 'x' };

for (const [name, facts] of knowledge.parameters) {
  if (!facts.deprecated && !facts.removed) continue;
  const release = knowledge.releases.at(-1) ?? '';
  test(`${name} in ${release}`, () => {
    const sample = facts.default?.includes('$') || !facts.default ? samples[facts.type] : facts.default;
    const text = `# target ${release}\n${name} = ${facts.keywords ? 'ignore' : sample}\n`;
    const before = checked(text, master).findings.filter(({ code }) =>
      /^(?:deprecated|removed|unknown)-parameter$/.test(code),
    );
    assert.equal(before.length, 1);
    const after = checked(fixAll(text, master), master)
      .findings.map(({ code }) => code)
      .filter((code) => code.endsWith('-parameter'));
    assert.deepEqual(after, byHand.has(name) ? ['deprecated-parameter'] : []);
  });
}

/** How Postfix makes a TLS level of the old switches (smtpd.c, smtp_tls_policy.c). */
function levelOf(text: string, side: 'smtp' | 'smtpd'): string {
  const value = (name: string, otherwise: string): string =>
    new RegExp(`^${side}_${name} = ?(.*)$`, 'm').exec(text)?.[1] ?? otherwise;
  const level = value('tls_security_level', '');
  if (level !== '') return level;
  if (value('enforce_tls', 'no') === 'yes')
    return side === 'smtp' && value('tls_enforce_peername', 'yes') === 'yes' ? 'verify' : 'encrypt';
  return value('use_tls', 'no') === 'yes' ? 'may' : 'none';
}

for (const side of ['smtp', 'smtpd'] as const) {
  test(`${side}: the TLS level is the same before and after`, () => {
    const choices: readonly (readonly [string, readonly (string | undefined)[]])[] = [
      ['use_tls', [undefined, 'yes', 'no']],
      ['enforce_tls', [undefined, 'yes', 'no']],
      ['tls_security_level', [undefined, '', 'may', 'none']],
      ...(side === 'smtp' ? [['tls_enforce_peername', [undefined, 'yes', 'no']] as const] : []),
    ];
    let texts = [''];
    for (const [name, values] of choices)
      texts = texts.flatMap((text) =>
        values.map((value) => (value === undefined ? text : `${text}${side}_${name} = ${value}\n`)),
      );
    texts.forEach((text, i) => {
      // The order of the lines does not count.
      const one = i % 2 ? text.trimEnd().split('\n').reverse().join('\n') : text;
      const fixed = fixAll(one);
      assert.deepEqual(
        checked(fixed)
          .findings.map(({ code }) => code)
          .filter((code) => !['tls-without-certificate', 'verify-without-ca'].includes(code)),
        [],
        fixed,
      );
      assert.equal(levelOf(fixed, side), levelOf(one, side), `${one}→\n${fixed}`);
    });
  });
}
