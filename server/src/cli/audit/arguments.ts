import { type QuestionCommand, readQuestionWords } from '../questionArguments.ts';
import { isDomainName, isIpAddress, plainName } from '../../audit/hostText.ts';
import { type NameServer, readNameServer } from './nameServer.ts';

export const auditFormats = ['text', 'json', 'md', 'sarif', 'html'] as const;
export type AuditFormat = (typeof auditFormats)[number];

/** What `postfix-lint audit` is asked. */
export interface AuditOptions {
  readonly path: string;
  readonly domains: readonly string[];
  readonly selectors: readonly string[];
  readonly addresses: readonly string[];
  readonly lists: readonly string[];
  readonly nameServer: NameServer | undefined;
  readonly probe: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly runOpenssl: boolean;
  /** Where the machine's files are, if not at `/`. */
  readonly root: string | undefined;
  readonly format: AuditFormat;
  readonly targetVersion: string | undefined;
}

const definitions = {
  domain: { type: 'string', multiple: true },
  selector: { type: 'string', multiple: true },
  address: { type: 'string', multiple: true },
  list: { type: 'string', multiple: true },
  dns: { type: 'string' },
  probe: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean', short: 'y' },
  'run-openssl': { type: 'boolean' },
  root: { type: 'string' },
  format: { type: 'string' },
  'target-version': { type: 'string' },
} as const;

/** Reads the words behind `audit`. */
export function readAuditArguments(args: readonly string[]): QuestionCommand<AuditOptions> {
  const words = readQuestionWords(args, definitions);
  if (words.kind !== 'words') return words;
  const { path, values } = words;
  const usage = (detail: string): QuestionCommand<AuditOptions> => ({ kind: 'usage', detail });
  const format = auditFormats.find((one) => one === (values.format ?? 'text'));
  if (!format) return usage(`--format ${values.format ?? ''}`);
  const nameServer = values.dns === undefined ? undefined : readNameServer(values.dns);
  if (values.dns !== undefined && !nameServer) return usage(`--dns ${values.dns}`);
  const { domain = [], selector = [], address = [], list = [] } = values;
  const badDomain = [...domain, ...list].find((one) => !isDomainName(plainName(one)));
  if (badDomain !== undefined) return usage(badDomain);
  const badSelector = selector.find((one) => !/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(one));
  if (badSelector !== undefined) return usage(`--selector ${badSelector}`);
  const badAddress = address.find((one) => !isIpAddress(one));
  if (badAddress !== undefined) return usage(`--address ${badAddress}`);
  const options: AuditOptions = {
    path,
    format,
    nameServer,
    domains: domain.map(plainName),
    selectors: selector,
    addresses: address,
    lists: list.map(plainName),
    probe: values.probe ?? false,
    dryRun: values['dry-run'] ?? false,
    yes: values.yes ?? false,
    runOpenssl: values['run-openssl'] ?? false,
    root: values.root,
    targetVersion: values['target-version'],
  };
  return { kind: 'asked', options };
}
