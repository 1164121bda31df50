import * as vscode from 'vscode';
import type { Ask } from './effectiveViews.ts';
import { type FileStatus, reachText, releaseText, sourceText } from './fileStatus.ts';
import { shortened } from './shortenedAddresses.ts';
import { configurationLanguages as languages } from './languages.ts';
import type { ServerLog } from './serverLog.ts';

/** What the report is about. */
export interface Reported {
  readonly version: string;
  /** The extension host. */
  readonly kind: string;
}

/**
 * The command that collects what a bug report needs, in a new document, for the user to read before it is sent. It has
 * no text of any file, no table and no path above the last part.
 */
export function registerReportCommand(about: Reported, ask: Ask, log: ServerLog): vscode.Disposable {
  return vscode.commands.registerCommand('postfix.collectReport', async () => {
    const content = [
      `# ${vscode.l10n.t('Report of Postfix Configuration')}`,
      vscode.l10n.t(
        'Please read it before you send it. It holds no text of your files; write what you did and saw below.',
      ),
      ...section('Versions', [
        `- extension ${about.version}, ${about.kind} extension host`,
        `- VS Code ${vscode.version}, ${vscode.env.appHost}, ${vscode.env.language}`,
        `- remote: ${remoteKind()}`,
        `- workspace ${vscode.workspace.isTrusted ? 'trusted' : 'not trusted'}`,
      ]),
      ...section('Settings', ['```json', JSON.stringify(ownSettings(), null, 2), '```']),
      ...section('Files', await fileLines(ask)),
      ...section('Log', ['```', ...log.lines().map(shortened), '```']),
    ].join('\n');
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: `${content}\n` });
    await vscode.window.showTextDocument(document);
    return document.uri;
  });
}

/** Titles are English: those who read a report are the people who make the extension. */
function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `## ${title}`, '', ...lines];
}

/** What is set, as far as it is not as it comes. */
function ownSettings(): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration('postfix');
  const found: Record<string, unknown> = {};
  for (const name of ['targetVersion', 'language', 'rules', 'inlayHints']) {
    const value = settings.inspect(name);
    const own = value?.workspaceFolderValue ?? value?.workspaceValue ?? value?.globalValue;
    if (own !== undefined) found[name] = own;
  }
  return found;
}

/** A line an open file: its size, by what it is judged, and how often each rule found something. */
async function fileLines(ask: Ask): Promise<string[]> {
  const open = vscode.workspace.textDocuments.filter(
    ({ languageId, uri }) =>
      languages.some((language) => language === languageId) && !uri.scheme.startsWith('postfix-'),
  );
  return Promise.all(
    open.map(async ({ uri, languageId, lineCount }) => {
      const status = await ask<FileStatus>('postfix/status', { uri: uri.toString() });
      const judged = status
        ? `${releaseText(status)} (${shortened(sourceText(status))}); ${reachText(status).text}`
        : 'no answer of the server';
      return `- ${shortened(uri.toString())}, ${languageId}, ${lineCount} lines: ${judged}; ${codesOf(uri)}`;
    }),
  );
}

function codesOf(uri: vscode.Uri): string {
  const counts = new Map<string, number>();
  for (const { code } of vscode.languages.getDiagnostics(uri)) {
    const name = String(typeof code === 'object' ? code.value : code);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => `${code} ×${count}`).join(', ') || 'no findings';
}

/** What kind of remote the window is on, such as `ssh-remote`; never which one. */
function remoteKind(): string {
  const { remoteName } = vscode.env;
  if (remoteName === undefined) return 'none';
  return /^(?:ssh-remote|wsl|dev-container|attached-container|codespaces|tunnel)$/.test(remoteName)
    ? remoteName
    : 'other';
}
