// Runs inside a real extension host, Node's and the web worker's: `vscode` is the real API.
import * as vscode from 'vscode';

const id = 'postfix-config.postfix-config';

describe('the extension', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await open('myhostname = mail.example.com\nmynetwork = 127.0.0.0/8\nsmtpd_tls_security_level = may\nsmtpd_helo_required = true\n');
  });

  it('runs in this host', async () => {
    const api: unknown = await vscode.extensions.getExtension(id)?.activate();
    const { host, ready } = api as { host: string; ready: Promise<void> };
    await ready;
    equal(host, typeof process === 'object' && process.versions?.node ? 'node' : 'web');
  });

  it('gives diagnostics with a code, a page and a tight range', async () => {
    const found = await diagnosticsOf(document, 2);
    equal(found.map(({ code, range }) => [codeOf(code), document.getText(range)]), [['unknown-parameter', 'mynetwork'], ['invalid-boolean', 'true']]);
    const page = found[0]?.code;
    equal(typeof page === 'object' && /docs\/rules\/unknown-parameter\.md$/.test(page.target.path), true);
  });

  it('shows a hover with its prose', async () => {
    const text = await hoverText(document, new vscode.Position(2, 5));
    match(text, /\*\*smtpd_tls_security_level\*\*/);
    match(text, /postconf\.5\.html#smtpd_tls_security_level/);
  });

  it('completes names and values', async () => {
    const values = await complete(document, new vscode.Position(2, 'smtpd_tls_security_level = '.length));
    equal(['none', 'may', 'encrypt'].every((label) => values.some((item) => labelOf(item) === label)), true);
    const names = await complete(document, new vscode.Position(4, 0));
    const name = names.find((item) => labelOf(item) === 'relayhost');
    equal(name?.kind, vscode.CompletionItemKind.Property);
  });

  it('renames to the nearest name by a quick fix, and formats', async () => {
    const range = new vscode.Range(1, 0, 1, 9);
    // Asked again while it starts: VS Code drops a request when another extension registers a provider meanwhile.
    const fix = await until('the quick fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, vscode.CodeActionKind.QuickFix.value);
      return actions.find(({ edit, isPreferred }) => edit && isPreferred);
    });
    equal(fix.edit && await vscode.workspace.applyEdit(fix.edit), true);
    await until('the corrected name', () => document.lineAt(1).text === 'mynetworks = 127.0.0.0/8');
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
    await until('English', () => /neither yes nor no/.test(vscode.languages.getDiagnostics(document.uri)[0]?.message ?? ''));
    await settings.update('targetVersion', '2.0', vscode.ConfigurationTarget.Global);
    await until('newer names', () => vscode.languages.getDiagnostics(document.uri).some(({ code }) => codeOf(code) === 'newer-parameter'));
    await settings.update('targetVersion', undefined, vscode.ConfigurationTarget.Global);
  });

  it('knows the symbols and the references of a parameter', async () => {
    const other = await open('mydomain = example.com\nmyorigin = $mydomain\nrelay_domains = ${mydomain}\n');
    const symbols = await until('symbols', () => vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', other.uri));
    equal(symbols.map(({ name }) => name), ['mydomain', 'myorigin', 'relay_domains']);
    const places = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', other.uri, new vscode.Position(0, 2));
    equal(places.length, 3);
  });
});

async function open(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'postfix-main-cf', content });
  await vscode.window.showTextDocument(document);
  return document;
}

function diagnosticsOf(document: vscode.TextDocument, count: number): Promise<readonly vscode.Diagnostic[]> {
  return until(`${count} diagnostics`, () => {
    const found = vscode.languages.getDiagnostics(document.uri);
    return found.length === count ? found : undefined;
  });
}

async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await until('a hover', async () => {
    const found = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
    return found.length ? found : undefined;
  });
  return hovers.flatMap(({ contents }) => contents).map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

async function complete(document: vscode.TextDocument, position: vscode.Position): Promise<readonly vscode.CompletionItem[]> {
  const list = await until('a list', async () => {
    const found = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
    return found.items.length ? found : undefined;
  });
  return list.items;
}

const labelOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);
const codeOf = (code: vscode.Diagnostic['code']): unknown => (typeof code === 'object' ? code.value : code);

function equal(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Error(`expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
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
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}
