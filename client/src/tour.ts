import * as vscode from 'vscode';
import { openUntitled } from './untitledFiles.ts';

/** The commands of the walkthrough: each opens the sample and does one thing there. */
export function registerTour(extension: vscode.Uri): vscode.Disposable {
  let sample: vscode.Uri | undefined;
  async function open(): Promise<vscode.TextDocument> {
    const known = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === sample?.toString());
    const document = known ?? (await openUntitled('main.cf', await sampleText(extension)));
    sample = document.uri;
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
    return document;
  }
  /** The cursor on the first problem of the sample. */
  async function goToProblem(): Promise<void> {
    const document = await open();
    const first = await firstProblem(document.uri);
    const editor = vscode.window.activeTextEditor;
    if (!first || !editor) return;
    editor.selection = new vscode.Selection(first.range.start, first.range.start);
    editor.revealRange(first.range);
  }
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    sample: open,
    problem: async () => {
      await goToProblem();
      await vscode.commands.executeCommand('editor.action.showHover');
    },
    fix: async () => {
      await goToProblem();
      await vscode.commands.executeCommand('editor.action.quickFix');
    },
    effective: async () => {
      const { uri } = await open();
      return vscode.commands.executeCommand('postfix.showEffective', uri, { all: false, expand: true });
    },
    release: async () => {
      const { uri } = await open();
      return vscode.commands.executeCommand('postfix.selectRelease', uri);
    },
  };
  return vscode.Disposable.from(
    ...Object.entries(steps).map(([name, run]) => vscode.commands.registerCommand(`postfix.tour.${name}`, run)),
  );
}

async function sampleText(extension: vscode.Uri): Promise<string> {
  const language = vscode.env.language.toLowerCase();
  const name = language.startsWith('zh') ? 'sample.zh-cn.cf' : 'sample.en.cf';
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'media', name));
  return new TextDecoder().decode(bytes);
}

/** The first problem in a file, once there is one; at most five seconds are waited for it. */
async function firstProblem(uri: vscode.Uri): Promise<vscode.Diagnostic | undefined> {
  for (let turn = 0; turn < 50; turn++) {
    const found = [...vscode.languages.getDiagnostics(uri)].sort((a, b) => a.range.start.compareTo(b.range.start));
    if (found[0]) return found[0];
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  return undefined;
}
