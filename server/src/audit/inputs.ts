import type { Configuration } from '../model/configuration.ts';
import type { HostFacts } from '../model/origin.ts';

/** What is audited, and what the user said about it. */
export interface AuditInputs {
  readonly configuration: Configuration;
  /** Such as `3.7.11`. */
  readonly version: string;
  /** Values that only the machine knows, such as its name. */
  readonly host?: HostFacts;
  /** The domains to look at; without any, those that the configuration names. */
  readonly domains: readonly string[];
  /** DKIM selectors. */
  readonly selectors: readonly string[];
  /** The addresses that the world sees mail come from. */
  readonly addresses: readonly string[];
  /** Whether servers are connected to. */
  readonly probe: boolean;
  /** Whether files may be read: not for a copy of a configuration of another machine. */
  readonly files: boolean;
  /** Whether the programs of the machine may be run. */
  readonly programs: boolean;
  /** DNS lists to ask about the addresses. */
  readonly lists: readonly string[];
  /** The resolver is one that anybody may use, which DNS lists do not answer. */
  readonly publicResolver: boolean;
}
