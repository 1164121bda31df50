// Runs inside a real extension host, Node's and the web worker's: `vscode` is the real API.
import * as vscode from 'vscode';

const id = 'postfix-config.postfix-config';
const release = '3.10';

describe('the extension', () => {
  let document: vscode.TextDocument;

  before(async () => {
    // Else the Postfix of the machine decides, and what it finds.
    await vscode.workspace
      .getConfiguration('postfix')
      .update('targetVersion', release, vscode.ConfigurationTarget.Global);
    document = await open(
      'myhostname = mail.example.com\n' +
        'mynetwork = 127.0.0.0/8 [::1]/128\n' +
        'smtp_tls_security_level = may\n' +
        'smtpd_helo_required = true\n',
    );
  });

  it('runs in this host', async () => {
    const api: unknown = await vscode.extensions.getExtension(id)?.activate();
    const { host, ready } = api as { host: string; ready: Promise<void> };
    await ready;
    equal(host, typeof process === 'object' && process.versions?.node ? 'node' : 'web');
  });

  it('gives diagnostics with a code, a page and a tight range', async () => {
    const found = await diagnosticsOf(document, 2);
    equal(
      found.map(({ code, range }) => [codeOf(code), document.getText(range)]),
      [
        ['unknown-parameter', 'mynetwork'],
        ['invalid-boolean', 'true'],
      ],
    );
    const page = found[0]?.code;
    equal(typeof page === 'object' && /docs\/rules\/unknown-parameter\.md$/.test(page.target.path), true);
  });

  it('shows a hover with its prose', async () => {
    const text = await hoverText(document, new vscode.Position(2, 5));
    match(text, /\*\*smtp_tls_security_level\*\*/);
    match(text, /postconf\.5\.html#smtp_tls_security_level/);
  });

  it('completes names and values', async () => {
    const values = await complete(document, new vscode.Position(2, 'smtp_tls_security_level = '.length));
    equal(
      ['none', 'may', 'encrypt'].every((label) => values.some((item) => labelOf(item) === label)),
      true,
    );
    const names = await complete(document, new vscode.Position(4, 0));
    const name = names.find((item) => labelOf(item) === 'relayhost');
    equal(name?.kind, vscode.CompletionItemKind.Property);
  });

  it('renames to the nearest name by a quick fix, and formats', async () => {
    const range = new vscode.Range(1, 0, 1, 9);
    // Asked again while it starts: VS Code drops a request when another extension registers a provider meanwhile.
    const fix = await until('the quick fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find(({ edit, isPreferred }) => edit && isPreferred);
    });
    equal(fix.edit && (await vscode.workspace.applyEdit(fix.edit)), true);
    await until('the corrected name', () => document.lineAt(1).text === 'mynetworks = 127.0.0.0/8 [::1]/128');
    await until('its diagnostic to go', () => vscode.languages.getDiagnostics(document.uri).length === 1);
  });

  it('honours its settings at once', async () => {
    const settings = vscode.workspace.getConfiguration('postfix');
    const severity = () => vscode.languages.getDiagnostics(document.uri)[0]?.severity;
    equal(severity(), vscode.DiagnosticSeverity.Error);
    await settings.update('rules', { 'invalid-boolean': 'hint' }, vscode.ConfigurationTarget.Global);
    await until('a hint', () => severity() === vscode.DiagnosticSeverity.Hint);
    await settings.update('language', 'zh-cn', vscode.ConfigurationTarget.Global);
    await until('Chinese', () => /[一-鿿]/.test(vscode.languages.getDiagnostics(document.uri)[0]?.message ?? ''));
    match(await hoverText(document, new vscode.Position(2, 5)), /[一-鿿]/);
    await settings.update('rules', { 'invalid-boolean': 'off' }, vscode.ConfigurationTarget.Global);
    await until('silence', () => vscode.languages.getDiagnostics(document.uri).length === 0);
    await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
    await settings.update('language', undefined, vscode.ConfigurationTarget.Global);
    await until('English', () =>
      /must be yes or no/.test(vscode.languages.getDiagnostics(document.uri)[0]?.message ?? ''),
    );
    await settings.update('targetVersion', '2.0', vscode.ConfigurationTarget.Global);
    await until('newer names', () =>
      vscode.languages.getDiagnostics(document.uri).some(({ code }) => codeOf(code) === 'newer-parameter'),
    );
    await settings.update('targetVersion', release, vscode.ConfigurationTarget.Global);
  });

  it('knows the symbols and the references of a parameter', async () => {
    const other = await open('mydomain = example.com\nmyorigin = $mydomain\nrelay_domains = ${mydomain}\n');
    const symbols = await until('symbols', () =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', other.uri),
    );
    equal(
      symbols.map(({ name }) => name),
      ['mydomain', 'myorigin', 'relay_domains'],
    );
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      other.uri,
      new vscode.Position(0, 2),
    );
    equal(places.length, 3);
  });

  it('shows the effective configuration beside a file, and follows it', async () => {
    const source = await open('mydomain = example.com\nmyorigin = $mydomain\n');
    const uri = await vscode.commands.executeCommand<vscode.Uri>('postfix.showEffective', source.uri, {
      all: false,
      expand: true,
    });
    const view = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    equal(
      [view?.languageId, settingsIn(view)],
      ['postfix-main-cf', ['mydomain = example.com', 'myorigin = example.com']],
    );
    match(view?.getText() ?? '', /^# .* as Postfix 3\.10(?:\.\d+)? .*reads it/);
    equal(
      vscode.window.visibleTextEditors.some(
        ({ document: shown, viewColumn }) => shown === view && viewColumn === vscode.ViewColumn.Two,
      ),
      true,
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
    equal(
      links.map(({ target }) => target?.toString()),
      [`${source.uri.toString()}#L1`, `${source.uri.toString()}#L2`],
    );
    await replace(source, 'example.com', 'example.org');
    await until('the new value', () => settingsIn(view).includes('myorigin = example.org'));
    const settings = vscode.workspace.getConfiguration('postfix');
    await settings.update('language', 'zh-cn', vscode.ConfigurationTarget.Global);
    await until('the view in Chinese', () => /^# .*的结果/.test(view?.getText() ?? ''));
    await settings.update('language', undefined, vscode.ConfigurationTarget.Global);
    equal(vscode.languages.getDiagnostics(uri), []);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('compares two files by meaning', async () => {
    const one = await untitled('biff = NO\nalways_bcc = me\n');
    const two = await open('# the same\nbiff=no\nalways_bcc = you\n');
    equal(await vscode.commands.executeCommand('postfix.compare', one.uri, two.uri), ['always_bcc']);
    const tab = await until('the diff', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff ? input : undefined;
    });
    const text = (uri: vscode.Uri): string | undefined =>
      vscode.workspace.textDocuments.find((other) => other.uri.toString() === uri.toString())?.getText();
    equal([text(tab.original), text(tab.modified)], ['always_bcc = me\n', 'always_bcc = you\n']);
    await replace(two, 'you', 'me');
    await until('no difference', () => text(tab.original) === '' && text(tab.modified) === '');
    equal(await vscode.commands.executeCommand('postfix.compare', one.uri, two.uri), []);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('traces a message beside a file, and follows it', async () => {
    const source = await open(
      'compatibility_level = 3.6\nmydestination = example.com\nsmtpd_sender_restrictions = reject\n',
    );
    const inputs = { client: '203.0.113.5', helo: 'x.test', from: 'a@x.test', to: 'alice@example.com' };
    const uri = await vscode.commands.executeCommand<vscode.Uri>('postfix.trace', source.uri, inputs);
    const view = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    match(view?.getText() ?? '', /^# .*203\.0\.113\.5.*3\.10/);
    match(view?.getText() ?? '', /smtpd_sender_restrictions \((.*):3: smtpd_sender_restrictions = reject\)/);
    match(view?.getText() ?? '', /554 5\.7\.1 <a@x\.test>: Sender address rejected: Access denied/);
    equal(
      vscode.window.visibleTextEditors.some(
        ({ document: shown, viewColumn }) => shown === view && viewColumn === vscode.ViewColumn.Two,
      ),
      true,
    );
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri);
    equal(
      links.some(({ target }) => target?.toString() === `${source.uri.toString()}#L3`),
      true,
    );
    await replace(source, '= reject', '= permit');
    await until('the message to pass', () => /^ {2}250 2\.1\.5 Ok$/m.test(view?.getText() ?? ''));
    equal(
      await vscode.commands.executeCommand('postfix.trace', source.uri, { ...inputs, client: 'nobody' }),
      undefined,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('begins a configuration with a preset, with the cursor in its first value', async () => {
    const uri = await vscode.commands.executeCommand<vscode.Uri>('postfix.newConfiguration', 'null-client');
    const made = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
    match(made?.getText() ?? '', /^# The relay must accept.*\nmyhostname = host\.example\.com\n/);
    const editor = vscode.window.activeTextEditor;
    equal([made?.languageId, editor?.document === made], ['postfix-main-cf', true]);
    equal(editor?.document.getText(editor.selection), 'host.example.com');
    await until('no problems', () => vscode.languages.getDiagnostics(uri).length === 0);
    await closeAll();
  });

  it('offers presets and the values of a name that was completed', async () => {
    const empty = await open('\n');
    const items = await complete(empty, new vscode.Position(0, 0));
    const preset = items.find((item) => labelOf(item) === 'null-client');
    equal(
      [preset?.kind, preset?.insertText instanceof vscode.SnippetString],
      [vscode.CompletionItemKind.Snippet, true],
    );
    const name = items.find((item) => labelOf(item) === 'relayhost');
    equal(name?.command?.command, 'editor.action.triggerSuggest');
    equal(name?.insertText, 'relayhost = ');
    await closeAll();
  });

  it('sets the release where it is set', async () => {
    const source = await open('biff = no\n');
    equal(await vscode.commands.executeCommand('postfix.selectRelease', source.uri, '3.7.11'), '3.7.11');
    const set = () => vscode.workspace.getConfiguration('postfix').inspect<string>('targetVersion');
    equal([set()?.globalValue, set()?.workspaceValue], ['3.7.11', undefined]);
    await vscode.commands.executeCommand('postfix.selectRelease', source.uri, release);
    equal(set()?.globalValue, release);
    await closeAll();
  });

  it('walks through a sample, from a problem to the effective configuration', async () => {
    await vscode.commands.executeCommand('postfix.tour.problem');
    const sample = vscode.window.activeTextEditor?.document;
    match(sample?.getText() ?? '', /^# A main\.cf with mistakes/);
    const at = vscode.window.activeTextEditor?.selection.active;
    equal(sample?.getText(sample.getWordRangeAtPosition(at ?? new vscode.Position(0, 0))), 'myorgin');
    const uri = await vscode.commands.executeCommand<vscode.Uri>('postfix.tour.effective');
    equal(uri.scheme, 'postfix-effective');
    await closeAll();
  });

  it('collects a report without the text of files, and goes on writing to its channel after a restart', async () => {
    const source = await open('# a-secret-word\nmynetwork = 127.0.0.0/8\n');
    await diagnosticsOf(source, 1);
    await vscode.commands.executeCommand('postfix.restartServer');
    await diagnosticsOf(source, 1);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('postfix.collectReport');
    const report =
      vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString())?.getText() ?? '';
    match(report, /^- extension \d+\.\d+\.\d+, (?:node|web) extension host$/m);
    match(report, /unknown-parameter ×1/);
    match(report, /The language server is started again: by command/);
    equal((report.match(/The language server runs after/g) ?? []).length >= 2, true);
    equal(/a-secret-word|mynetwork|127\.0\.0/.test(report), false);
    await closeAll();
  });

  it('checks a folder by a task, whose findings VS Code reads', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'postfix-lint' });
    const isNode = typeof process === 'object' && Boolean(process.versions?.node);
    equal(tasks.length, isNode ? 1 : 0);
    const [task] = tasks;
    if (!task) return;
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) throw new Error('no folder is open');
    const main = vscode.Uri.joinPath(folder, 'task', 'main.cf');
    await vscode.workspace.fs.writeFile(main, new TextEncoder().encode('biff = maybe\n'));
    await vscode.tasks.executeTask(task);
    const found = await until('a finding of the task', () =>
      vscode.languages.getDiagnostics(main).find(({ message }) => /must be yes or no/.test(message)),
    );
    equal([found.severity, found.range.start.line], [vscode.DiagnosticSeverity.Error, 0]);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'task'), { recursive: true });
  });

  it('takes .postfix-lint.json as CI does, and says what is wrong with it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) throw new Error('no folder is open');
    const [lint, main] = [
      vscode.Uri.joinPath(folder, '.postfix-lint.json'),
      vscode.Uri.joinPath(folder, 'etc', 'main.cf'),
    ];
    const write = (uri: vscode.Uri, text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write(main, 'biff = maybe\n');
    await write(lint, '{ "rules": { "invalid-boolean": "hint" } }');
    const opened = await vscode.workspace.openTextDocument(main);
    await vscode.window.showTextDocument(opened);
    const severity = () =>
      vscode.languages.getDiagnostics(main).find(({ code }) => codeOf(code) === 'invalid-boolean')?.severity;
    await until('a hint', () => severity() === vscode.DiagnosticSeverity.Hint);
    await write(lint, '{ "rules": { "invalid-boolean": "information" }, "target": "3.7" }');
    await until('the changed file', () => severity() === vscode.DiagnosticSeverity.Information);
    await until('what is wrong with it', () =>
      vscode.languages
        .getDiagnostics(lint)
        .some(({ source, message }) => source === 'postfix' && /no setting "target"/.test(message)),
    );
    await vscode.workspace.fs.delete(lint);
    await until('the default', () => severity() === vscode.DiagnosticSeverity.Error);
    await until('nothing wrong', () =>
      vscode.languages.getDiagnostics(lint).every(({ source }) => source !== 'postfix'),
    );
  });
});

/** Nothing is asked: what was changed is of no use to anybody. */
async function closeAll(): Promise<void> {
  for (let left = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length; left > 0; left--)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

const settingsIn = (view: vscode.TextDocument | undefined): string[] =>
  (view?.getText() ?? '').split('\n').filter((line) => line !== '' && !line.startsWith('#'));

async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const at = document.getText().indexOf(before);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(at), document.positionAt(at + before.length)),
    after,
  );
  equal(await vscode.workspace.applyEdit(edit), true);
}

async function open(content: string): Promise<vscode.TextDocument> {
  const document = await untitled(content);
  await vscode.window.showTextDocument(document);
  return document;
}

/**
 * A new text may get the name of one that was just closed, and with
 * it what VS Code had put by of that: then the next name does.
 */
async function untitled(content: string): Promise<vscode.TextDocument> {
  return until('a text of its own', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'postfix-main-cf', content });
    return document.getText() === content ? document : undefined;
  });
}

function diagnosticsOf(document: vscode.TextDocument, count: number): Promise<readonly vscode.Diagnostic[]> {
  return until(`${count} diagnostics`, () => {
    const found = vscode.languages.getDiagnostics(document.uri);
    return found.length === count ? found : undefined;
  });
}

async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await until('a hover', async () => {
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    return found.length ? found : undefined;
  });
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

async function complete(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await until('a list', async () => {
    const found = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
    );
    return found.items.length ? found : undefined;
  });
  return list.items;
}

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);
const codeOf = (code: vscode.Diagnostic['code']): unknown => (typeof code === 'object' ? code.value : code);

function equal(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}
function match(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${String(pattern)} does not match ${text}`);
}

/** Waits for what must come, and says what did not. */
async function until<T>(what: string, probe: () => T | PromiseLike<T>): Promise<Exclude<NonNullable<T>, false>> {
  const end = Date.now() + 20_000;
  for (;;) {
    const value = await probe();
    if (value) return value as Exclude<NonNullable<T>, false>;
    if (Date.now() > end) throw new Error(`no ${what} within 20 s`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}
