import * as vscode from 'vscode';
import { createViewContents } from './viewContents.ts';

/** Read-only documents that the server makes of files, and makes anew when these change. */
export interface DocumentViews<Shown> extends vscode.Disposable {
  /** Opens the document of a view, beside the file that it is made of. */
  readonly open: (name: string, uri: string, shown: Shown) => Promise<vscode.TextDocument>;
  /** A file, or what it is judged by, is another than before. */
  readonly changed: (file: vscode.Uri) => void;
}

interface Link {
  readonly range: { readonly start: vscode.Position; readonly end: vscode.Position };
  readonly target: string;
}
/** What a view shows. */
export interface ViewContent {
  readonly text: string;
  readonly links: readonly Link[];
}

/** A kind of views. What one shows stands in its address, as JSON. */
export interface ViewKind<Shown> {
  readonly scheme: string;
  readonly languageId: string;
  readonly content: (shown: Shown) => Promise<ViewContent | null>;
  /** The addresses of the files that it is made of. */
  readonly sources: (shown: Shown) => readonly string[];
}

/** Makes VS Code know the documents of a kind. */
export function createDocumentViews<Shown>(kind: ViewKind<Shown>): DocumentViews<Shown> {
  const { scheme, languageId, content, sources } = kind;
  const shownIn = ({ query }: vscode.Uri): Shown | undefined => {
    try {
      return JSON.parse(query) as Shown;
    } catch {
      return undefined; // an address that someone else made
    }
  };
  const contents = createViewContents<ViewContent>(async (view) => {
    const shown = shownIn(vscode.Uri.parse(view, true));
    return shown === undefined ? null : content(shown);
  });
  const news = new vscode.EventEmitter<vscode.Uri>();

  const provided = vscode.Disposable.from(
    news,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: news.event,
      async provideTextDocumentContent(view) {
        if (!contents.get(view.toString())) await contents.load(view.toString());
        return contents.get(view.toString())?.text ?? '';
      },
    }),
    vscode.languages.registerDocumentLinkProvider(
      { scheme },
      {
        provideDocumentLinks: ({ uri }) => (contents.get(uri.toString())?.links ?? []).map(linkOf),
      },
    ),
    vscode.workspace.onDidCloseTextDocument((document) => {
      // A change of its language closes a document and opens it again.
      if (document.uri.scheme !== scheme || !document.isClosed) return;
      contents.forget(document.uri.toString());
    }),
  );
  return {
    async open(name, uri, shown) {
      const { path } = vscode.Uri.parse(uri);
      const folder = path.startsWith('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '/';
      const address = { scheme, path: `${folder}${name.replaceAll('/', '.')}`, query: JSON.stringify(shown) };
      const view = vscode.Uri.from(address);
      // One that is still open somewhere may be older than what is wanted now.
      if (await contents.load(view.toString())) news.fire(view);
      const document = await vscode.workspace.openTextDocument(view);
      // The editor hears no news of a document that it is opening.
      if (contents.isOutdated(view.toString(), document.getText())) news.fire(view);
      return vscode.languages.setTextDocumentLanguage(document, languageId);
    },
    changed(file) {
      if (file.scheme === scheme) return;
      const folder = folderOf(file.toString());
      for (const view of contents.views()) {
        const uri = vscode.Uri.parse(view, true);
        const shown = shownIn(uri);
        if (shown === undefined || !sources(shown).some((source) => folderOf(source) === folder)) continue;
        void contents.load(view).then((isNew) => {
          if (isNew) news.fire(uri);
        });
      }
    },
    dispose: () => {
      provided.dispose();
    },
  };
}

function linkOf({ range: { start, end }, target }: Link): vscode.DocumentLink {
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  return new vscode.DocumentLink(range, vscode.Uri.parse(target));
}

/** The folder of a file, whose main.cf and master.cf belong together; a text without one stands for itself. */
function folderOf(uri: string): string {
  const end = uri.lastIndexOf('/');
  return end < 0 ? uri : uri.slice(0, end);
}
