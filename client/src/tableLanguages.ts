import * as vscode from 'vscode';

/** What the server says of files that open configurations name: `postfix/languages`. */
interface FileLanguage {
  readonly uri: string;
  readonly languageId: string;
}

/** Gives files that a configuration names as tables the language by which it names them. */
export interface TableLanguages extends vscode.Disposable {
  readonly told: (files: readonly FileLanguage[]) => void;
}

export function createTableLanguages(): TableLanguages {
  const known = new Map<string, string>();
  async function apply(document: vscode.TextDocument): Promise<void> {
    const languageId = known.get(document.uri.toString());
    // What a person chose, or another extension has, stays: only files without a language get one, and our own tables.
    const isFree = document.languageId === 'plaintext' || /^postfix-(?!main-cf|master-cf)/.test(document.languageId);
    if (languageId === undefined || !isFree || document.languageId === languageId) return;
    await vscode.languages.setTextDocumentLanguage(document, languageId);
  }
  const opened = vscode.workspace.onDidOpenTextDocument((document) => void apply(document));
  return {
    told(files) {
      for (const { uri, languageId } of files) known.set(vscode.Uri.parse(uri, true).toString(), languageId);
      for (const document of vscode.workspace.textDocuments) void apply(document);
    },
    dispose: () => {
      opened.dispose();
    },
  };
}
