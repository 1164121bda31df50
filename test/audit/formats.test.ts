import assert from 'node:assert/strict';
import { test } from 'node:test';
import { auditFinding } from '../../server/src/audit/finding.ts';
import { auditEntries, worstFirst } from '../../server/src/cli/audit/entries.ts';
import {
  type AuditReport,
  auditJson,
  auditMarkdown,
  auditSarif,
  auditText,
} from '../../server/src/cli/audit/formats.ts';
import { auditHtml } from '../../server/src/cli/audit/html.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { placeCase } from './baseCase.ts';
import { caseAnswer } from './caseWorld.ts';
import { auditCase, inputsOf } from './judgeCase.ts';
import { auditTexts } from '../../server/src/texts/auditTexts.ts';

const main = '# x\nmyhostname = mail.example.com\nrelayhost = [smtp.gmail.com]\n';
/** What a record may hold that somebody else wrote. */
const nasty = '<script>alert(1)</script> [x](javascript:y) `z` \u001b[31m\u202e \n# h https://evil.example';

function report(locale: 'en' | 'zh-cn'): AuditReport {
  const configuration = configure(knowledge, '3.10', parseMainCf(main));
  const finding = auditFinding('dmarc');
  const findings = [
    finding('failed', 'dmarcBad', { domain: 'example.com', why: nasty }),
    finding(
      'passed',
      'spfProvider',
      { domain: 'example.com', provider: 'G', include: 'x' },
      { source: { name: 'relayhost' } },
    ),
    finding(
      'failed',
      'dmarcNone',
      { domain: 'example.com' },
      { cure: { kind: 'record', name: '_dmarc.example.com', type: 'TXT', value: 'v=DMARC1; p="none"' } },
    ),
  ];
  const texts = auditTexts[locale];
  const entries = auditEntries(findings, configuration, { main, master: '' }, texts);
  return {
    path: '/etc/postfix',
    entries,
    asked: 3,
    rounds: 1,
    stopped: false,
    texts: texts.command,
    version: '1',
    language: locale,
  };
}

test('text names the line, and the record to paste', () => {
  const text = auditText(report('en'));
  assert.match(text, /main\.cf, line 3: relayhost = \[smtp\.gmail\.com\]/);
  assert.match(text, /_dmarc\.example\.com\. TXT "v=DMARC1; p=\\"none\\""/);
  assert.doesNotMatch(text, /[\u001b\u202e]/);
});

test('in Chinese too', () => {
  assert.match(auditText(report('zh-cn')), /main\.cf 第 3 行/);
});

test('in HTML nothing of others is markup', () => {
  const html = auditHtml(report('en'));
  assert.doesNotMatch(html, /<script|javascript:y"|<a /);
  assert.match(html, /&lt;script&gt;/);
  assert.match(html, /default-src 'none'/);
});

test('in Markdown nothing of others is markup', () => {
  const text = auditMarkdown(report('en'));
  assert.doesNotMatch(text, /(?<!\\)<script|\]\(javascript|(?<!\\)`z|^# h|https:/m);
});

test('JSON and SARIF can be read', () => {
  const json = JSON.parse(auditJson(report('en'))) as { findings: { code: string }[]; counts: { failed: number } };
  assert.deepEqual(
    json.findings.map(({ code }) => code),
    ['dmarcBad', 'spfProvider', 'dmarcNone'],
  );
  assert.equal(json.counts.failed, 2);
  const sarif = JSON.parse(auditSarif(report('en'))) as { runs: { results: { kind: string; level: string }[] }[] };
  assert.deepEqual(
    sarif.runs[0]?.results.map(({ kind, level }) => `${kind} ${level}`),
    ['fail error', 'pass none', 'fail error'],
  );
});

test('a cure goes where the setting is, and what is worst comes first on a page', async () => {
  const inMaster = placeCase(
    { name: 'x', wrong: [], master: 'smtp inet n - n - - smtpd -o smtpd_tls_protocols=TLSv1\n' },
    1,
  );
  const inMain = placeCase({ name: 'x', wrong: [], main: 'smtpd_tls_protocols = TLSv1\n' }, 1);
  for (const [one, remedy] of [
    [inMaster, 'Set -o smtpd_tls_protocols=>=TLSv1.2 for smtp/inet'],
    [inMain, 'Set smtpd_tls_protocols = >=TLSv1.2'],
  ] as const) {
    const { findings } = await auditCase(one, async (question) => caseAnswer(one, question));
    const { configuration } = inputsOf(one);
    const entries = auditEntries(findings, configuration, one, auditTexts.en);
    assert.equal(entries.find(({ code }) => code === 'tlsOldProtocols')?.remedy, remedy);
    assert.ok(worstFirst(entries)[0]?.some(({ code }) => code === 'tlsOldProtocols'));
  }
});
