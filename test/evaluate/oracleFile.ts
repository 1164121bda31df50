import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The shape of ../shared/oracle/smtpd.json; its `about` says what the fields mean. */
export interface SmtpdOracle {
  readonly servfail: readonly string[];
  readonly dns: Readonly<Record<string, Readonly<Record<string, readonly (string | readonly [number, string])[]>>>>;
  readonly clients: Readonly<Record<string, OracleClient>>;
  readonly bases: Readonly<Record<string, OracleBase>>;
  readonly configs: Readonly<Record<string, OracleConfiguration>>;
  readonly sessions: readonly OracleSession[];
}
export interface OracleClient {
  readonly address: string;
  readonly name: string;
  readonly reverse_name: string;
  readonly login: string | null;
  readonly tls: boolean;
  readonly connection: 'xclient' | 'tcp';
}
export interface OraclePolicy {
  readonly rules: readonly (readonly [string, string, string | null])[];
  readonly default: string | null;
}
export type OracleAddresses = Readonly<
  Record<
    string,
    {
      readonly rewritten: string;
      readonly error?: true;
      readonly recipient?: string;
      readonly class?: string;
      readonly transport?: string;
      readonly nexthop?: string;
      readonly flags?: string;
    }
  >
>;
export interface OracleBase {
  readonly main: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, string>>;
  readonly policy?: OraclePolicy;
  readonly addresses?: OracleAddresses;
}
export interface OracleConfiguration {
  readonly base: string;
  readonly set: Readonly<Record<string, string>>;
  readonly policy?: OraclePolicy;
  readonly addresses?: OracleAddresses;
}
export interface OracleReply {
  readonly command: string;
  readonly code?: number;
  readonly enhanced?: string;
  readonly text?: string;
  readonly closed?: true;
  readonly offers?: readonly string[];
  readonly trace?: readonly string[];
}
export interface OracleSession {
  readonly id: string;
  readonly config: string;
  readonly release: readonly string[];
  readonly client: string;
  readonly replies: readonly OracleReply[];
  readonly log: readonly string[];
  readonly policy_requests?: readonly Readonly<Record<string, string>>[];
}

const path = fileURLToPath(new URL('../../../shared/oracle/smtpd.json', import.meta.url));

/** The recorded sessions; undefined in a plain clone. @throws {Error} in CI, where they have to be there */
export function readSmtpdOracle(): SmtpdOracle | undefined {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as SmtpdOracle;
  if (process.env['CI'] !== undefined || process.env['POSTFIX_CONFIG_CI'] !== undefined)
    throw new Error(`${path} has to be there in CI`);
  return undefined;
}
