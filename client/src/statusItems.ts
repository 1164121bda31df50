import * as vscode from 'vscode';
import type { Ask } from './effectiveViews.ts';
import { type FileStatus, reachText, releaseText, sourceText } from './fileStatus.ts';
import { languages } from './languages.ts';

/** The language status items, which are about the file of the active editor. */
export interface StatusItems extends vscode.Disposable {
  /** Asks anew. */
  readonly refresh: () => Promise<void>;
}

/** @param told called with each status of a file as it comes */
export function createStatusItems(ask: Ask, told: (uri: vscode.Uri, status: FileStatus) => void): StatusItems {
  const selector = languages.map((language) => ({ language }));
  const release = vscode.languages.createLanguageStatusItem('postfix.release', selector);
  release.name = vscode.l10n.t('Postfix release');
  const reach = vscode.languages.createLanguageStatusItem('postfix.reach', selector);
  reach.name = vscode.l10n.t('Files that are looked at');

  function show(status: FileStatus): void {
    const { unknownRelease } = status;
    const isKnown = unknownRelease === undefined;
    release.text = releaseText(status);
    release.detail = isKnown
      ? sourceText(status)
      : vscode.l10n.t('there is no Postfix {0}; {1}', unknownRelease, sourceText(status));
    release.severity = isKnown ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Error;
    release.command = { command: 'postfix.selectRelease', title: vscode.l10n.t('Change') };
    Object.assign(reach, reachText(status));
    reach.command =
      status.looksAt === 'untrusted'
        ? { command: 'workbench.trust.manage', title: vscode.l10n.t('Manage Trust') }
        : undefined;
  }
  async function refresh(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isOurs(document)) return;
    const status = await ask<FileStatus>('postfix/status', { uri: document.uri.toString() });
    if (!status) return;
    told(document.uri, status);
    if (vscode.window.activeTextEditor?.document === document) show(status);
  }

  const following = vscode.Disposable.from(
    release,
    reach,
    vscode.window.onDidChangeActiveTextEditor(() => void refresh()),
    // One whose language was chosen by hand.
    vscode.workspace.onDidOpenTextDocument(() => void refresh()),
  );
  void refresh();
  return {
    refresh,
    dispose: () => {
      following.dispose();
    },
  };
}

function isOurs({ languageId }: vscode.TextDocument): boolean {
  return languages.some((language) => language === languageId);
}
