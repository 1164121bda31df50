/** The languages, by the file that has them; later a table has the language of its type. */
export type LanguageId = 'main.cf' | 'master.cf';

/** A file of an instance: a file of the configuration directory by its name. */
export type FileId = LanguageId;

const languageIds: Readonly<Record<string, LanguageId>> = {
  'postfix-main-cf': 'main.cf',
  'postfix-master-cf': 'master.cf',
};

/**
 * The language of a file. A name that Postfix reads tells it, whatever the client says: some have one language for all
 * files that end in `.cf`. Else it is the one that the client says, if that is one of ours, else what the name says:
 * `master.cf.proto`, `0027.master.cf` and `master.cf~` are master.cf files, everything else is read as main.cf.
 * @param uri an address or a path
 */
export function languageOf(uri: string, languageId = ''): LanguageId {
  if (Object.hasOwn(languageIds, languageId) && !isReadByPostfix(uri)) return languageIds[languageId] as LanguageId;
  // An editor may escape the marks of its own copies (`#master.cf#`).
  return /(?:^|[^a-z\d]|%[\dA-F]{2})master\.cf(?![a-z\d])/i.test(lastSegment(uri)) ? 'master.cf' : 'main.cf';
}

/**
 * The language that a name stands for; undefined where it is no name of Postfix configuration. It knows the names that
 * the manifest of the extension lists (a test compares them), and no other file that ends in `main.cf`: a
 * `mysql-virtual-domain.cf` holds a password.
 * @param uri an address or a path
 */
export function languageOfName(uri: string): LanguageId | undefined {
  const match = /^(?:postfix-|[^.].*[._])?(main|master)\.cf(?:[.-].*)?$/.exec(lastSegment(uri));
  return match ? (`${match[1]}.cf` as LanguageId) : undefined;
}

/**
 * Whether a name is that of the template which Postfix's `make` leaves beside a file, with values that are still to be
 * filled in (conf/post-install), or of a version of the file that a package manager (dpkg, ucf, rpm) set aside.
 */
export function isLeftByInstaller(uri: string): boolean {
  return /\.cf\.(?:proto|dpkg-\w+|ucf-\w+|rpm(?:new|save|orig))$/.test(lastSegment(uri));
}

/** The language of a text that says so in its first line, as the files do that come with Postfix. */
export function languageOfFirstLine(text: string): LanguageId | undefined {
  const first = text.slice(0, text.indexOf('\n') + 1 || undefined);
  if (/^#.*(?:postfix-main-cf|Global Postfix configuration file)/.test(first)) return 'main.cf';
  return /^#.*(?:postfix-master-cf|Postfix master process configuration file)/.test(first) ? 'master.cf' : undefined;
}

/** Whether Postfix reads a file of this name: copies and templates (main.cf.bak, main.cf.proto) are read by nobody. */
export function isReadByPostfix(uri: string): boolean {
  return /^(?:main|master)\.cf$/.test(lastSegment(uri));
}

/** Where the files of an instance are. */
export interface InstancePlace {
  /** The address of the directory, or that of the file where it is in no directory that Postfix would read. */
  readonly directory: string;
  /** The address of a file of the instance; undefined where it has no such file. */
  readonly uriOf: (file: FileId) => string | undefined;
}

/**
 * The instance that a file belongs to: main.cf and master.cf of a directory are one, any other file is one by itself.
 */
export function instancePlaceOf(uri: string, language: LanguageId): InstancePlace {
  const match = /^(.*\/)(main|master)\.cf$/.exec(uri);
  // A file whose language is not that of its name is no part of the directory's instance.
  if (match?.[1] === undefined || `${match[2]}.cf` !== language)
    return { directory: uri, uriOf: (file) => (file === language ? uri : undefined) };
  const directory = match[1];
  return { directory, uriOf: (file) => `${directory}${file}` };
}

function lastSegment(uri: string): string {
  return (
    uri
      .replace(/[?#].*$/, '')
      .split(/[/\\]/)
      .at(-1) ?? uri
  );
}
