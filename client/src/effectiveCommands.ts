import * as vscode from 'vscode';
import { type Ask, type EffectiveViews, type Shown, compare, effectiveScheme } from './effectiveViews.ts';

type Choice = Omit<Extract<Shown, { kind: 'effective' }>, 'kind' | 'uri'>;

/**
 * The commands about what a configuration comes to. Menus give
 * the file; tests, keybindings and other extensions may give all.
 */
export function registerEffectiveCommands(views: EffectiveViews, ask: Ask): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('postfix.showEffective', async (file?: unknown, choice?: unknown) => {
      const uri = fileOf(file, /^postfix-(main|master)-cf$/);
      if (!uri) return undefined;
      const wanted = isChoice(choice) ? choice : await chooseView(uri, ask);
      if (!wanted) return undefined;
      const name =
        wanted.service === undefined
          ? vscode.l10n.t('{0} (effective)', nameOf(uri))
          : vscode.l10n.t('{0} (effective)', wanted.service);
      const document = await views.open(name, uri.toString(), { kind: 'effective', uri: uri.toString(), ...wanted });
      await vscode.window.showTextDocument(document, {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
        preview: true,
      });
      return document.uri;
    }),
    vscode.commands.registerCommand('postfix.compare', async (file?: unknown, second?: unknown) => {
      const uri = fileOf(file, /^postfix-main-cf$/);
      if (!uri) return undefined;
      const other = second instanceof vscode.Uri ? second : await chooseOther(uri);
      return other && showDifferences(views, ask, uri, other);
    }),
  );
}

async function showDifferences(
  views: EffectiveViews,
  ask: Ask,
  uri: vscode.Uri,
  other: vscode.Uri,
): Promise<readonly string[] | undefined> {
  const [one, two] = [vscode.workspace.asRelativePath(uri), vscode.workspace.asRelativePath(other)];
  const found = await compare(ask, uri.toString(), other.toString());
  if (!found) void vscode.window.showErrorMessage(vscode.l10n.t('{0} and {1} could not be compared.', one, two));
  else if (found.names.length === 0)
    void vscode.window.showInformationMessage(vscode.l10n.t('{0} and {1} mean the same to Postfix.', one, two));
  else {
    const shown = { kind: 'comparison', uri: uri.toString(), other: other.toString() } as const;
    const before = await views.open(nameOf(uri), uri.toString(), { ...shown, side: 'before' });
    const after = await views.open(nameOf(other), uri.toString(), { ...shown, side: 'after' });
    await vscode.commands.executeCommand(
      'vscode.diff',
      before.uri,
      after.uri,
      vscode.l10n.t('{0} ↔ {1} (by meaning)', one, two),
    );
  }
  return found?.names;
}

async function chooseView(uri: vscode.Uri, ask: Ask): Promise<Choice | undefined> {
  const items: (vscode.QuickPickItem & { readonly choice: Choice; readonly ofService?: true })[] = [
    {
      label: vscode.l10n.t('Settings'),
      description: 'postconf -n, postconf -P',
      choice: { all: false, expand: false },
    },
    {
      label: vscode.l10n.t('Settings with $name expanded'),
      description: 'postconf -nx, postconf -Px',
      choice: { all: false, expand: true },
    },
    {
      label: vscode.l10n.t('Every parameter, defaults included'),
      description: 'postconf, postconf -P',
      choice: { all: true, expand: false },
    },
    {
      label: vscode.l10n.t('What one service sets for itself…'),
      description: 'postconf -P',
      choice: { all: false, expand: false },
      ofService: true,
    },
    {
      label: vscode.l10n.t('What one service sees, without defaults…'),
      description: 'postconf -PPx',
      choice: { all: true, expand: true, withoutDefaults: true },
      ofService: true,
    },
    {
      label: vscode.l10n.t('Everything that one service sees…'),
      description: 'postconf -PPx',
      choice: { all: true, expand: true },
      ofService: true,
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Effective configuration'),
    matchOnDescription: true,
  });
  if (!picked?.ofService) return picked?.choice;
  const services = await ask<string[]>('postfix/services', { uri: uri.toString() });
  if (!services?.length) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No master.cf with services is beside {0}.', nameOf(uri)));
    return undefined;
  }
  const service = await vscode.window.showQuickPick(services, { title: vscode.l10n.t('Service of master.cf') });
  return service === undefined ? undefined : { ...picked.choice, service };
}

async function chooseOther(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const open = vscode.workspace.textDocuments
    .filter((document) => document.languageId === 'postfix-main-cf')
    .map((document) => document.uri);
  const files = await vscode.workspace.findFiles(
    '**/{main.cf,main.cf.*,postfix-main.cf,postfix-main.cf.*}',
    '**/node_modules/**',
    500,
  );
  const found = new Map(
    [...open, ...files].filter(({ scheme }) => scheme !== effectiveScheme).map((one) => [one.toString(), one]),
  );
  found.delete(uri.toString());
  type Item = vscode.QuickPickItem & { readonly uri?: vscode.Uri };
  const items: Item[] = [...found.values()].map((one) => ({ label: vscode.workspace.asRelativePath(one), uri: one }));
  const another: Item = { label: vscode.l10n.t('Another file…'), alwaysShow: true };
  const picked = await vscode.window.showQuickPick([...items.sort((a, b) => (a.label < b.label ? -1 : 1)), another], {
    title: vscode.l10n.t('Compare {0} with', nameOf(uri)),
  });
  if (picked !== another) return picked?.uri;
  return (
    await vscode.window.showOpenDialog({
      canSelectMany: false,
      defaultUri: vscode.Uri.joinPath(uri, '..'),
      title: vscode.l10n.t('Compare {0} with', nameOf(uri)),
    })
  )?.[0];
}

/** The file that a command is for: the one that a menu gives, else that of the active editor. */
export function fileOf(given: unknown, languages: RegExp): vscode.Uri | undefined {
  if (given instanceof vscode.Uri) return given;
  const document = vscode.window.activeTextEditor?.document;
  return document && languages.test(document.languageId) && document.uri.scheme !== effectiveScheme
    ? document.uri
    : undefined;
}

/** Menus give something of their own in this place. */
function isChoice(given: unknown): given is Choice {
  if (typeof given !== 'object' || given === null) return false;
  const { all, expand, service, withoutDefaults } = given as Partial<Record<keyof Choice, unknown>>;
  return (
    typeof all === 'boolean' &&
    typeof expand === 'boolean' &&
    (withoutDefaults === undefined || typeof withoutDefaults === 'boolean') &&
    (service === undefined || typeof service === 'string')
  );
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
