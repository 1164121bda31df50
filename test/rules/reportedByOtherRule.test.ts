import assert from 'node:assert/strict';
import test from 'node:test';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { isBuiltIn } from '../../server/src/model/builtInNames.ts';
import {
  isTemplate,
  isTextReportedByOtherRule,
  upperCasePlaceholder,
} from '../../server/src/rules/reportedByOtherRule.ts';
import { valueUse } from '../../server/src/rules/lines/valueUse.ts';
import { checked } from './caseFile.ts';

/** One parameter of each type and kind: the rules about values are the same for the others. */
const release = knowledge.newestStable;
const names = [
  ...new Map(
    [...knowledge.parameters]
      .filter(([name, facts]) => isBuiltIn(name, facts, release) && !facts.readOnly && !facts.deprecated && !facts.raw)
      .filter(([name]) => valueUse({ knowledge, release }, name) === 'words')
      .map(([name, facts]) => [`${facts.type} ${facts.value ?? ''} ${facts.keywords ?? ''}`, name] as const),
  ).values(),
];

/** Values with what people put around and behind them. */
const bodies = [
  'yes',
  '25',
  'mx.example.com',
  '[relay.example.com]:587',
  'hash:/etc/postfix/virtual',
  '/etc/ssl/cert.pem',
  'permit_mynetworks',
  'a b',
];
const slips: readonly ((body: string) => string)[] = [
  (body) => `${body} # remark`,
  (body) => `${body} (default)`,
  (body) => `"${body}"`,
  (body) => `'${body}'`,
  (body) => `"${body}`,
  (body) => `${body}"`,
  (body) => `'${body}`,
  (body) => `${body}'`,
  (body) => `${body} mydomain = example.com`,
  (body) => `${body} mydomain=example.com`,
  (body) => `${body} = ${body}`,
  (body) => `${body} = `,
  (body) => `${body} own_name = 1`,
  (body) => `${body}mydomain = x`,
  (body) => `${body}，`,
  (body) => `${body}\u00a0`,
  (body) => `“${body}”`,
  (body) => `${body}readme_directory = /x`,
  (body) => `${body} tls_x=1`,
  (body) => `"${body}" "b`,
];

test('a rule steps back from a value only where another speaks of it', () => {
  const silent: string[] = [];
  for (const name of names) {
    for (const body of bodies) {
      for (const slip of slips) {
        const text = slip(body).trim();
        if (!isTextReportedByOtherRule(text) || isTemplate(text) || upperCasePlaceholder.test(text)) continue;
        const line = `${name} = ${text}\n`;
        if (checked(line).findings.length === 0) silent.push(line.trim());
      }
    }
  }
  assert.deepEqual(silent, []);
});

test('values that are as they should be are left to nobody', () => {
  for (const text of [
    'yes',
    '/etc/ssl/cert.pem',
    'hash:/etc/postfix/virtual',
    'a=b',
    'zen.spamhaus.org=127.0.0.2',
    '${{$x} == {y}?{1}:{2}}',
  ])
    assert.equal(isTextReportedByOtherRule(text), false, text);
});
