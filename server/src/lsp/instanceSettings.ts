import { type Connection, type InitializeParams, MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Host } from '../host.ts';
import type { PositionEncoding } from '../instance/positionEncoding.ts';
import { isTarget, targetsText } from '../settings/values.ts';
import { type Locale, localeOf, locales } from '../texts/locales.ts';
import type { OpenInstance } from './openInstance.ts';
import { type Settings, defaultSettings, readSettings, textLocale, withFile } from './settings.ts';
import { type SettingsFiles, createSettingsFiles } from './settingsFiles.ts';

/** The settings that instances are judged by: those of the client, and of the nearest settings file. */
export interface InstanceSettings {
  begin(params: InitializeParams, encoding: PositionEncoding): void;
  /** What the client says of no file in particular. */
  readonly base: () => Settings;
  readonly files: SettingsFiles;
  localeFor(settings: Settings): Locale;
  /** The client told of other settings; undefined or null where it only says that there are some. */
  clientChanged(own: unknown, owners: Iterable<OpenInstance>): void;
  /** Asks the client for those of an instance, where it can be asked. */
  fetchClient(owner: OpenInstance): Promise<void>;
  /** Seeks the settings file of an instance. */
  fetchFile(owner: OpenInstance): Promise<void>;
  /** A release that nobody knows is an error; that of a settings file is told in the file. */
  complainOf(settings: Settings): void;
}

/** What is to be done as settings of an instance come. */
export interface SettingsUses {
  readonly isOpen: (owner: OpenInstance) => boolean;
  /** Its settings are others. */
  readonly changed: (owner: OpenInstance) => void;
  /** A settings file was found, or that there is none. */
  readonly fileFound: (owner: OpenInstance) => void;
  readonly quietly: (work: Promise<void>) => void;
}

/** Keeps the settings of all instances of a client. */
export function createInstanceSettings(connection: Connection, host: Host, uses: SettingsUses): InstanceSettings {
  /** Settings that were told to be wrong. */
  const complained = new Set<string>();
  let base = defaultSettings;
  let last: Settings = base;
  let clientLocale: Locale = 'en';
  let asksClient = false;
  const localeFor = (settings: Settings): Locale => textLocale(settings, clientLocale);
  const files = createSettingsFiles(connection, host, (file) => locales[localeFor(withFile(last, file))]);

  async function fetchClient(owner: OpenInstance): Promise<void> {
    const [file] = owner.open.values();
    if (!asksClient || !file) return;
    // A client may never answer: the file is checked by what is known already.
    const given: unknown = await connection.workspace.getConfiguration({ scopeUri: file.uri, section: 'postfix' });
    owner.clientSettings = readSettings(given, base);
    apply(owner);
  }
  async function fetchFile(owner: OpenInstance): Promise<void> {
    const [file] = owner.open.values();
    if (!file) return;
    const search = files.of(file.uri);
    owner.search = search;
    const found = await search;
    if (owner.search !== search) return;
    owner.fileSettings = found;
    apply(owner);
    uses.fileFound(owner);
  }
  function apply(owner: OpenInstance): void {
    const next = withFile(owner.clientSettings, owner.fileSettings);
    if (!uses.isOpen(owner) || JSON.stringify(next) === JSON.stringify(owner.settings)) return;
    owner.settings = next;
    last = next;
    complainOf(next);
    uses.changed(owner);
  }
  function complainOf(settings: Settings): void {
    const { targetVersion } = settings;
    if (isTarget(targetVersion) || complained.has(targetVersion)) return;
    complained.add(targetVersion);
    const { usage } = locales[localeFor(settings)].lint;
    const option = 'postfix.targetVersion';
    const message = usage.badValue({ option, value: targetVersion, wanted: targetsText });
    // The library's showErrorMessage() is a request, which a client need not know.
    void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
  }

  return {
    begin(params, encoding) {
      clientLocale = localeOf(typeof params.locale === 'string' ? params.locale : host.locale);
      asksClient = params.capabilities.workspace?.configuration === true;
      base = readSettings(params.initializationOptions);
      last = base;
      files.begin(params, encoding);
    },
    base: () => base,
    files,
    localeFor,
    clientChanged(own, owners) {
      if (own !== undefined && own !== null) {
        // Some clients send `{}` after initializationOptions: a key that is absent keeps its value.
        base = readSettings(own, base);
        last = base;
      }
      for (const owner of owners) {
        if (!asksClient) {
          owner.clientSettings = base;
          apply(owner);
        }
        uses.quietly(fetchClient(owner));
      }
    },
    fetchClient,
    fetchFile,
    complainOf,
  };
}
