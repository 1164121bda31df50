import type { Connection, InitializeParams, WorkspaceFoldersChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { type PositionEncoding, encodedLines } from '../instance/positionEncoding.ts';
import type { Host } from '../host.ts';
import { type TextSettings, readSettingsText, settingsFileName } from '../settings/settingsText.ts';
import type { Messages } from '../texts/messages.ts';

/** What a settings file sets, and where it is. */
export interface FoundSettings extends TextSettings {
  readonly uri: string;
}

/** The `.postfix-lint.json` files of the workspace, which `postfix-lint` reads as well. */
export interface SettingsFiles {
  begin(params: InitializeParams, encoding: PositionEncoding): void;
  foldersChanged(event: WorkspaceFoldersChangeEvent): void;
  /** What the nearest one sets for a file: in its folder or above, up to the folder of the workspace. */
  readonly of: (uri: string) => Promise<FoundSettings | undefined>;
  /** Settings files among files that changed: what is told of them is to be looked at again. */
  readonly changed: (uris: readonly string[]) => boolean;
}

/** @param messages the language in which to tell what is wrong with one, which may be what it sets itself */
export function createSettingsFiles(
  connection: Pick<Connection, 'sendDiagnostics'>,
  host: Pick<Host, 'readText'>,
  messages: (settings: TextSettings) => Messages,
): SettingsFiles {
  let folders: readonly string[] = [];
  let encoding: PositionEncoding = 'utf-16';
  /** Of which something was told that must be taken back once it is right. */
  const wrong = new Set<string>();

  async function read(uri: string): Promise<TextSettings | undefined> {
    const text = await host.readText(uri);
    const { settings, problems } = text === undefined ? { settings: undefined, problems: [] } : readSettingsText(text);
    if (problems.length === 0 && !wrong.delete(uri)) return settings;
    if (problems.length > 0) wrong.add(uri);
    const document = TextDocument.create(uri, 'json', 0, text ?? '');
    const lines = encodedLines(encoding, document, (start, end) => document.getText().slice(start, end));
    const { lint } = messages(settings ?? {});
    void connection.sendDiagnostics({
      uri,
      diagnostics: problems.map(({ span, say }) => ({
        range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) },
        severity: DiagnosticSeverity.Error,
        source: 'postfix',
        message: say(lint),
      })),
    });
    return settings;
  }

  return {
    begin({ workspaceFolders, rootUri }, counted) {
      encoding = counted;
      folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
    },
    foldersChanged({ added, removed }) {
      const gone = new Set(removed.map(({ uri }) => uri));
      folders = [...folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
    },
    async of(uri) {
      for (const place of settingsPlaces(uri, folders)) {
        const settings = await read(place);
        if (settings) return { ...settings, uri: place };
      }
      return undefined;
    },
    changed(uris) {
      const own = uris.filter((uri) => uri.endsWith(`/${settingsFileName}`));
      // The file that was judged by it may be closed by now.
      for (const uri of own) if (wrong.has(uri)) void read(uri);
      return own.length > 0;
    },
  };
}

/**
 * Where a settings file for a file may be, the nearest first. Outside of the workspace's folders only beside the file:
 * what lies above it is none of ours.
 */
export function settingsPlaces(uri: string, folders: readonly string[]): string[] {
  const path = /^[a-z][\w+.-]*:\/\/[^/?#]*\/(?:[^?#]*\/)?/i.exec(uri)?.[0];
  // A text without a place on any disk, such as `untitled:Untitled-1`.
  if (path === undefined) return [];
  const root =
    folders
      .map((folder) => (folder.endsWith('/') ? folder : `${folder}/`))
      .filter((folder) => path.startsWith(folder))
      .sort((a, b) => b.length - a.length)[0] ?? path;
  const places: string[] = [];
  for (
    let at = path;
    at.length >= root.length && places.length < deepest;
    at = at.slice(0, at.lastIndexOf('/', at.length - 2) + 1)
  )
    places.push(`${at}${settingsFileName}`);
  return places;
}
/** Deeper than folders are. */
const deepest = 100;
