import * as vscode from 'vscode';
import type { Ask } from './effectiveViews.ts';
import { openUntitled } from './untitledFiles.ts';

/** A preset as `postfix/presets` tells of it (docs/protocol.md). */
interface PresetChoice {
  readonly id: string;
  readonly title: string;
  readonly main?: string;
  readonly master?: string;
}

/**
 * The command that begins a configuration with a preset, in new documents. Tests and keybindings may
 * give the preset's name.
 */
export function registerNewConfiguration(ask: Ask): vscode.Disposable {
  return vscode.commands.registerCommand('postfix.newConfiguration', async (given?: unknown) => {
    const presets = (await ask<readonly PresetChoice[]>('postfix/presets', {})) ?? [];
    const preset = presets.find(({ id }) => id === given) ?? (await pickPreset(presets));
    if (!preset) return undefined;
    if (preset.master !== undefined) await insert('master.cf', preset.master, vscode.ViewColumn.Beside);
    if (preset.main === undefined && preset.master !== undefined) return undefined;
    return insert('main.cf', preset.main ?? '', vscode.ViewColumn.One);
  });
}

async function insert(name: 'main.cf' | 'master.cf', snippet: string, column: vscode.ViewColumn): Promise<vscode.Uri> {
  const document = await openUntitled(name);
  const editor = await vscode.window.showTextDocument(document, { viewColumn: column, preview: false });
  if (snippet !== '') await editor.insertSnippet(new vscode.SnippetString(snippet));
  return document.uri;
}

async function pickPreset(presets: readonly PresetChoice[]): Promise<PresetChoice | undefined> {
  type Item = vscode.QuickPickItem & { readonly preset: PresetChoice };
  const empty: PresetChoice = { id: 'main.cf', title: vscode.l10n.t('An empty main.cf'), main: '' };
  const items: Item[] = [...presets, empty].map((preset) => ({
    label: preset.title,
    description: preset.id,
    ...(preset.master === undefined ? {} : { detail: filesOf(preset) }),
    preset,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('New Postfix configuration'),
    placeHolder: vscode.l10n.t('What is this host for, or what is to be added?'),
    matchOnDescription: true,
  });
  return picked?.preset;
}

function filesOf({ main }: PresetChoice): string {
  return main === undefined ? 'master.cf' : 'main.cf, master.cf';
}
