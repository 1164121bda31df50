import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { type Api, start, stop } from './start.ts';

/** Entry of the web-worker extension host: vscode.dev, github.dev. */
export function activate(context: ExtensionContext): Api {
  return start(context, {
    kind: 'web',
    createClient: async (options) =>
      new LanguageClient(
        'postfix',
        'Postfix',
        await createWorker(
          ['server.browser.js', 'server.core.cjs'].map((name) => Uri.joinPath(context.extensionUri, 'dist', name)),
        ),
        options,
      ),
  });
}

export const deactivate = stop;

/**
 * An extension's own address may be one that a worker must not
 * be started from (`vscode-remote:`): its text always may.
 */
async function createWorker(scripts: readonly Uri[]): Promise<Worker> {
  const texts = await Promise.all(
    scripts.map(async (script) => new TextDecoder().decode(await workspace.fs.readFile(script))),
  );
  return new Worker(URL.createObjectURL(new Blob([texts.join('\n')], { type: 'text/javascript' })));
}
