import * as vscode from 'vscode';

/**
 * A new document under a name of Postfix's, of which only its first part counts for the language;
 * nothing is on the disk.
 */
export async function openUntitled(name: 'main.cf' | 'master.cf', text = ''): Promise<vscode.TextDocument> {
  for (let count = 1; ; count++) {
    const path = count === 1 ? name : `${name}.${count}`;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path }));
    if (document.getText() !== '') continue;
    if (text === '') return document;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), text);
    await vscode.workspace.applyEdit(edit);
    return document;
  }
}
