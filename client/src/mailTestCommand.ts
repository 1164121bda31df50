import * as vscode from 'vscode';
import type { Ask } from './effectiveViews.ts';
import { type TracedMessage, messageOf, requestOf, traceScheme } from './traceViews.ts';

/** The file of tests beside a configuration. */
const fileName = 'mail-tests.yml';

/** What the server says: a text to put in, or why there is none. */
type Written = { readonly from: number; readonly to: number; readonly text: string } | { readonly problem: string };

/** The command that writes a test from a trace, and the line above each trace that offers it. */
export function registerWriteMailTest(ask: Ask): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCodeLensProvider(
      { scheme: traceScheme },
      {
        provideCodeLenses: ({ uri }) => [
          new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
            title: vscode.l10n.t('Write a test from this trace'),
            command: 'postfix.writeMailTest',
            arguments: [uri],
          }),
        ],
      },
    ),
    vscode.commands.registerCommand('postfix.writeMailTest', async (view?: unknown) => {
      const uri = view instanceof vscode.Uri ? view : vscode.window.activeTextEditor?.document.uri;
      const message = uri && messageOf(uri);
      return message && writeTest(message, ask);
    }),
  );
}

async function writeTest(message: TracedMessage, ask: Ask): Promise<vscode.Uri | undefined> {
  const file = vscode.Uri.joinPath(vscode.Uri.parse(message.uri, true), '..', fileName);
  const before = await openOrNone(file);
  const tests = before?.getText() ?? '';
  const written = await ask<Written>('postfix/writeMailTest', { ...requestOf(message), tests });
  if (!written || 'problem' in written) {
    const why = written?.problem ?? vscode.l10n.t('The message could not be traced.');
    void vscode.window.showErrorMessage(why);
    return undefined;
  }
  const wasSaved = before?.isDirty !== true;
  const edit = new vscode.WorkspaceEdit();
  if (before) {
    const range = new vscode.Range(before.positionAt(written.from), before.positionAt(written.to));
    edit.replace(file, range, written.text);
  } else edit.createFile(file, { contents: new TextEncoder().encode(written.text) });
  if (!(await vscode.workspace.applyEdit(edit))) return undefined;
  const document = await vscode.workspace.openTextDocument(file);
  // Changes of the user's own are not ours to save.
  if (wasSaved) await document.save();
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const start = document.positionAt(written.from + written.text.search(/\S/));
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, document.positionAt(written.from + written.text.length)));
  return file;
}

async function openOrNone(file: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(file);
  } catch {
    return undefined;
  }
}
