import type * as vscode from 'vscode';

/** Without values to offer, nothing comes up and nothing is said. */
const open = { command: 'editor.action.triggerSuggest', title: '', arguments: [{ auto: true }] };

/** Makes the values of a name come up as soon as the name is completed. */
export function openingValues<T extends vscode.CompletionItem[] | vscode.CompletionList | null | undefined>(
  list: T,
): T {
  const items = Array.isArray(list) ? list : (list?.items ?? []);
  for (const item of items) {
    const { insertText } = item;
    if (typeof insertText === 'string' && /(?:= ?|-o )$/.test(insertText)) item.command = open;
  }
  return list;
}
