import { type Instance, fileOf } from '../instance/instance.ts';
import { type Reads, type Results, createQuery } from '../instance/query.ts';
import type { TablePath } from '../instance/layout.ts';
import { type MasterSource, type TableSource, textOfFile } from '../instance/sourceFile.ts';
import { keptFor } from '../facts/keptFor.ts';
import { knowledge } from '../facts/knowledge.ts';
import { type Configuration, configure } from '../model/configuration.ts';
import type { Disk } from '../model/disk.ts';
import { type Lookup, lookupIn } from '../model/expand.ts';
import { column, isComplete } from '../model/masterService.ts';
import { type Pending, recordedConfiguration } from '../model/recordedConfiguration.ts';
import { lookupInService } from '../model/serviceLookup.ts';
import { type Service, servicesOf } from '../model/services.ts';
import type { UsedNames } from '../model/usedNames.ts';
import { parseMainCf } from '../syntax/mainCf.ts';
import type { MasterCf, MasterEntry } from '../syntax/masterCf.ts';
import type { NotPlainText } from './notPlainText.ts';
import { isTemplate } from './reportedByOtherRule.ts';
import { type Marks, createMarks } from './marks.ts';
import { RecordedNames } from './recordedNames.ts';
import type { Context, MasterContext } from './rule.ts';
import { type Template, lookupWithEnvironment, templateOf } from './template.ts';

/** What rules and features look at of a snapshot, gathered once. */
export const contextOf = keptFor(
  (instance: Instance): Context => new InstanceContext(readInstance(instance), undefined),
);

/**
 * The same for a snapshot that no other will follow, as in the command: no account is kept of what is read, which
 * would only
 * tell what still holds in the next one.
 */
export function contextOfLast(instance: Instance): Context {
  return new InstanceContext(readInstance(instance), 'none');
}

/** What is kept from one snapshot of an instance to the next. */
interface Memory {
  readonly results: Results<Context>;
  readonly marks: ReturnType<typeof createMarks>;
  /** Of the last master.cf. */
  services: readonly Service[];
}

const memoryOf = keptFor<Instance['identity'], Memory>(() => ({
  results: new Map(),
  marks: createMarks(),
  services: [],
}));

/** What is read off the files of a snapshot, without an account of it. */
interface Source {
  readonly results: Results<Context>;
  readonly configuration: Configuration;
  readonly pending: Pending;
  readonly mainKnown: boolean;
  readonly mainUri: string;
  readonly mainText: () => string;
  readonly master: MasterSource | undefined;
  readonly disk: Disk | undefined;
  readonly tables: ReadonlyMap<TablePath, TableSource>;
  readonly directory: string | undefined;
  readonly installed: readonly string[];
  readonly marks: Marks;
}

const bothThere: Pending = { main: false, master: false };
const mainPending: Pending = { main: true, master: false };
const masterPending: Pending = { main: false, master: true };
const noTree = parseMainCf('');
const noTables: ReadonlyMap<TablePath, TableSource> = new Map();

function readInstance(instance: Instance): Source {
  const [main, master] = [fileOf(instance, 'main.cf'), fileOf(instance, 'master.cf')];
  const memory = memoryOf(instance.identity);
  const tree = main?.tree ?? noTree;
  const awaited = instance.files['main.cf'] === undefined ? mainPending : masterPending;
  return {
    results: memory.results,
    mainKnown: main !== undefined,
    disk: instance.host,
    configuration: configure(
      knowledge,
      instance.release,
      tree,
      master?.tree,
      master && sameServices(memory, master.tree),
    ),
    pending:
      instance.files['main.cf'] !== undefined && instance.files['master.cf'] !== undefined ? bothThere : awaited,
    mainUri: main?.uri ?? '',
    mainText: () => (main ? textOfFile(main) : ''),
    master,
    tables: instance.tables,
    directory: instance.directory,
    installed: instance.installed,
    marks: memory.marks(tree),
  };
}

/** The services of a master.cf; the list of the version before where they are the same, as most edits leave them. */
function sameServices(memory: Memory, master: MasterCf): readonly Service[] {
  const now = servicesOf(master);
  if (JSON.stringify(memory.services) !== JSON.stringify(now)) memory.services = now;
  return memory.services;
}

/** A class, as V8 keeps what an object literal with a getter makes as a dictionary, and all rules read contexts. */
class InstanceContext implements Context {
  readonly configuration: Configuration;
  readonly reads: Reads<Context> | undefined;
  readonly untracked: Context;
  readonly #source: Source;
  readonly #keepsAccount: boolean;
  #master: MasterContext | undefined;
  #lookup: Lookup | undefined;
  #used: UsedNames | undefined;
  #valueKey: string | undefined;
  /**
   * @param account what is read is noted there, by views of this context where it is undefined, and never where it
   * is `none`
   */
  constructor(source: Source, account: Reads<Context> | undefined | 'none', untracked?: Context) {
    const reads = account === 'none' ? undefined : account;
    this.#source = source;
    this.#keepsAccount = account !== 'none';
    this.reads = reads;
    this.untracked = untracked ?? this;
    this.configuration = reads
      ? recordedConfiguration(source.configuration, reads, source.pending)
      : source.configuration;
  }
  get results(): Results<Context> {
    return this.#source.results;
  }
  get pending(): Pending {
    return this.#source.pending;
  }
  part(index: number): unknown {
    return this.#source.configuration.tree.elements[index]?.text;
  }
  recording(reads: Reads<Context>): Context {
    return this.#keepsAccount ? new InstanceContext(this.#source, reads, this.untracked) : this;
  }
  get text(): string {
    void this.configuration.tree;
    return this.#source.mainText();
  }
  get used(): UsedNames {
    this.#used ??= new RecordedNames(this);
    return this.#used;
  }
  get valueKey(): string {
    this.#valueKey ??= [...this.used.classes].join(' ');
    return this.#valueKey;
  }
  get template(): Template | undefined {
    return templateIn(this);
  }
  get lookup(): Lookup {
    this.#lookup ??= lookupWithEnvironment(lookupIn(this.configuration));
    return this.#lookup;
  }
  get mayBeSuppressed(): boolean {
    return this.#source.marks.suppressions;
  }
  get hasBranches(): boolean {
    const { branches } = this.#source.marks;
    this.reads?.others.set(askBranches, branches);
    return branches;
  }
  get notPlain(): NotPlainText | undefined {
    const { notPlain } = this.#source.marks;
    this.reads?.others.set(askNotPlain, notPlain);
    return notPlain;
  }
  get disk(): Disk | undefined {
    this.reads?.others.set(askDisk, this.#source.disk);
    return this.#source.disk;
  }
  get tables(): ReadonlyMap<TablePath, TableSource> {
    this.reads?.others.set(askTables, this.#source.tables);
    return this.#source.tables;
  }
  get directory(): string | undefined {
    return this.#source.directory;
  }
  get installed(): readonly string[] {
    this.reads?.others.set(askInstalled, this.#source.installed);
    return this.#source.installed;
  }
  get master(): MasterContext | undefined {
    const tree = this.configuration.master;
    const file = this.#source.master;
    if (!tree || !file) return undefined;
    this.#master ??= new InstanceMasterContext(this, file);
    return this.#master;
  }
  /** Whether main.cf may be a template, and what its name says of that. */
  get templateSource(): { readonly uri: string; readonly mayInstruct: boolean } {
    const {
      mainUri: uri,
      marks: { instructions: mayInstruct },
    } = this.#source;
    this.reads?.others.set(askInstructions, mayInstruct);
    return { uri, mayInstruct };
  }
  get mainKnown(): boolean {
    void this.configuration.settings.has('');
    this.reads?.others.set(askMainKnown, this.#source.mainKnown);
    return this.#source.mainKnown;
  }
}

type Ask = (context: Context) => unknown;
const askBranches: Ask = ({ hasBranches }) => hasBranches;
const askNotPlain: Ask = ({ notPlain }) => notPlain;
const askDisk: Ask = ({ disk }) => disk;
const askTables: Ask = ({ tables }) => tables;
const askInstalled: Ask = ({ installed }) => installed;
// Every context of an instance is of this class, which the type of a snapshot does not say.
const askInstructions: Ask = (context) => (context as InstanceContext).templateSource.mayInstruct;
const askMainKnown: Ask = (context) => (context as InstanceContext).mainKnown;

const templateIn = createQuery(
  (context: Context) => {
    const { uri, mayInstruct } = (context as InstanceContext).templateSource;
    return templateOf(mayInstruct ? context.text : '', uri);
  },
  (a, b) => a?.named === b?.named && a?.instructions === b?.instructions,
);

class InstanceMasterContext implements MasterContext {
  readonly text: string;
  readonly master: MasterCf;
  readonly isTemplate: boolean;
  readonly entries: readonly MasterEntry[];
  readonly configuration: Configuration;
  readonly #context: InstanceContext;
  readonly #kept = new Map<MasterEntry, Context>();
  constructor(context: InstanceContext, file: MasterSource) {
    this.text = file.text;
    this.master = file.tree;
    this.configuration = context.configuration;
    ({ isTemplate: this.isTemplate, entries: this.entries } = judgedIn(file));
    this.#context = context;
  }
  get instance(): Context {
    return this.#context;
  }
  get services(): readonly Service[] {
    return this.configuration.services ?? [];
  }
  get used(): UsedNames {
    return this.#context.used;
  }
  get disk(): Disk | undefined {
    return this.#context.disk;
  }
  get mainKnown(): boolean {
    return this.#context.mainKnown;
  }
  /** A function of its own, so that it can be taken out of the context. */
  readonly valueContext = (entry: MasterEntry): Context => {
    const known = this.#kept.get(entry);
    if (known) return known;
    const { configuration, used, valueKey, reads, results, untracked, pending } = this.#context;
    const main = this.mainKnown ? lookupWithEnvironment(lookupIn(configuration)) : nothingKnown;
    const context: Context = {
      text: this.text,
      configuration,
      used,
      lookup: lookupInService(entry, main),
      valueKey,
      disk: undefined,
      tables: noTables,
      directory: this.#context.directory,
      installed: this.#context.installed,
      template: undefined,
      hasBranches: false,
      notPlain: undefined,
      mayBeSuppressed: false,
      master: this,
      reads,
      results,
      untracked,
      pending,
      part: (index) => this.#context.part(index),
      recording: (own) => this.#context.recording(own),
    };
    this.#kept.set(entry, context);
    return context;
  };
}

/** Without a main.cf any name may have any value. */
const nothingKnown: Lookup = () => null;

/** The entries of a master.cf that are to be judged. */
const judgedIn = keptFor(({ text, tree: { entries } }: MasterSource) => {
  const template = isTemplate(text);
  return { isTemplate: template, entries: template ? entries.filter(isEntryOfTemplate) : entries };
});

/**
 * In a template a line may be an instruction or a comment of
 * its own language: only what is surely an entry is looked at.
 */
function isEntryOfTemplate(entry: MasterEntry): boolean {
  const type = entry.columns[column.type]?.text;
  return isComplete(entry) && knowledge.master.types.some(({ name }) => name === type);
}
