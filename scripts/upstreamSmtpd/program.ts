import { bytesOfText } from '../../server/src/base/byteString.ts';
import { nextChoices, readingOf } from '../../server/src/evaluate/reading.ts';
import { decideRecipient } from '../../server/src/evaluate/smtpd/recipientLists.ts';
import { decideClient, decideHelo, decideSender } from '../../server/src/evaluate/smtpd/lists.ts';
import { refusalLine } from '../../server/src/evaluate/smtpd/refuse.ts';
import { rewriteFailure } from '../../server/src/evaluate/smtpd/rewriteClients.ts';
import { openService } from '../../server/src/evaluate/smtpd/service.ts';
import { SessionRun } from '../../server/src/evaluate/smtpd/sessionRun.ts';
import { programSettings } from '../../server/src/evaluate/smtpd/settings.ts';
import type {
  ListName,
  ProcessMemory,
  SessionState,
  SmtpClient,
  SmtpdService,
} from '../../server/src/evaluate/smtpd/state.ts';
import { fitsHoles } from '../../server/src/evaluate/hole.ts';
import { textWithHoles } from '../../server/src/evaluate/bytes.ts';
import type { World } from '../../server/src/evaluate/world.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { featureRelease } from '../../server/src/facts/release.ts';
import { configure } from '../../server/src/model/configuration.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import { commandWords } from './reference.ts';

/** What our evaluator says to a command, and what it asked DNS for. */
export interface ProgramAnswer {
  readonly lines: readonly string[];
  readonly asked: readonly string[];
}

/** What the test program of smtpd_check.c has in the place of the defaults, or cannot work out of them. */
const defaults = {
  compatibility_level: '3.11',
  myhostname: 'host.invalid',
  mydestination: 'localhost',
  mynetworks: '',
  relay_domains: '',
  local_recipient_maps: '',
  virtual_alias_maps: '',
  virtual_alias_domains: '',
  virtual_mailbox_domains: '',
  inet_interfaces: '127.0.0.1',
  smtpd_relay_restrictions: 'reject_unauth_destination',
};

const listNames: Readonly<Record<string, ListName>> = {
  client_restrictions: 'client',
  helo_restrictions: 'helo',
  sender_restrictions: 'sender',
  relay_restrictions: 'relay',
  recipient_restrictions: 'recipient',
  etrn_restrictions: 'etrn',
};

const flags = [
  'smtpd_delay_reject',
  'allow_untrusted_routing',
  'show_user_unknown_table_name',
  'smtpd_reject_unlisted_sender',
  'smtpd_reject_unlisted_recipient',
];

/** The client before any command says who it is. */
const localhost: SmtpClient = {
  address: '127.0.0.1',
  name: 'localhost',
  nameStatus: 'ok',
  reverseName: 'localhost',
  reverseNameStatus: 'ok',
};

/** The test program of smtpd_check.c, with our evaluator in it. */
export class CheckProgram {
  private readonly settings = new Map<string, string>(Object.entries(defaults));
  private readonly lists = new Map<ListName, string>();
  private readonly classes = new Map<string, string>();
  private readonly memory: ProcessMemory = { warned: new Set(), failedLists: new Set() };
  private client = localhost;
  private state: SessionState | undefined;
  private resolverLog: string[] = [];

  /** @param openTable tables of the folder that the test runs in */
  constructor(
    private readonly version: string,
    private readonly openTable: World['openTable'],
  ) {}

  /**
   * Takes a command. Where DNS is asked, which nothing tells us, each answer that it may have is tried, and the first
   * one that leads to the expected lines is taken.
   */
  take(command: string, expected: readonly string[]): ProgramAnswer {
    if (command.startsWith('#') || command.trim() === '') return { lines: [], asked: [] };
    const words = commandWords(command);
    const set = this.set(words);
    if (set !== undefined) return { lines: [set], asked: [] };
    let first: ProgramAnswer | undefined;
    const before = structuredClone({ state: this.state, memory: this.memory });
    let choices: number[] | undefined = [];
    for (let tries = 0; choices !== undefined && tries < 200; tries++) {
      this.restore(before);
      const reading = readingOf(this.world(), choices);
      const lines = this.decide(words, reading);
      const asked = reading.assumptions.map(({ question }) =>
        'name' in question ? `${question.name} ${question.kind}` : question.kind,
      );
      first ??= { lines, asked };
      const fits = lines.length === expected.length && lines.every((line, at) => fitsHoles(line, expected[at] ?? ''));
      if (fits) return { lines: asked.length > 0 ? expected : lines, asked };
      choices = nextChoices(reading.choicesMade);
    }
    return first ?? { lines: [], asked: [] };
  }

  private restore(before: { readonly state: SessionState | undefined; readonly memory: ProcessMemory }): void {
    const { state, memory } = structuredClone(before);
    this.state = state;
    Object.assign(this.memory, memory);
  }

  private world(): World {
    return {
      ownAddresses: (this.settings.get('inet_interfaces') ?? '').split(/[\s,]+/),
      dns: () => undefined,
      policy: () => undefined,
      verify: () => ({ status: 'ok', why: '' }),
      proxyFilter: () => undefined,
      patternFile: () => ({ absent: 'No such file or directory' }),
      openTable: this.openTable,
    };
  }

  /** Takes a setting; gives the reply, or undefined where the command is none. */
  private set([name = '', value = '', ...more]: readonly string[]): string | undefined {
    if (more.length > 0 || value === '') return name === 'flush_dnsxl_cache' ? 'OK' : undefined;
    const list = listNames[name];
    if (list !== undefined) {
      this.lists.set(list, value);
      return 'OK';
    }
    if (name === 'restriction_class') {
      const [className = '', ...words] = value.split(',');
      this.classes.set(className, words.join(' '));
      return 'OK';
    }
    if (name === 'fingerprint') {
      const certificate = { fingerprint: value, publicKeyFingerprint: value, subject: '', issuer: '', trusted: false };
      this.client = { ...this.client, tls: { certificate } };
      return 'OK';
    }
    if (!knowledge.parameters.has(name)) return name.endsWith('_restrictions') ? 'bad command' : undefined;
    this.settings.set(name, flags.includes(name) ? yesOrNo(value) : value);
    return 'OK';
  }

  private decide(words: readonly string[], reading: ReturnType<typeof readingOf>): string[] {
    this.resolverLog = [];
    const service = this.open(reading);
    if ('fatal' in service) return [`fatal: ${service.fatal}`];
    const [name = '', argument = '', ...more] = words;
    if (name === 'client') this.client = { ...clientOf(argument, more), ...tlsOf(this.client) };
    const run = new SessionRun(this.client, service, reading, this.memory);
    // With TEST defined, one HOLD or DISCARD does not silence the next (check_table_result()).
    if (this.state) Object.assign(run.state, { ...this.state, client: this.client, hold: false, discard: false });
    const reply = decideCommand(run, name, bytesOfText(argument));
    this.state = run.state;
    const logged = [...this.resolverLog, ...run.logged].map(
      (line) => `./smtpd_check: ${textWithHoles(line).replace(/^NOQUEUE:/, '<queue id>:')}`,
    );
    return [...logged, textWithHoles(reply)].map(asAddressInfo);
  }

  private open(reading: ReturnType<typeof readingOf>): ReturnType<typeof openService> {
    const classes = [...this.classes].map(([name, words]) => [name, words] as const);
    const all = [...this.settings, ...classes, ['smtpd_restriction_classes', [...this.classes.keys()].join(' ')]];
    const main = parseMainCf(all.map(([name, value]) => `${name ?? ''} = ${value ?? ''}\n`).join(''));
    const configuration = configure(knowledge, featureRelease(this.version) ?? this.version, main);
    const service = openService(programSettings(configuration, { version: this.version }), reading);
    if ('fatal' in service) return service;
    // Here nobody else resolves addresses: what trivial-rewrite(8) would log comes out beside the rest.
    const resolve: SmtpdService['resolve'] = (address, other, silent) =>
      service.resolve(address, other, {
        ...silent,
        reading,
        log: (line) => this.resolverLog.push(line),
        trace: ignore,
      });
    return { ...service, lists: this.compiled(service), resolve };
  }

  /** The program has no list but those that it was told. */
  private compiled({ lists, compile }: SmtpdService): SmtpdService['lists'] {
    const own = Object.entries(lists).map(([name, list]) => {
      const { name: parameter, subject, defaultAccess } = list;
      const words = listWordsOf(this.lists.get(name as ListName) ?? '');
      return [name, compile(words, { name: parameter, subject, defaultAccess })] as const;
    });
    return Object.fromEntries(own) as SmtpdService['lists'];
  }
}

function yesOrNo(number: string): string {
  return number === '0' ? 'no' : 'yes';
}

function ignore(): void {
  // Nobody wants to know.
}

function listWordsOf(text: string): string[] {
  return text.match(/(?:\{[^{}]*\}|[^\s,])+/g) ?? [];
}

function decideCommand(run: SessionRun, name: string, argument: string): string {
  const { state } = run;
  const inner = /^<(.*)>$/.exec(argument)?.[1] ?? argument;
  const replyTo = (decision: 'pass' | 'reject' | 'unknown'): string =>
    decision === 'pass' ? 'OK' : refusalLine(state.refusal);
  switch (name) {
    case 'client':
      state.where = 'CONNECT';
      return replyTo(decideClient(run));
    case 'helo': {
      state.where = 'HELO';
      const reply = replyTo(decideHelo(run, argument));
      state.helo = argument;
      return reply;
    }
    case 'mail':
      state.where = 'MAIL';
      state.sender = inner;
      return replyTo(decideSender(run, inner));
    case 'rcpt':
      state.where = 'RCPT';
      return replyTo(decideRecipient(run, inner));
    case 'rewrite':
      return rewriteFailure(run) ?? 'OK';
    default:
      return 'bad command';
  }
}

function clientOf(name: string, [address = '', code]: readonly string[]): SmtpClient {
  const codes: Readonly<Record<string, SmtpClient['nameStatus']>> = { 2: 'ok', 4: 'temporary', 5: 'permanent' };
  const usual = name === 'unknown' ? 'temporary' : 'ok';
  const status = code === undefined ? usual : (codes[code] ?? 'permanent');
  return { address, name, nameStatus: status, reverseName: name, reverseNameStatus: status };
}

function tlsOf({ tls }: SmtpClient): Pick<SmtpClient, 'tls'> {
  return tls ? { tls } : {};
}

/** The Makefile brings the texts of gai_strerror(3) to those of one system. */
function asAddressInfo(line: string): string {
  return line.replace(
    /No address associated with hostname|Name or service not known/,
    'hostname nor servname provided, or not known',
  );
}
