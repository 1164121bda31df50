/**
 * The shape of `data/facts/*.json`. The files are written by `scripts/facts` from Postfix's own source;
 * the types here are their only description. A release is a feature
 * release such as `3.7`, which is 3.7.0, or a patch release.
 */

/**
 * In a fact, a feature release, `2.0` … `3.12` (or `1.0`, `1.1`), which stands for its X.Y.0, or a patch release such
 * as `3.7.20`. As a target, a feature release is its newest patch level.
 */
export type Release = string;

/** How a program reads a value: the CONFIG_*_TABLE kinds of global/mail_conf.h, folded to what a reader must write. */
export type ValueKind = 'string' | 'integer' | 'time' | 'boolean';

export interface ParameterFacts {
  readonly type: ValueKind;
  /**
   * What the text of a `string` (or the number of an `integer`) stands
   * for, e.g. `map-list`, `restriction-list`, `smtp-reply-code`.
   */
  readonly value?: string;
  /** A 64-bit integer (CONFIG_LONG_TABLE). */
  readonly long?: true;
  /** The newest compiled-in default. Absent where only a running Postfix knows it (`myhostname`). */
  readonly default?: string;
  /** All defaults, `[since, default]`, oldest first; absent where it never changed. */
  readonly defaults?: readonly (readonly [Release, string | null])[];
  /** Why a default differs from host to host: `build: …` or `runtime: …`. */
  readonly computed?: string;
  /** Limits, inclusive; for a string its length. Absent where the source does not check. */
  readonly min?: number;
  readonly max?: number;
  /** Limits release by release, `[since, min, max]`. */
  readonly bounds?: readonly (readonly [Release, number | null, number | null])[];
  /** Value kinds release by release (patch releases included). */
  readonly types?: readonly (readonly [string, ValueKind])[];
  /** Unit of a time that is written without one. */
  readonly unit?: 's' | 'm' | 'h' | 'd' | 'w';
  /** The compatibility level at which the default changes. */
  readonly level?: string;
  /** Key in `keywords.json`. */
  readonly keywords?: string;
  readonly since: Release;
  readonly removed?: Release;
  readonly absentIn?: readonly Release[];
  /** Patch releases of older series that have it too. */
  readonly backports?: readonly string[];
  readonly lastRelease?: string;
  readonly deprecated?: {
    readonly since: Release;
    readonly replacedBy?: string;
    readonly postconfWarnsSince?: string;
  };
  /** An old name that is still read as the default of others, and known to postconf. */
  readonly alias?: { readonly of: readonly string[]; readonly knownSince: Release };
  /** Programs that read it; `*` = every Postfix program. */
  readonly programs?: readonly string[];
  readonly seeAlso?: readonly string[];
  /**
   * `$name` in the value is not a main.cf macro: the program
   * expands it later from names of its own (CONFIG_RAW_TABLE).
   */
  readonly raw?: true;
  readonly readOnly?: true;
  /** The per-service family this name belongs to: key in `templates`. */
  readonly template?: string;
  /** Build conditions, e.g. `USE_TLS`. */
  readonly build?: readonly string[];
  readonly undocumented?: true;
}

/** A family of names made of a master.cf service and a suffix, e.g. `<transport>_destination_concurrency_limit`. */
export interface TemplateFacts {
  readonly suffix: string;
  readonly type: ValueKind;
  readonly default: string;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: 's' | 'm' | 'h' | 'd' | 'w';
  readonly since: Release;
  /** Daemons (the command column of master.cf) whose services have such a name. */
  readonly daemons: readonly string[];
  readonly programs?: readonly string[];
  readonly seeAlso?: readonly string[];
}

export interface ParametersFile {
  readonly releases: readonly Release[];
  readonly newestStable: Release;
  /** The newest patch level of each series, `3.7` → `3.7.22`; a snapshot has none. */
  readonly newestPatch: Readonly<Record<Release, string>>;
  readonly parameters: Readonly<Record<string, ParameterFacts>>;
  readonly templates: Readonly<Record<string, TemplateFacts>>;
}

export interface KeywordFacts {
  readonly value: string;
  readonly since?: Release;
  readonly removed?: Release;
  readonly absentIn?: readonly Release[];
  /** Patch releases of older series that have it too. */
  readonly backports?: readonly string[];
  /** Accepted but without its old effect: `true`, or the release from which. */
  readonly obsolete?: true | Release;
  readonly effectiveAs?: string;
  readonly undocumented?: true;
}
export interface KeywordList {
  /** True where several may be given. */
  readonly list?: true;
  readonly caseSensitive?: true;
  readonly emptyAllowed?: true;
  /** Zeros in front of a word are no part of it (set_logwriter_create_perms() of logwriter.c). */
  readonly leadingZeros?: true;
  /** Present where other words are accepted too, and what they are. */
  readonly open?: string;
  readonly grammar?: string;
  readonly onUnknown?: string;
  readonly source?: readonly string[];
  readonly values?: readonly KeywordFacts[];
}
export interface KeywordsFile {
  readonly lists: Readonly<Record<string, KeywordList>>;
}

export type RestrictionArgument =
  'map' | 'map-or-search-order' | 'dns-list' | 'policy-endpoint' | 'restriction' | 'seconds';
export interface RestrictionFacts {
  readonly action: 'permit' | 'reject' | 'defer' | 'check' | string;
  readonly appliesTo?: string;
  readonly argument?: RestrictionArgument;
  /** Lists in which it works at once. */
  readonly lists?: readonly string[];
  /** Lists in which it works only with `smtpd_delay_reject = yes`. */
  readonly listsWithDelayReject?: readonly string[];
  readonly needs?: string;
  /** One of the items of which smtpd wants at least one before it serves. */
  readonly gate?: true;
  /** smtpd logs a warning where something follows it. */
  readonly warnsIfFollowed?: true;
  readonly parameters?: readonly string[];
  readonly since: Release;
  readonly removed?: Release;
  readonly deprecated?: { readonly since: Release; readonly replacedBy?: readonly string[] };
}
export interface ActionFacts {
  readonly argument?: string;
  readonly since: Release;
  readonly removed?: Release;
  readonly undocumented?: true;
  readonly usableIn?: readonly string[];
}
export interface RestrictionsFile {
  readonly lists: Readonly<
    Record<
      string,
      { readonly since: Release; /** What an item with a `:` is taken for. */ readonly bareTable?: string }
    >
  >;
  readonly gate: readonly string[];
  readonly restrictions: Readonly<Record<string, RestrictionFacts>>;
  readonly accessActions: Readonly<Record<string, ActionFacts>>;
  readonly checkActions: Readonly<Record<string, ActionFacts>>;
}

export interface TableTypeFacts {
  readonly since: Release;
  readonly removed?: Release;
  readonly backports?: readonly string[];
  readonly syntax: readonly string[];
  readonly class: 'file' | 'memory' | 'client' | 'adapter' | 'system' | 'test' | string;
  readonly postmap?: true;
  readonly indexedBy?: readonly string[];
  readonly indexSuffix?: readonly string[];
  readonly cache?: true;
  readonly pattern?: true;
  readonly inlineSince?: Release;
  readonly wraps?: true;
  readonly configFile?: true;
  /** `<prefix>_<name>` settings in main.cf belong to `type:prefix`. */
  readonly legacyPrefix?: true;
  readonly build?: string;
}
export interface ClientParameterFacts {
  readonly name: string;
  readonly kind: string;
  readonly default?: string;
  readonly min?: number;
  readonly max?: number;
  readonly since?: Release;
  readonly removed?: Release;
  readonly backports?: readonly string[];
  /** postconf accepts `<prefix>_<name>` in main.cf. */
  readonly known?: true;
  readonly legacy?: true;
  readonly values?: string;
}
export interface TableTypesFile {
  readonly types: Readonly<Record<string, TableTypeFacts>>;
  readonly clientParameters: Readonly<Record<string, readonly ClientParameterFacts[]>>;
}

export interface MasterProgramFacts {
  readonly since?: Release;
  readonly removed?: Release;
  readonly backports?: readonly string[];
  readonly requires?: { readonly processLimit?: number; readonly privileged?: true };
}
export interface ShippedService {
  readonly service: string;
  readonly type: string;
  readonly command: string;
  readonly since: Release;
  readonly removed?: Release;
  readonly history: readonly Readonly<Record<string, unknown>>[];
}
export interface MasterFile {
  readonly columns: readonly {
    readonly name: string;
    readonly position: number;
    readonly default?: string;
    readonly values?: unknown;
    readonly notes?: string;
  }[];
  readonly types: readonly { readonly name: string; readonly since: Release; readonly notes?: string }[];
  readonly programs: Readonly<Record<string, MasterProgramFacts>>;
  readonly deliveryAgentFlags: Readonly<Record<string, unknown>>;
  readonly services: readonly ShippedService[];
}
export interface CompatibilityFile {
  readonly levels: Readonly<
    Record<string, { readonly introducedIn: Release; readonly changes: readonly Readonly<Record<string, string>>[] }>
  >;
  readonly lastLevel: Readonly<Record<Release, string>>;
  readonly other: readonly Readonly<Record<string, unknown>>[];
}
