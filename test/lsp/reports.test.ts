import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CancellationToken, Connection, InitializeParams } from 'vscode-languageserver';
import { createInstances } from '../../server/src/lsp/instances.ts';
import { createReports } from '../../server/src/lsp/reports.ts';
import { defaultSettings } from '../../server/src/lsp/settings.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';

const token = { isCancellationRequested: false } as CancellationToken;

/** A file that was just opened, by a client that asks; `arrived` is what is yet to be found out about it. */
function opened(arrived: Promise<void>) {
  const soon = (run: () => void): void => {
    setImmediate(run);
  };
  const instances = createInstances(
    { soon, readText: () => Promise.resolve(undefined) },
    { changed: () => {}, found: () => {} },
  );
  const file = instances.openFile(
    { uri: 'file:///main.cf', languageId: 'postfix-main-cf', version: 1, text: 'a = b\n' },
    defaultSettings,
    knowledge.newestStable,
  );
  file.owner.arrived = arrived;
  const checks: number[] = [];
  const reports = createReports(
    { console: { error: assert.fail } } as unknown as Connection,
    { soon, later: assert.fail },
    {
      file: (uri) => instances.file(uri),
      diagnostics: () => {
        checks.push(performance.now());
        return [];
      },
      checked: () => {},
    },
  );
  reports.begin({ capabilities: { textDocument: { diagnostic: {} } } } as InitializeParams);
  return { answer: () => reports.answer(file.uri, undefined, token), checks, file };
}

test('what is found out about a file that is opened is there before it is checked, which is done once', async () => {
  let judged = false;
  const { answer, checks } = opened(
    new Promise((resolve) => {
      setTimeout(() => {
        judged = true;
        resolve();
      }, 40);
    }),
  );
  await answer();
  assert.ok(judged);
  assert.equal(checks.length, 1);
});

test('a file of which the client heard is checked again without a look at what came with its opening', async () => {
  const { answer, checks, file } = opened(new Promise(() => {}));
  file.lastReport = { id: '1', items: [] };
  await answer();
  assert.equal(checks.length, 1);
});
