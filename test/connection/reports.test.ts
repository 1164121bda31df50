import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CancellationToken, Connection, InitializeParams } from 'vscode-languageserver';
import { type Entry, createEntry } from '../../server/src/connection/entry.ts';
import { createReports } from '../../server/src/connection/reports.ts';
import { createRest } from '../../server/src/connection/rest.ts';
import { defaultSettings } from '../../server/src/connection/settings.ts';
import { knowledge } from '../../server/src/knowledge/knowledge.ts';

const token = { isCancellationRequested: false } as CancellationToken;

/** A file that was just opened, by a client that asks; `arrived` is what is yet to be found out about it. */
function opened(arrived: Promise<void>) {
  const release = knowledge.releases.at(-1) as NonNullable<(typeof knowledge.releases)[number]>;
  const soon = (run: () => void): void => { setImmediate(run); };
  const entry: Entry = createEntry({ uri: 'file:///main.cf', languageId: 'postfix-main-cf', version: 1, text: 'a = b\n' }, defaultSettings, release, createRest(soon), () => ({}) as Entry['disk']);
  entry.arrived = () => arrived;
  const checks: number[] = [];
  const reports = createReports({ console: { error: assert.fail } } as unknown as Connection, { soon, later: (run, ms) => { setTimeout(run, ms); } }, {
    entry: (uri) => (uri === entry.uri ? entry : undefined),
    diagnostics: () => { checks.push(performance.now()); return []; },
    checked: () => {},
  });
  reports.begin({ capabilities: { textDocument: { diagnostic: {} } } } as InitializeParams);
  return { answer: () => reports.answer(entry.uri, undefined, token), checks, entry };
}

test('what is found out at once about a file that is opened is there before it is checked, which is done once', async () => {
  let judged = false;
  const { answer, checks, entry } = opened(new Promise((resolve) => { setTimeout(() => { judged = true; Object.assign(entry, { settings: { ...defaultSettings } }); resolve(); }, 4); }));
  await answer();
  assert.ok(judged);
  assert.equal(checks.length, 1);
});

test('a client that takes its time to say its settings does not put the check off, which is done again by them', async () => {
  const start = performance.now();
  let late = 0;
  const { answer, checks, entry } = opened(new Promise((resolve) => { setTimeout(() => { late = performance.now(); Object.assign(entry, { settings: { ...defaultSettings } }); resolve(); }, 80); }));
  await answer();
  assert.equal(checks.length, 2);
  assert.ok((checks[0] as number) < late, 'the first check waits for no answer');
  assert.ok((checks[1] as number) >= late && late - start >= 79);
});

test('a file that was told of is checked again without a look at what came with its opening', async () => {
  const { answer, checks, entry } = opened(new Promise(() => {}));
  entry.told = { id: '1', items: [] };
  await answer();
  assert.equal(checks.length, 1);
});
