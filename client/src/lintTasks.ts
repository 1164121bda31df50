import * as vscode from 'vscode';

const type = 'postfix-lint';

/** Tasks that check a whole folder by the linter that comes with the extension; nothing is to be installed. */
export function registerLintTasks(extension: vscode.ExtensionContext): vscode.Disposable {
  const script = extension.asAbsolutePath('dist/postfix-lint.cjs');
  return vscode.tasks.registerTaskProvider(type, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? []).map((folder) => lintTask(script, folder, { type }, '.')),
    resolveTask: ({ definition, scope }) => {
      const path: unknown = definition['path'];
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return folder && lintTask(script, folder, definition, typeof path === 'string' ? path : '.');
    },
  });
}

function lintTask(
  script: string,
  folder: vscode.WorkspaceFolder,
  definition: vscode.TaskDefinition,
  path: string,
): vscode.Task {
  const language = vscode.workspace.getConfiguration('postfix').get<string>('language', 'auto');
  const wanted = language === 'auto' ? vscode.env.language : language;
  const lang = wanted.toLowerCase().startsWith('zh') ? 'zh-cn' : 'en';
  // The Node that runs the extension; on the desktop that is Electron, which must be told to be one.
  const execution = new vscode.ProcessExecution(process.execPath, [script, '--lang', lang, '--', path], {
    cwd: folder.uri.fsPath,
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const name = vscode.l10n.t('check {0}', path === '.' ? folder.name : path);
  const matchers =
    lang === 'en' ? ['$postfix-lint'] : ['error', 'warning', 'info'].map((one) => `$postfix-lint-${lang}-${one}`);
  const task = new vscode.Task(definition, folder, name, type, execution, matchers);
  task.group = vscode.TaskGroup.Test;
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
  return task;
}
