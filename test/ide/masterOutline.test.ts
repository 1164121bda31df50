import assert from 'node:assert/strict';
import test from 'node:test';
import { codeActions } from '../../server/src/ide/codeActions.ts';
import { diagnostics } from '../../server/src/ide/diagnostics.ts';
import { documentLinks } from '../../server/src/ide/links.ts';
import { foldingRanges } from '../../server/src/ide/folding.ts';
import { documentSymbols } from '../../server/src/ide/symbols.ts';
import { selectionRanges } from '../../server/src/ide/selection.ts';
import { semanticTokens, semanticTokensLegend } from '../../server/src/ide/semanticTokens.ts';
import { covered } from './open.ts';
import { checkMaster, openMaster, safeEdits } from './openMaster.ts';

const text = `# one
# two
smtp inet n - n - - smtpd
  -o content_filter=
# inside
  -o { smtpd_banner = a b }

# alone
x unix - - n - - smtp
`;

test('symbols: services with their options', () => {
  assert.deepEqual(
    documentSymbols(openMaster(text)).map(({ name, detail, children }) => [
      name,
      detail,
      children?.map((one) => `${one.name}: ${one.detail}`),
    ]),
    [
      ['smtp/inet', 'smtpd', ['content_filter: ', 'smtpd_banner: a b']],
      ['x/unix', 'smtp', []],
    ],
  );
});

test('symbols: the selection lies in the range', () => {
  const document = openMaster(text);
  for (const { range, selectionRange, children } of documentSymbols(document)) {
    for (const one of [{ range, selectionRange }, ...(children ?? [])]) {
      assert.ok(document.lines.offsetAt(one.range.start) <= document.lines.offsetAt(one.selectionRange.start));
      assert.ok(document.lines.offsetAt(one.range.end) >= document.lines.offsetAt(one.selectionRange.end));
    }
  }
});

test('folding: entries and runs of comments outside them', () => {
  assert.deepEqual(
    foldingRanges(openMaster(text)).map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
    [
      [0, 1, 'comment'],
      [2, 5, undefined],
    ],
  );
});

test('selection grows from value to option, entry and file', () => {
  const document = openMaster(text);
  const offset = text.indexOf('a b }');
  const steps: string[] = [];
  for (let range = selectionRanges(document, [offset])[0]; range; range = range.parent)
    steps.push(covered(document, range.range));
  assert.equal(steps[0], 'a b');
  assert.ok(steps.includes('{ smtpd_banner = a b }'));
  assert.ok(steps.includes('-o { smtpd_banner = a b }'));
  assert.equal(steps.at(-1), text);
});

test('tokens: names and words of values', () => {
  const document = openMaster(
    'x inet n - n - - smtpd\n -o smtpd_tls_security_level=may -o smtpd_client_restrictions=permit_mynetworks,$mine',
  );
  const { data } = semanticTokens(document);
  let [line, character] = [0, 0];
  const got: string[] = [];
  for (let i = 0; i < data.length; i += 5) {
    line += data[i] ?? 0;
    character = data[i] ? (data[i + 1] ?? 0) : character + (data[i + 1] ?? 0);
    got.push(
      `${semanticTokensLegend.tokenTypes[data[i + 3] ?? 0]} ` +
        covered(document, { start: { line, character }, end: { line, character: character + (data[i + 2] ?? 0) } }),
    );
  }
  assert.deepEqual(got.slice(0, 4), [
    'property smtpd_tls_security_level',
    'keyword may',
    'property smtpd_client_restrictions',
    'keyword permit_mynetworks',
  ]);
});

test('links: the files of values', () => {
  const document = openMaster('x unix n - n - 0 cleanup\n -o header_checks=pcre:/etc/postfix/checks');
  assert.deepEqual(
    documentLinks(document).map(({ range, target }) => [covered(document, range), target]),
    [['/etc/postfix/checks', 'file:///etc/postfix/checks']],
  );
});

test('diagnostics: code, severity, related place; a severity that is set wins, off hides', () => {
  const document = openMaster('smtp inet n - n - - smtpd\n25 inet n - n - - smtpd # x\n');
  const findings = checkMaster(document.context);
  const shown = diagnostics(document, findings, {});
  assert.deepEqual(
    shown.map(({ code, severity }) => [code, severity]),
    [
      ['duplicate-service', 2],
      ['trailing-comment', 1],
    ],
  );
  assert.equal(shown[0]?.relatedInformation?.length, 1);
  assert.deepEqual(
    diagnostics(document, findings, { 'duplicate-service': 'off', 'trailing-comment': 'hint' }).map(
      ({ severity }) => severity,
    ),
    [4],
  );
});

test('code actions: a fix with its diagnostic, and all safe ones at once', () => {
  const document = openMaster('25 inet n - n - - smtpd # x\nx unix - - N - - smtp\n');
  const findings = checkMaster(document.context);
  const given = diagnostics(document, findings, {});
  const actions = codeActions(document, () => findings, { start: 25, end: 26 }, undefined, given);
  assert.ok(
    actions.some(({ isPreferred, diagnostics }) => isPreferred && diagnostics?.[0]?.code === 'trailing-comment'),
  );
  const all = codeActions(document, () => findings, { start: 0, end: 0 }, ['source.fixAll'], given);
  assert.deepEqual(
    all.map(({ kind }) => kind),
    ['source.fixAll.postfix'],
  );
  assert.equal(safeEdits(document, findings).length, 3);
});
