import * as vscode from 'vscode';
import { fileOf } from './effectiveCommands.ts';
import { type CursorHint, hintUnderCursor } from './traceUnderCursor.ts';
import type { MessageInputs, TraceViews } from './traceViews.ts';

/** Where the inputs of the last time are kept. */
const keptAs = 'postfix.trace.inputs';

/** Of networks and domains that nobody has (RFC 5737, RFC 2606), until something else is typed. */
const usual: MessageInputs = {
  client: '203.0.113.5',
  helo: 'client.example.net',
  from: 'sender@example.net',
  to: 'postmaster@example.com',
};

/** The command that traces a message. Menus give the file; tests, keybindings and other extensions may give all. */
export function registerTraceCommand(views: TraceViews, kept: vscode.Memento): vscode.Disposable {
  return vscode.commands.registerCommand('postfix.trace', async (file?: unknown, given?: unknown) => {
    const uri = fileOf(file, /^postfix-(main|master)-cf$/);
    if (!uri) return undefined;
    const hint = hintAtCursor(uri);
    const inputs = isInputs(given) ? given : await askInputs(kept, hint);
    if (!inputs) return undefined;
    const name = vscode.l10n.t('{0} (trace)', inputs.to || inputs.client);
    const document = await views.open(name, uri.toString(), { uri: uri.toString(), ...inputs });
    if (document.getText() === '') {
      void vscode.window.showErrorMessage(vscode.l10n.t('The message could not be traced.'));
      return undefined;
    }
    const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true, preview: true };
    const editor = await vscode.window.showTextDocument(document, beside);
    if (hint.restriction !== undefined) reveal(editor, hint.restriction);
    return document.uri;
  });
}

/** What the word under the cursor of a file's editor says. */
function hintAtCursor(uri: vscode.Uri): CursorHint {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.toString() !== uri.toString()) return {};
  const { line, character } = editor.selection.active;
  return hintUnderCursor(editor.document.lineAt(line).text, character);
}

/** Shows the place of a trace where a restriction is asked. */
function reveal(editor: vscode.TextEditor, restriction: string): void {
  const at = editor.document.getText().search(new RegExp(`^ *${restriction}\\b`, 'm'));
  if (at < 0) return;
  const line = editor.document.lineAt(editor.document.positionAt(at).line);
  editor.selection = new vscode.Selection(line.range.start, line.range.start);
  editor.revealRange(line.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** Asks for one thing after the other; undefined where the person ends it. */
async function askInputs(kept: vscode.Memento, hint: CursorHint): Promise<MessageInputs | undefined> {
  const old: unknown = kept.get(keptAs);
  const last = { ...(isInputs(old) ? old : usual), ...hint };
  const client = await ask(vscode.l10n.t('Address of the client'), last.client, (text) =>
    /^(\d{1,3}(\.\d{1,3}){3}|[\da-f:.]*:[\da-f:.]*)$/i.test(text)
      ? undefined
      : vscode.l10n.t('An IPv4 or IPv6 address'),
  );
  if (client === undefined) return undefined;
  const helo = await ask(vscode.l10n.t('Name that the client gives in EHLO'), last.helo);
  if (helo === undefined) return undefined;
  const from = await ask(vscode.l10n.t('Sender (empty for the null sender)'), last.from);
  if (from === undefined) return undefined;
  const to = await ask(vscode.l10n.t('Recipient'), last.to);
  if (to === undefined) return undefined;
  const inputs = { client, helo, from, to };
  await kept.update(keptAs, inputs);
  return inputs;
}

async function ask(
  prompt: string,
  value: string,
  validateInput: (text: string) => string | undefined = () => undefined,
): Promise<string | undefined> {
  const title = vscode.l10n.t('Trace a message');
  const text = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    ignoreFocusOut: true,
    validateInput: (typed) => validateInput(typed.trim()),
  });
  return text?.trim();
}

/** Menus give something of their own in this place. */
function isInputs(given: unknown): given is MessageInputs {
  if (typeof given !== 'object' || given === null) return false;
  const { client, helo, from, to, service } = given as Partial<Record<keyof MessageInputs, unknown>>;
  const isText = (value: unknown): boolean => typeof value === 'string';
  return [client, helo, from, to].every(isText) && (service === undefined || isText(service));
}
