/** The languages of lookup tables, and of other files that values name. */
export const tableLanguageIds = ['indexed', 'regexp', 'pcre', 'cidr'] as const;
export type TableLanguageId = (typeof tableLanguageIds)[number];

/** The languages: those of the two files that each instance has, and those of tables. */
export type LanguageId = 'main.cf' | 'master.cf' | TableLanguageId;

/** A table by the path of its file, or what stands for it in its address. */
export type TablePath = `/${string}`;

/** A file of an instance: one of the configuration directory by its name, or one that a value names. */
export type FileId = 'main.cf' | 'master.cf' | TablePath;

const languageIds: Readonly<Record<string, LanguageId>> = {
  'postfix-main-cf': 'main.cf',
  'postfix-master-cf': 'master.cf',
  'postfix-table': 'indexed',
  'postfix-regexp': 'regexp',
  'postfix-pcre': 'pcre',
  'postfix-cidr': 'cidr',
};

/** Whether a client names a language of ours. */
export function isLanguageId(languageId: string): boolean {
  return Object.hasOwn(languageIds, languageId);
}

/** What clients call a language. */
export function languageIdOf(language: LanguageId): string {
  return Object.keys(languageIds).find((id) => languageIds[id] === language) ?? 'postfix-main-cf';
}

/**
 * The language of a file. A name that Postfix reads tells it, whatever the client says: some have one language for all
 * files that end in `.cf`. Else it is the one that the client says, if that is one of ours, else what the name says:
 * `master.cf.proto`, `0027.master.cf` and `master.cf~` are master.cf files, tables have names of habit, everything
 * else is read as main.cf.
 * @param uri an address or a path
 */
export function languageOf(uri: string, languageId = ''): LanguageId {
  if (Object.hasOwn(languageIds, languageId) && !isReadByPostfix(uri)) return languageIds[languageId] as LanguageId;
  const name = lastSegment(uri);
  // An editor may escape the marks of its own copies (`#master.cf#`).
  if (/(?:^|[^a-z\d]|%[\dA-F]{2})master\.cf(?![a-z\d])/i.test(name)) return 'master.cf';
  return languageOfTableName(name) ?? 'main.cf';
}

/** The names that people give their tables: those of Postfix's own samples and documentation. */
const tableNames: readonly { readonly language: TableLanguageId; readonly name: RegExp }[] = [
  { language: 'pcre', name: /^.+\.pcre$|^pcre[_-].+/ },
  { language: 'regexp', name: /^.+\.regexp?$|^(?:header|body|mime_header|nested_header|smtp_header)_checks$/ },
  { language: 'cidr', name: /^.+\.cidr$/ },
  {
    language: 'indexed',
    name: new RegExp(
      '^(?:access|(?:client|helo|sender|recipient|rbl_override)_access|canonical|(?:sender|recipient)_canonical' +
        '|generic|relocated|transport|virtual|vmailbox|virtual_(?:alias|mailbox)(?:_(?:maps|domains))?|relay_domains' +
        '|relay_recipients|sasl_passwd|sender_login(?:_maps)?|tls_policy|sni_map|(?:sender|recipient)_bcc' +
        '|sender_relay)$',
    ),
  },
];

/** The language of tables that are called so, by habit; undefined where a name says nothing. */
export function languageOfTableName(uri: string): TableLanguageId | undefined {
  const name = lastSegment(uri);
  return tableNames.find((one) => one.name.test(name))?.language;
}

/**
 * The language that a name stands for; undefined where it is no name of Postfix configuration. It knows the names that
 * the manifest of the extension lists (a test compares them), and no other file that ends in `main.cf`: a
 * `mysql-virtual-domain.cf` holds a password.
 * @param uri an address or a path
 */
export function languageOfName(uri: string): 'main.cf' | 'master.cf' | undefined {
  const match = /^(?:postfix-|[^.].*[._])?(main|master)\.cf(?:[.-].*)?$/.exec(lastSegment(uri));
  return match ? (`${match[1]}.cf` as 'main.cf' | 'master.cf') : undefined;
}

/**
 * Whether a name is that of the template which Postfix's `make` leaves beside a file, with values that are still to be
 * filled in (conf/post-install), or of a version of the file that a package manager (dpkg, ucf, rpm) set aside.
 */
export function isLeftByInstaller(uri: string): boolean {
  return /\.cf\.(?:proto|dpkg-\w+|ucf-\w+|rpm(?:new|save|orig))$/.test(lastSegment(uri));
}

/** The language of a text that says so in its first line, as the files do that come with Postfix. */
export function languageOfFirstLine(text: string): 'main.cf' | 'master.cf' | undefined {
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
 * The instance that a file belongs to: main.cf and master.cf of a directory are one, with the tables in it, any other
 * file is one by itself.
 */
export function instancePlaceOf(uri: string, language: LanguageId): InstancePlace {
  const table = language !== 'main.cf' && language !== 'master.cf';
  const match = table ? /^(.*\/)[^/]*$/.exec(uri) : /^(.*\/)(main|master)\.cf$/.exec(uri);
  // A file whose language is not that of its name is no part of the directory's instance.
  if (match?.[1] === undefined || (!table && `${match[2]}.cf` !== language))
    return { directory: uri, uriOf: (file) => (file === language ? uri : undefined) };
  return placeOfDirectory(match[1]);
}

/** The instance whose files are in a directory, of which this is the address with a slash in the end. */
export function placeOfDirectory(directory: string): InstancePlace {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/[^/]*/i.exec(directory)?.[0] ?? '';
  return {
    directory,
    uriOf: (file) => (file.startsWith('/') ? `${authority}${encodePath(file)}` : `${directory}${file}`),
  };
}

/** What an instance calls a table: its path, or that in its address where it is on no disk. */
export function tablePathOf(uri: string): TablePath {
  const path = /^[a-z][a-z0-9+.-]*:\/\/[^/]*(\/[^?#]*)/i.exec(uri)?.[1] ?? `/${uri}`;
  try {
    return decodeURIComponent(path) as TablePath;
  } catch {
    return path as TablePath;
  }
}

/** Directories in which distributions and ports keep Postfix's files. */
const usualDirectories = [
  '/etc/postfix',
  '/usr/local/etc/postfix',
  '/opt/local/etc/postfix',
  '/opt/homebrew/etc/postfix',
  '/usr/pkg/etc/postfix',
  '/etc/opt/postfix',
];

/**
 * Where the file is that a value names: a configuration in a checkout names `/etc/postfix/x` and means the `x` beside
 * it.
 * @param directory the one that main.cf is in; undefined where that is not known
 * @param installed where the files are once they are installed (`config_directory`, a setting), as far as that is
 *   known
 */
export function ownPathOf(named: string, directory: string | undefined, installed: readonly string[] = []): string {
  if (directory === undefined || named.startsWith(`${directory}/`) || isInstalled(directory)) return named;
  const last = directory.slice(directory.lastIndexOf('/') + 1);
  // `postfix-out/main.cf` is that of /etc/postfix-out, an instance as postmulti(1) names them.
  const own = last.startsWith('postfix') ? usualDirectories.map((one) => one.replace(/[^/]*$/, last)) : [];
  for (const prefix of [...installed, ...own, ...usualDirectories]) {
    const base = prefix.replace(/\/+$/, '');
    if (base !== '' && named.startsWith(`${base}/`)) return `${directory}${named.slice(base.length)}`;
  }
  return named;
}

/** Whether a directory is where Postfix itself may read it. */
function isInstalled(directory: string): boolean {
  return usualDirectories.some((one) => directory.startsWith(one.slice(0, one.lastIndexOf('/') + 1)));
}

/** A path as it stands in an address. A lone surrogate has no UTF-8, so that encodeURIComponent() would throw. */
export function encodePath(path: string): string {
  const wellFormed = path.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return wellFormed.split('/').map(encodeURIComponent).join('/');
}

function lastSegment(uri: string): string {
  return (
    uri
      .replace(/[?#].*$/, '')
      .split(/[/\\]/)
      .at(-1) ?? uri
  );
}
