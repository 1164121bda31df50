import * as vscode from 'vscode';
import { fileOf } from './effectiveCommands.ts';
import type { Ask } from './effectiveViews.ts';
import type { FileStatus } from './fileStatus.ts';

interface ReleaseItem extends vscode.QuickPickItem {
  /** A value of `postfix.targetVersion`. */
  readonly target?: string;
}

/** The command that sets the release of a file. Tests, keybindings and other extensions may give all. */
export function registerReleaseCommand(ask: Ask): vscode.Disposable {
  return vscode.commands.registerCommand('postfix.selectRelease', async (file?: unknown, given?: unknown) => {
    const uri = fileOf(file, /^postfix-(main|master)-cf$/);
    const status = uri && (await ask<FileStatus>('postfix/status', { uri: uri.toString() }));
    if (!uri || !status) return undefined;
    const target = typeof given === 'string' ? given : await pickRelease(status);
    if (target === undefined) return undefined;
    if (status.source !== 'settingsFile' || !(await setInFile(status.settingsFile, target)))
      await setInSettings(uri, target);
    return target;
  });
}

/** Any release, the installed one, and a patch level that is typed. */
function pickRelease(status: FileStatus): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ReleaseItem>();
  const items = releaseItems(status);
  pick.title = vscode.l10n.t('Postfix release to check against');
  pick.placeholder =
    status.source === 'settingsFile'
      ? vscode.l10n.t('Is written to {0}; a patch level such as 3.7.11 can be typed', relativePath(status))
      : vscode.l10n.t('A patch level such as 3.7.11 can be typed');
  pick.matchOnDescription = true;
  pick.items = items;
  const isSet = status.source === 'setting' || status.source === 'settingsFile';
  pick.activeItems = items.filter(({ target }) => target === (isSet ? status.release : 'auto'));
  return new Promise((resolve) => {
    pick.onDidChangeValue((typed) => {
      const target = typed.trim();
      const isLevel =
        /^\d+\.\d+\.\d+$/.test(target) && status.releases.some(({ release }) => target.startsWith(`${release}.`));
      const isListed = items.some((one) => one.target === target);
      pick.items =
        isLevel && !isListed
          ? [{ label: target, description: vscode.l10n.t('patch level'), target, alwaysShow: true }, ...items]
          : items;
    });
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.target);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function releaseItems({ installed, newestStable, releases, looksAt }: FileStatus): ReleaseItem[] {
  const isLive = looksAt === 'live' && installed !== undefined;
  const automatic = {
    label: vscode.l10n.t('Automatic'),
    description: isLive
      ? vscode.l10n.t('{0}, which is installed here and reads this file', installed)
      : vscode.l10n.t('{0}, the newest stable release', newestStable),
    target: 'auto',
  };
  const own = {
    label: installed ?? '',
    description: vscode.l10n.t('installed here'),
    ...(installed === undefined ? {} : { target: installed }),
  };
  return [
    automatic,
    ...(installed === undefined ? [] : [own]),
    { label: vscode.l10n.t('Releases'), kind: vscode.QuickPickItemKind.Separator },
    ...releases.map(({ release, patchLevel }) => ({
      label: release,
      description: release === patchLevel ? vscode.l10n.t('a snapshot') : vscode.l10n.t('patch level {0}', patchLevel),
      target: release,
    })),
  ];
}

function relativePath({ settingsFile = '' }: FileStatus): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(settingsFile));
}

/** Writes the release into a `.postfix-lint.json` that has one: it would go before any setting. */
async function setInFile(file: string | undefined, target: string): Promise<boolean> {
  if (file === undefined) return false;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(file));
  const text = document.getText();
  // The last one counts, as in JSON.parse().
  const found = [...text.matchAll(/("targetVersion"\s*:\s*)"[^"\\]*"/g)].at(-1);
  if (!found) return false;
  const start = found.index + (found[1] ?? '').length;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(found.index + found[0].length));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, JSON.stringify(target));
  return (await vscode.workspace.applyEdit(edit)) && (await document.save());
}

/** Sets it where it is set, else for the workspace, else for the user. */
async function setInSettings(uri: vscode.Uri, target: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration('postfix', uri);
  const now = settings.inspect<string>('targetVersion');
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const places = [
    now?.workspaceFolderValue === undefined ? undefined : WorkspaceFolder,
    now?.workspaceValue === undefined ? undefined : Workspace,
    now?.globalValue === undefined ? undefined : Global,
  ];
  const place = places.find((one) => one !== undefined) ?? (vscode.workspace.workspaceFolders ? Workspace : Global);
  await settings.update('targetVersion', target === 'auto' ? undefined : target, place);
}
