import * as vscode from 'vscode';
import { fileOf } from './effectiveCommands.ts';
import type { Ask } from './effectiveViews.ts';
import type { LookupViews } from './lookupViews.ts';

/** Where the key of the last time is kept. */
const keptAs = 'postfix.lookup.key';

interface AskableTable {
  readonly role: string;
  readonly type: string;
  readonly path: string;
}

/**
 * The command that looks a key up. Menus and lenses give the file; tests and keybindings may give role and key too.
 */
export function registerLookupCommand(views: LookupViews, ask: Ask, kept: vscode.Memento): vscode.Disposable {
  return vscode.commands.registerCommand(
    'postfix.lookUpKey',
    async (file?: unknown, role?: unknown, given?: unknown) => {
      const uri = typeof file === 'string' ? vscode.Uri.parse(file, true) : fileOf(file, /^postfix-/);
      if (!uri) return undefined;
      const asker = typeof role === 'string' ? role : await askRole(uri, ask);
      if (asker === undefined) return undefined;
      const key = typeof given === 'string' ? given : await askKey(kept, asker);
      if (!key) return undefined;
      const shown = { uri: uri.toString(), key, ...(asker === '' ? {} : { role: asker }) };
      const document = await views.open(vscode.l10n.t('{0} (answer)', key), uri.toString(), shown);
      if (document.getText() === '') {
        void vscode.window.showErrorMessage(vscode.l10n.t('The key could not be looked up.'));
        return undefined;
      }
      const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true };
      await vscode.window.showTextDocument(document, beside);
      return document.uri;
    },
  );
}

/** Which tables a main.cf or master.cf is asked about; a table is asked in all its roles, which is an empty text. */
async function askRole(uri: vscode.Uri, ask: Ask): Promise<string | undefined> {
  const tables = await ask<readonly AskableTable[]>('postfix/tables', { uri: uri.toString() });
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (document && !/^postfix-(main|master)-cf$/.test(document.languageId)) return '';
  const roles = [...new Set((tables ?? []).map(({ role }) => role))];
  const items = roles.map((label) => ({
    label,
    description: (tables ?? [])
      .filter(({ role }) => role === label)
      .map(({ type, path }) => `${type}:${path}`)
      .join(', '),
  }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('This configuration names no tables that can be asked.'));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which tables to ask') });
  return picked?.label;
}

async function askKey(kept: vscode.Memento, role: string): Promise<string | undefined> {
  const last = kept.get<unknown>(keptAs);
  const key = await vscode.window.showInputBox({
    prompt: role === '' ? vscode.l10n.t('Key to look up') : vscode.l10n.t('Key to look up for {0}', role),
    value: typeof last === 'string' ? last : '',
    placeHolder: 'user@example.com',
  });
  if (key) await kept.update(keptAs, key);
  return key;
}
