import * as vscode from 'vscode';
import type { Ask } from './effectiveViews.ts';
import { createReachedHover } from './reachedHover.ts';

interface Place {
  readonly uri: string;
  readonly line: number;
}

/** A test for one recipient, as the server tells of it; lines are from 0. */
interface ToldTest {
  readonly title: string;
  readonly line: number;
  readonly failure?: string;
  readonly decided?: Place;
  readonly reached?: readonly Place[];
}

interface Told {
  readonly problems: readonly { readonly line: number; readonly message: string }[];
  readonly tests: readonly ToldTest[];
}

const glob = '**/mail-tests.yml';
const isTestFile = ({ path }: vscode.Uri): boolean => path.endsWith('/mail-tests.yml');

/** Mail tests in the Test Explorer: a file of tests each, and in it a test for each recipient. */
export function createMailTests(ask: Ask): vscode.Disposable {
  const controller = vscode.tests.createTestController('postfix.mailTests', vscode.l10n.t('Postfix mail tests'));
  const reached = createReachedHover();
  const list = async (uri: vscode.Uri): Promise<void> => {
    const text = await textOf(uri);
    const told = text === undefined ? null : await ask<Told>('postfix/mailTests', { uri: uri.toString(), text });
    if (!told) {
      controller.items.delete(uri.toString());
      return;
    }
    const file = fileItem(controller, uri);
    file.error = told.problems.map(({ line, message }) => `${line + 1}: ${message}`).join('\n') || undefined;
    if (told.problems.length > 0) return;
    file.children.replace(itemsOf(controller, uri, told.tests));
  };
  const find = async (): Promise<void> => {
    for (const uri of await vscode.workspace.findFiles(glob)) await list(uri);
  };
  controller.resolveHandler = async (item) => {
    if (!item) await find();
    else if (item.uri) await list(item.uri);
  };
  controller.refreshHandler = find;
  const run = async (request: vscode.TestRunRequest, token: vscode.CancellationToken): Promise<void> => {
    const playing = controller.createTestRun(request);
    if (!request.include) await find();
    const files = new Map<vscode.TestItem, Set<vscode.TestItem>>();
    for (const item of request.include ?? [...controller.items].map(([, one]) => one)) {
      const file = item.parent ?? item;
      if (file === item && item.uri) await list(item.uri);
      const chosen = files.get(file) ?? new Set();
      for (const one of item.parent ? [item] : [...item.children].map(([, child]) => child)) chosen.add(one);
      files.set(file, chosen);
    }
    for (const [file, chosen] of files) {
      if (token.isCancellationRequested || !file.uri) break;
      for (const one of request.exclude ?? []) chosen.delete(one);
      for (const one of chosen) playing.started(one);
      const uri = file.uri.toString();
      const told = await ask<Told>('postfix/mailTests', { uri, text: await textOf(file.uri), run: true });
      const results = new Map(withIds(told?.tests ?? []));
      for (const one of chosen) report(playing, one, results.get(one.id), told);
      if (told) reached.told(uri, told.tests);
    }
    playing.end();
  };
  controller.createRunProfile(vscode.l10n.t('Run'), vscode.TestRunProfileKind.Run, run, true);
  const watcher = vscode.workspace.createFileSystemWatcher(glob);
  return vscode.Disposable.from(
    controller,
    reached,
    watcher,
    watcher.onDidCreate((uri) => void list(uri)),
    watcher.onDidChange((uri) => void list(uri)),
    watcher.onDidDelete((uri) => {
      controller.items.delete(uri.toString());
    }),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => {
      if (isTestFile(uri)) void list(uri);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      if (isTestFile(uri)) void list(uri);
    }),
  );
}

function fileItem(controller: vscode.TestController, uri: vscode.Uri): vscode.TestItem {
  const known = controller.items.get(uri.toString());
  if (known) return known;
  const item = controller.createTestItem(uri.toString(), vscode.workspace.asRelativePath(uri), uri);
  item.canResolveChildren = true;
  controller.items.add(item);
  return item;
}

function itemsOf(controller: vscode.TestController, uri: vscode.Uri, tests: readonly ToldTest[]): vscode.TestItem[] {
  return withIds(tests).map(([id, { title, line }]) => {
    const item = controller.createTestItem(id, title, uri);
    item.range = new vscode.Range(line, 0, line, 0);
    return item;
  });
}

/** Tests keep their results when lines move: their titles tell them apart, and where these are alike their order. */
function withIds(tests: readonly ToldTest[]): [string, ToldTest][] {
  const seen = new Map<string, number>();
  return tests.map((test) => {
    const count = (seen.get(test.title) ?? 0) + 1;
    seen.set(test.title, count);
    return [`${count} ${test.title}`, test];
  });
}

function report(run: vscode.TestRun, item: vscode.TestItem, test: ToldTest | undefined, told: Told | null): void {
  if (!test) {
    const why = told?.problems.map(({ message }) => message).join('\n') ?? '';
    run.errored(item, new vscode.TestMessage(why === '' ? vscode.l10n.t('The tests could not be run.') : why));
    return;
  }
  if (test.failure === undefined) {
    run.passed(item);
    return;
  }
  const message = new vscode.TestMessage(test.failure);
  run.appendOutput(`${[test.title, ...test.failure.split('\n')].join('\r\n  ')}\r\n`, undefined, item);
  const { decided } = test;
  if (decided) {
    const position = new vscode.Position(decided.line, 0);
    message.location = new vscode.Location(vscode.Uri.parse(decided.uri, true), position);
  } else if (item.uri && item.range) message.location = new vscode.Location(item.uri, item.range);
  run.failed(item, message);
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return (await vscode.workspace.openTextDocument(uri)).getText();
  } catch {
    return undefined;
  }
}
