import * as vscode from 'vscode';

/** The answer to `postfix/status` (docs/protocol.md). */
export interface FileStatus {
  readonly release: string;
  readonly patchLevel: string;
  readonly source: 'settingsFile' | 'setting' | 'installed' | 'newest';
  readonly unknownRelease?: string;
  readonly settingsFile?: string;
  readonly installed?: string;
  readonly newestStable: string;
  readonly releases: readonly { readonly release: string; readonly patchLevel: string }[];
  readonly looksAt: 'live' | 'folder' | 'copy' | 'elsewhere' | 'untrusted';
}

/** The release that a file is judged by. */
export function releaseText({ release, patchLevel }: FileStatus): string {
  return release === patchLevel ? `Postfix ${release}` : `Postfix ${release} (${patchLevel})`;
}

/** Who chose it. */
export function sourceText({ source, settingsFile, installed }: FileStatus): string {
  switch (source) {
    case 'settingsFile':
      return vscode.l10n.t('set in {0}', vscode.workspace.asRelativePath(vscode.Uri.parse(settingsFile ?? '')));
    case 'setting':
      return vscode.l10n.t('set by postfix.targetVersion');
    case 'installed':
      return vscode.l10n.t('installed here, where it reads this file');
    case 'newest':
      return installed === undefined
        ? vscode.l10n.t('the newest stable release')
        : vscode.l10n.t('the newest stable release; {0} is installed here, but does not read this file', installed);
  }
}

/** What is looked at besides the two files, and why nothing is. */
export function reachText({ looksAt }: FileStatus): { readonly text: string; readonly detail: string } {
  const nothing = vscode.l10n.t('Looks at no other files');
  switch (looksAt) {
    case 'live':
      return { text: vscode.l10n.t('Looks at the files it names'), detail: vscode.l10n.t('Postfix here reads it') };
    case 'folder':
      return {
        text: vscode.l10n.t('Looks at files in its folder'),
        detail: vscode.l10n.t('other paths are those of another machine'),
      };
    case 'copy':
      return { text: nothing, detail: vscode.l10n.t('Postfix reads no file of this name') };
    case 'elsewhere':
      return { text: nothing, detail: vscode.l10n.t('it is not on the disk of this machine') };
    case 'untrusted':
      return { text: nothing, detail: vscode.l10n.t('the workspace is not trusted') };
  }
}
