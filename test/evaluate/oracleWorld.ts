import { bytesOfText } from '../../server/src/base/byteString.ts';
import { type OpaqueTables, tableOpener } from '../../server/src/evaluate/tableWorld.ts';
import type { TableFiles } from '../../server/src/lookup/table.ts';
import { pcre2 } from '../lookup/pcre2.ts';
import { type Configuration, configure } from '../../server/src/model/configuration.ts';
import { readingOf } from '../../server/src/evaluate/reading.ts';
import { openService } from '../../server/src/evaluate/smtpd/service.ts';
import { programSettings } from '../../server/src/evaluate/smtpd/settings.ts';
import type { SmtpClient } from '../../server/src/evaluate/smtpd/state.ts';
import type { SmtpSession } from '../../server/src/evaluate/smtpd/session.ts';
import type { DnsAnswer, PolicyAnswer, PolicyRequest, RecordType, World } from '../../server/src/evaluate/world.ts';
import { knowledge } from '../../server/src/facts/knowledge.ts';
import { featureRelease } from '../../server/src/facts/release.ts';
import { parseMainCf } from '../../server/src/syntax/mainCf.ts';
import type { OracleClient, OracleConfiguration, OraclePolicy, OracleSession, SmtpdOracle } from './oracleFile.ts';

/** What the recorded machine was set to beside what is recorded: errors are not counted. */
const always = 'smtpd_hard_error_limit = 1000\nsmtpd_junk_command_limit = 1000\n';

/** main.cf of a recorded configuration, as a release reads it. */
export function oracleConfiguration(
  oracle: SmtpdOracle,
  { base, set }: OracleConfiguration,
  version: string,
): Configuration {
  const main = { ...oracle.bases[base]?.main, ...set };
  const text = Object.entries(main)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
  return configure(knowledge, featureRelease(version) ?? version, parseMainCf(always + text));
}

/** A configuration as smtpd of a release opened it, with the world around it. */
export interface OracleService {
  readonly service: ReturnType<typeof openService>;
  readonly world: World;
}

/** Opened once for all its sessions. */
const opened = new Map<string, OracleService>();

/** Opens a recorded configuration. */
export function oracleService(oracle: SmtpdOracle, config: string, version: string): OracleService {
  const key = `${config} ${version}`;
  const known = opened.get(key);
  if (known) return known;
  const configuration = oracle.configs[config] as OracleConfiguration;
  const world = oracleWorld(oracle, configuration, version);
  const service = openService(
    programSettings(oracleConfiguration(oracle, configuration, version), { version }),
    readingOf(world, []),
  );
  const made = { service, world };
  opened.set(key, made);
  return made;
}

/** The addresses of the recorded machine. */
const ownAddresses = [
  '127.0.0.1',
  '192.0.2.7',
  '192.0.2.8',
  '192.0.2.9',
  '192.0.2.10',
  '192.0.2.25',
  '198.51.100.5',
  '10.0.2.5',
  '203.0.113.77',
  '2001:db8::7',
  '::1',
];

/** Everything around a recorded configuration: DNS, the policy server, the tables. */
export function oracleWorld(oracle: SmtpdOracle, configuration: OracleConfiguration, version: string): World {
  const base = oracle.bases[configuration.base];
  const files = base?.tables ?? {};
  const policy = configuration.policy ?? base?.policy;
  return {
    ownAddresses,
    dns: (name, type) => oracleDns(oracle, name, type),
    policy: (server, request) => oraclePolicy(server, policy, request),
    verify: () => undefined,
    proxyFilter: () => ({ kind: 'unreachable', reason: 'Connection refused' }),
    openTable: tableOpener(
      oracleFiles(files, { ...base?.main, ...configuration.set }),
      { release: version, pcre2: pcre2('10.42') },
      oracleAccounts,
    ),
    patternFile: (path) => {
      const text = files[path];
      return text === undefined ? { absent: 'No such file or directory' } : { text };
    },
  };
}

function oracleFiles(tables: Readonly<Record<string, string>>, main: Readonly<Record<string, string>>): TableFiles {
  return {
    read: (name) => {
      const text = tables[name];
      if (text === undefined) return { kind: 'absent', reason: 'No such file or directory' };
      // postalias(1) makes the index of what alias_maps names: `name: value`.
      const aliases = main['alias_maps']?.includes(name) ?? false;
      return { kind: 'text', bytes: bytesOfText(aliases ? text.replace(/^([^\s:#]+):/gm, '$1') : text) };
    },
  };
}

const accounts = new Map([
  ['root', 'root:x:0:0:root:/root:/bin/bash'],
  ['nobody', 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin'],
]);

const oracleAccounts: OpaqueTables = (table, key) =>
  table === 'unix:passwd.byname' ? (accounts.get(key) ?? null) : undefined;

function oracleDns({ dns, servfail }: SmtpdOracle, name: string, type: RecordType): DnsAnswer {
  const lower = name.toLowerCase();
  if (servfail.some((domain) => lower === domain || lower.endsWith(`.${domain}`))) return { kind: 'retry' };
  const records = dns[lower]?.[type];
  if (records) {
    return {
      kind: 'records',
      records: records.map((one) =>
        typeof one === 'string' ? { data: bare(one, type) } : { data: bare(one[1], type), preference: one[0] },
      ),
    };
  }
  // A name above one that there is exists too (RFC 8020).
  const exists = Object.keys(dns).some((known) => known === lower || known.endsWith(`.${lower}`));
  return { kind: 'none', exists };
}

function bare(data: string, type: RecordType): string {
  return type === 'TXT' || data === '.' ? data : data.replace(/\.$/, '');
}

function oraclePolicy(server: string, policy: OraclePolicy | undefined, request: PolicyRequest): PolicyAnswer {
  if (server.startsWith('unix:')) return { kind: 'unreachable', reason: 'No such file or directory' };
  if (server !== 'inet:127.0.0.1:22040' || !policy) return { kind: 'unreachable', reason: 'Connection refused' };
  const rule = policy.rules.find(([attribute, value]) => request[attribute] === value);
  const action = rule ? rule[2] : policy.default;
  if (action === null) return { kind: 'closed' };
  return { kind: 'reply', bytes: action.startsWith('RAW:') ? action.slice(4) : `action=${action}\n\n` };
}

/** The client and the commands of a recorded session. */
export function oracleSession({ clients }: SmtpdOracle, { client: id, replies }: OracleSession): SmtpSession {
  const recorded = clients[id] as OracleClient;
  const commands = replies.map(({ command }) => command).filter((command) => command !== 'CONNECT');
  return { client: clientOf(recorded, commands.includes('STARTTLS')), commands };
}

function clientOf({ address, name, reverse_name: reverse, login, tls }: OracleClient, starts: boolean): SmtpClient {
  const status = (text: string): SmtpClient['nameStatus'] => {
    if (text === 'unknown-temp') return 'temporary';
    return text === 'unknown' ? 'permanent' : 'ok';
  };
  const shown = (text: string): string => (text.startsWith('unknown') ? 'unknown' : text);
  return {
    address,
    name: shown(name),
    nameStatus: status(name),
    reverseName: shown(reverse),
    reverseNameStatus: status(reverse),
    serverAddress: '127.0.0.1',
    ...(login === null ? {} : { login: { name: login, method: 'XCLIENT' } }),
    ...(tls && !starts ? { tls: {} } : {}),
  };
}
