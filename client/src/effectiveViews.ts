import * as vscode from 'vscode';
import { createViewContents } from './viewContents.ts';

/** Asks the server; null where it has no answer. */
export type Ask = <T>(method: string, params: object) => Promise<T | null>;

export const effectiveScheme = 'postfix-effective';

/** What a view shows; its address holds it as JSON. */
export type Shown =
  | { readonly kind: 'effective'; readonly uri: string; readonly service?: string; readonly all: boolean; readonly expand: boolean }
  | { readonly kind: 'comparison'; readonly uri: string; readonly other: string; readonly side: 'before' | 'after' };

/** What the server says of two files. */
export interface Comparison { readonly before: string; readonly after: string; readonly names: readonly string[] }

/** Read-only documents that show what a configuration comes to, and follow it as it is typed. */
export interface EffectiveViews extends vscode.Disposable {
  /** Opens the document of a view. */
  readonly open: (name: string, shown: Shown) => Promise<vscode.TextDocument>;
  /** A file, or what it is judged by, is another than before. */
  readonly changed: (file: vscode.Uri) => void;
}

interface Link { readonly range: { readonly start: vscode.Position; readonly end: vscode.Position }; readonly target: string }
interface Content { readonly text: string; readonly links: readonly Link[] }

export function createEffectiveViews(ask: Ask): EffectiveViews {
  const contents = createViewContents<Content>((view) => contentOf(vscode.Uri.parse(view, true), ask));
  const news = new vscode.EventEmitter<vscode.Uri>();

  const provided = vscode.Disposable.from(
    news,
    vscode.workspace.registerTextDocumentContentProvider(effectiveScheme, {
      onDidChange: news.event,
      async provideTextDocumentContent(view) {
        if (!contents.get(view.toString())) await contents.load(view.toString());
        return contents.get(view.toString())?.text ?? '';
      },
    }),
    vscode.languages.registerDocumentLinkProvider({ scheme: effectiveScheme }, {
      provideDocumentLinks: ({ uri }) => (contents.get(uri.toString())?.links ?? []).map(({ range: { start, end }, target }) =>
        new vscode.DocumentLink(new vscode.Range(start.line, start.character, end.line, end.character), vscode.Uri.parse(target))),
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      // A change of its language closes a document and opens it again.
      if (document.uri.scheme !== effectiveScheme || !document.isClosed) return;
      contents.forget(document.uri.toString());
    }),
  );
  return {
    async open(name, shown) {
      const { path } = vscode.Uri.parse(shown.uri);
      const folder = path.startsWith('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '/';
      const view = vscode.Uri.from({ scheme: effectiveScheme, path: `${folder}${name.replaceAll('/', '.')}`, query: JSON.stringify(shown) });
      // One that is still open somewhere may be older than what is wanted now.
      if (await contents.load(view.toString())) news.fire(view);
      const document = await vscode.workspace.openTextDocument(view);
      // The editor hears no news of a document that it is opening.
      if (contents.isOutdated(view.toString(), document.getText())) news.fire(view);
      return vscode.languages.setTextDocumentLanguage(document, 'postfix-main-cf');
    },
    changed(file) {
      if (file.scheme === effectiveScheme) return;
      const folder = folderOf(file.toString());
      for (const view of contents.views()) {
        const uri = vscode.Uri.parse(view, true);
        if (!sourcesOf(uri).some((source) => folderOf(source) === folder)) continue;
        void contents.load(view).then((isNew) => { if (isNew) news.fire(uri); });
      }
    },
    dispose: () => { provided.dispose(); },
  };
}

async function contentOf(view: vscode.Uri, ask: Ask): Promise<Content | null> {
  const shown = shownIn(view);
  if (shown?.kind === 'effective') return ask<Content>('postfix/effective', shown);
  const found = shown && await compare(ask, shown.uri, shown.other);
  return found && shown ? { text: found[shown.side], links: [] } : null;
}

/** What two files differ in. */
export async function compare(ask: Ask, uri: string, other: string): Promise<Comparison | null> {
  return ask<Comparison>('postfix/compare', { ...await withText(uri), other: await withText(other) });
}

/** The server cannot read every file that the editor can. */
async function withText(uri: string): Promise<{ readonly uri: string; readonly text?: string }> {
  try {
    return { uri, text: (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))).getText() };
  } catch {
    return { uri };
  }
}

function shownIn({ query }: vscode.Uri): Shown | undefined {
  try {
    return JSON.parse(query) as Shown;
  } catch {
    return undefined; // an address that someone else made
  }
}

function sourcesOf(view: vscode.Uri): string[] {
  const shown = shownIn(view);
  if (!shown) return [];
  return shown.kind === 'comparison' ? [shown.uri, shown.other] : [shown.uri];
}

/** The folder of a file, whose main.cf and master.cf belong together; a text without one stands for itself. */
function folderOf(uri: string): string {
  const end = uri.lastIndexOf('/');
  return end < 0 ? uri : uri.slice(0, end);
}
