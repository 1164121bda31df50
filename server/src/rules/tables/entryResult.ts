import { lacksService } from '../../model/transports.ts';
import { splitList } from '../../syntax/splitList.ts';
import type { RuleData } from '../rule.ts';
import type { ResultView } from './resultView.ts';
import { accessProblem } from './accessResult.ts';
import { wrongDigest } from './fingerprintLength.ts';
import { headerProblem } from './headerResult.ts';
import { policyProblem } from './policyResult.ts';
import type { TableEntry } from './writtenTables.ts';

type Data = RuleData<'inline-result'>;
type Judge = (view: ResultView, key: string, value: string) => Data | undefined;

const headerLists = [
  'header_checks',
  'mime_header_checks',
  'nested_header_checks',
  'body_checks',
  'milter_header_checks',
  ...['smtp', 'lmtp'].flatMap((program) =>
    ['header_checks', 'mime_header_checks', 'nested_header_checks', 'body_checks'].map((one) => `${program}_${one}`),
  ),
];

/** Parameters whose tables are checked, and what a result must be. */
const judges: Readonly<Record<string, Judge>> = {
  sender_bcc_maps: (_view, key, value) => severalAddresses(key, value),
  recipient_bcc_maps: (_view, key, value) => severalAddresses(key, value),
  smtp_tls_policy_maps: (view, key, value) => policyProblem(key, value, 'smtp', view),
  lmtp_tls_policy_maps: (view, key, value) => policyProblem(key, value, 'lmtp', view),
  relay_clientcerts: (view, key) => digestProblem(view, key),
  transport_maps: transportProblem,
  sender_dependent_default_transport_maps: transportProblem,
  sender_dependent_relayhost_maps: (_view, key, value) => relayhostProblem(key, value),
  smtpd_sender_login_maps: (_view, key, value) => loginProblem(key, value),
  postscreen_access_list: (_view, key, value) => postscreenProblem(key, value),
  ...Object.fromEntries(
    headerLists.map((name): [string, Judge] => [name, (view, key, value) => headerProblem(name, key, value, view)]),
  ),
};

/** Parameters whose tables are asked for whole addresses, `user` and `@domain`, and whose results are addresses. */
export const addressMaps: readonly string[] = [
  'canonical_maps',
  'sender_canonical_maps',
  'recipient_canonical_maps',
  'smtp_generic_maps',
  'lmtp_generic_maps',
  'relocated_maps',
  'virtual_alias_maps',
];

/** The parameters whose results are judged, other than lists of restrictions. */
export const judgedParameters: readonly string[] = Object.keys(judges);

/** What is wrong with an entry. */
export function entryProblem(name: string, entry: TableEntry, view: ResultView): Data | undefined {
  const { key, value, restriction } = entry;
  const judge = judges[name];
  if (judge) return judge(view, key, value);
  if (addressMaps.includes(name)) return undefined;
  // Of a table that is asked about certificates the keys are fingerprints.
  const digest = restriction === 'check_ccert_access' ? digestProblem(view, key) : undefined;
  return digest ?? accessProblem(key, value, restriction, view);
}

function severalAddresses(key: string, value: string): Data | undefined {
  const items = splitList(value, { braces: false });
  return items.length > 1 && items.every(({ text }) => text.includes('@'))
    ? { problem: 'addresses', key, text: value }
    : undefined;
}

function digestProblem(view: ResultView, key: string): Data | undefined {
  const wrong = wrongDigest(view, key, 'smtpd');
  return (
    wrong && {
      problem: 'digest',
      key,
      text: wrong.digest,
      parameter: wrong.parameter,
      ...(wrong.meant === undefined ? {} : { meant: wrong.meant }),
    }
  );
}

/**
 * `smtp :host`: a blank before the colon is part of the transport's name; and a transport is a service of master.cf.
 */
function transportProblem({ services, configuration }: ResultView, key: string, value: string): Data | undefined {
  if (/^[\w-]+\s+:/.test(value)) return { problem: 'transport', key, text: value };
  // dsn_util.c, error.c: the code of error(8) is a 5 whatever it says, and what stands behind it is the text.
  const code = /^error:\s*(4)\.\d+\.\d+(?:\s|$)/.exec(value);
  if (code) return { problem: 'error-code', key, text: value.slice('error:'.length).trim().split(/\s/)[0] ?? '' };
  if (/^(?:error|retry):\s*\d\.\d+\.\d+$/.test(value)) return { problem: 'error-text', key, text: value };
  const service = /^([\w-]+):(?!\/)/.exec(value)?.[1];
  if (service === undefined || !services || !lacksService(configuration.services ?? [], service)) return undefined;
  return { problem: 'service', key, text: service };
}

/** A next hop: `discard:x` is the host `discard` and the port `x` (`fatal: unknown service: x/tcp`). */
function relayhostProblem(key: string, value: string): Data | undefined {
  const transport = /^(smtps?|relay|lmtp|error|discard|retry|local|virtual):(?!\d+$)/.exec(value)?.[1];
  return transport === undefined ? undefined : { problem: 'next-hop', key, text: value };
}

/** smtpd_check.c splits owners at blanks and commas. */
function loginProblem(key: string, value: string): Data | undefined {
  return /;(?:\s|$)/.test(value) ? { problem: 'semicolon', key, text: value } : undefined;
}

/** server_acl.c: `unknown command: OK -- ignoring the remainder of this access list`. */
function postscreenProblem(key: string, value: string): Data | undefined {
  const word = /^\S*/.exec(value)?.[0] ?? '';
  return word === '' || /^(?:permit|reject|dunno|permit_mynetworks)$/i.test(word)
    ? undefined
    : { problem: 'postscreen', key, text: word };
}

/** What is read as something, though hardly as what was meant. */
export const warningProblems: ReadonlySet<Data['problem']> = new Set([
  'digest',
  'number',
  'argument',
  'service',
  'check',
  'postscreen',
  'error-code',
  'error-text',
  'semicolon',
]);
