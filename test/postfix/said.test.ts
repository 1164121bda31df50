import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realPostconf } from '../model/realPostconf.ts';
import { commandsSay, startPostfix } from './instance.ts';
import { oursSay } from './ours.ts';
import { recordRecall } from './recall.ts';
import { unless } from '../needs.ts';

/**
 * Mistakes in lines and names: Postfix's own commands tell of
 * most, and of some only the value shows that something is wrong.
 */
const mistakes: readonly {
  readonly code: string;
  readonly main: string;
  /** What postconf says. */ readonly says?: RegExp;
  /** Of which the value is looked at. */ readonly of?: string;
  /** Which it has then. */ readonly value?: string;
}[] = [
  { code: 'missing-equals', main: 'biff no', says: /missing '=' after attribute name/ },
  { code: 'empty-name', main: '= no', says: /missing attribute name/ },
  { code: 'malformed-macro', main: 'myorigin = ${mydomain', says: /macro processing error/ },
  { code: 'reference-loop', main: 'one = $other\nother = $one\nmyorigin = $one', says: /macro processing error/ },
  {
    code: 'unknown-parameter',
    main: 'mydistination = example.com',
    says: /unused parameter: mydistination/,
    of: 'mydestination',
    value: 'example.test',
  },
  { code: 'newer-parameter', main: 'smtp_tlsrpt_enable = yes', says: /unused parameter: smtp_tlsrpt_enable/ },
  {
    code: 'removed-parameter',
    main: 'smtpd_sasl_application_name = smtpd',
    says: /unused parameter: smtpd_sasl_application_name/,
    of: 'smtpd_sasl_path',
    value: 'smtpd',
  },
  {
    code: 'read-only-parameter',
    main: 'process_name = mine',
    says: /read-only parameter assignment: process_name/,
    of: 'process_name',
    value: 'postconf',
  },
  {
    code: 'duplicate-parameter',
    main: 'biff = no\nbiff = yes',
    says: /overriding earlier entry: biff=/,
    of: 'biff',
    value: 'yes',
  },
  {
    code: 'undefined-reference',
    main: 'myorigin = mail.$my_domain',
    says: /undefined parameter: my_domain/,
    of: 'myorigin',
    value: 'mail.',
  },
  {
    code: 'swallowed-line',
    main: 'relay_domains = example.com\n  biff = no',
    of: 'relay_domains',
    value: 'example.com biff = no',
  },
  {
    code: 'inline-comment',
    main: 'relay_domains = example.com # ours',
    of: 'relay_domains',
    value: 'example.com # ours',
  },
  { code: 'quoted-value', main: 'relayhost = "[mail.example.com]"', of: 'relayhost', value: '"[mail.example.com]"' },
  {
    code: 'full-width-character',
    main: 'relay_domains = example.com，example.net',
    of: 'relay_domains',
    value: 'example.com，example.net',
  },
];

const postconf = realPostconf();
for (const { code, main, says, of, value } of mistakes) {
  test(
    `${code}: ${main.split('\n').at(-1)}`,
    { skip: unless(postconf !== undefined, 'Postfix is not installed') },
    async () => {
      if (!postconf) return;
      const { postconf: said, check } = commandsSay({ main });
      if (says) assert.match(check, says);
      if (says) assert.match(said, says);
      else assert.equal(said, '');
      assert.ok(oursSay(main).includes(code), oursSay(main).join(' '));
      let daemon = 'ignores the line';
      if (says && /fatal/.test(said)) {
        const error = await startPostfix({ main }).then(
          (instance) => {
            instance.stop();
            return undefined;
          },
          (reason: unknown) => String(reason),
        );
        assert.ok(error !== undefined, 'it must not start');
        daemon = 'does not start';
      } else if (of !== undefined) {
        const [now] = (await postconf.ask(`mydestination = example.test\n${main}\n`, '', ['-hx', of])) ?? [];
        assert.equal(now, value);
        daemon = `goes by “${of} = ${now}”`;
      }
      recordRecall({ mistake: main, postconf: said, check, daemon, ours: oursSay(main) });
    },
  );
}
