import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { registerLintTasks } from './lintTasks.ts';
import { type Api, start, stop } from './start.ts';

/** Entry of the Node extension host: desktop, Remote-SSH, containers. */
export function activate(context: ExtensionContext): Api {
  const module = context.asAbsolutePath('dist/server.cjs');
  const server = { module, transport: TransportKind.ipc } as const;
  context.subscriptions.push(registerLintTasks(context));
  return start(context, {
    kind: 'node',
    createClient: async (options) => new LanguageClient('postfix', 'Postfix', { run: server, debug: server }, options),
  });
}

export const deactivate = stop;
