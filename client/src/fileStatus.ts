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

/** The release that a file is judged by, by its patch level where that is known. */
export function releaseText({ patchLevel }: FileStatus): string {
  return `Postfix ${patchLevel}`;
}

/** Who chose it. */
export function sourceText({ source, settingsFile, installed }: FileStatus): string {
  switch (source) {
    case 'settingsFile':
      return vscode.l10n.t('set in {0}', vscode.workspace.asRelativePath(vscode.Uri.parse(settingsFile ?? '')));
    case 'setting':
      return vscode.l10n.t('set by postfix.targetVersion');
    case 'installed':
      return vscode.l10n.t('installed here');
    case 'newest':
      return installed === undefined
        ? vscode.l10n.t('newest stable')
        : vscode.l10n.t('newest stable; installed: {0}', installed);
  }
}

/** What is looked at besides the two files, and why nothing is. */
export function reachText({ looksAt }: FileStatus): { readonly text: string; readonly detail: string } {
  const nothing = vscode.l10n.t('Looks at no other files');
  switch (looksAt) {
    case 'live':
      return {
        text: vscode.l10n.t('Looks at the files it names'),
        detail: vscode.l10n.t('the Postfix here reads it'),
      };
    case 'folder':
      return {
        text: vscode.l10n.t('Looks at files in its folder'),
        detail: vscode.l10n.t('not at other paths'),
      };
    case 'copy':
      return { text: nothing, detail: vscode.l10n.t('not a name that Postfix reads') };
    case 'elsewhere':
      return { text: nothing, detail: vscode.l10n.t('not on this disk') };
    case 'untrusted':
      return { text: nothing, detail: vscode.l10n.t('the workspace is not trusted') };
  }
}
