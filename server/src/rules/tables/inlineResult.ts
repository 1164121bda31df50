import { settingOf } from '../../model/configuration.ts';
import { inlineEntries } from '../../model/inlineTable.ts';
import { tableReferences } from '../../model/tableReference.ts';
import { splitList } from '../../syntax/splitList.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import { settingValue } from '../settingValue.ts';
import { type InstanceProblem,  type InstanceView, instanceRule } from '../instance/instanceRule.ts';
import type { RuleData } from '../rule.ts';

/** Parameters whose inline tables are checked, and what a result must be. */
const resultChecks: Readonly<Record<string, (view: InstanceView, key: string, value: string) => RuleData<'inline-result'> | undefined>> = {
  sender_bcc_maps: (_view, key, value) => severalAddresses(key, value),
  recipient_bcc_maps: (_view, key, value) => severalAddresses(key, value),
  smtp_tls_policy_maps: (_view, key, value) => policyProblem(key, value),
  lmtp_tls_policy_maps: (_view, key, value) => policyProblem(key, value),
  relay_clientcerts: (view, key) => digestProblem(view, key),
  transport_maps: (_view, key, value) => transportProblem(key, value),
};

/**
 * The results of an inline table stand in main.cf: cleanup_addr.c takes a BCC result for one address; a policy that
 * cannot be read defers the mail (smtp_tls_policy.c: `invalid attribute name`, `client TLS configuration problem`); a
 * fingerprint of another length than the digest's is never asked for.
 */
export const inlineResult = instanceRule<'inline-result'>({
  code: 'inline-result',
  severity: 'error',
  *find(view) {
    for (const name of Object.keys(resultChecks)) if (settingOf(view.configuration, name)?.element.value.text.includes('inline:')) yield* inSetting(name, view);
  },
});

function* inSetting(name: string, view: InstanceView): Generator<InstanceProblem<'inline-result'>> {
  const { context, configuration, used } = view;
  const found = settingValue(context, name);
  const judge = resultChecks[name];
  if (!found || !judge) return;
  for (const { text, span, type, hasMacro } of tableReferences(found.value, configuration.knowledge, used.classes, judgedItems(found.value))) {
    if (type !== 'inline' || hasMacro) continue;
    for (const entry of inlineEntries(text)) {
      const data = judge(view, entry.key, entry.value);
      const at = { start: span.start + entry.span.start, end: span.start + entry.span.end };
      if (data) yield { at: { file: 'main.cf', span: found.place(at) }, data, ...(data.problem === 'digest' ? { severity: 'warning' } : {}) };
    }
  }
}

function severalAddresses(key: string, value: string): RuleData<'inline-result'> | undefined {
  const items = splitList(value, { braces: false });
  return items.length > 1 && items.every(({ text }) => text.includes('@')) ? { problem: 'addresses', key, text: value } : undefined;
}

const levels = new Set(['none', 'may', 'encrypt', 'dane', 'dane-only', 'half-dane', 'fingerprint', 'verify', 'secure']);
const attributes = new Set(['protocols', 'ciphers', 'exclude', 'match', 'tafile', 'servername', 'connection_reuse', 'enable_rpk', 'requiretls', 'mx_pattern', 'policy_type', 'policy_domain', 'policy_string', 'policy_ttl', 'policy_failure', 'mx_host_pattern']);

/** tls_policy_lookup_one(): a level, then `name=value` words. */
function policyProblem(key: string, value: string): RuleData<'inline-result'> | undefined {
  const [level, ...rest] = splitList(value, { braces: true }).map(({ text }) => text);
  if (level === undefined) return undefined;
  if (!levels.has(level.toLowerCase())) return { problem: 'level', key, text: level };
  const bad = rest.find((word) => !word.includes('='));
  if (bad !== undefined) return { problem: 'attribute', key, text: bad };
  const unknown = rest.find((word) => !attributes.has(word.slice(0, word.indexOf('=')).replace(/^\{\s*/, '').trim().toLowerCase()));
  return unknown === undefined ? undefined : { problem: 'unknown', key, text: unknown };
}

const lengths: Readonly<Record<string, number>> = { md5: 16, sha1: 20, sha224: 28, sha256: 32, sha384: 48, sha512: 64 };

function digestProblem({ main, scopes }: InstanceView, key: string): RuleData<'inline-result'> | undefined {
  if (!/^[0-9a-f]{2}(?::[0-9a-f]{2})+$/i.test(key)) return undefined;
  const digests = [main, ...scopes('smtpd')].map((scope) => scope.text('smtpd_tls_fingerprint_digest')?.toLowerCase());
  const bytes = (key.length + 1) / 3;
  if (digests.some((digest) => digest === undefined || lengths[digest] === undefined || lengths[digest] === bytes)) return undefined;
  const meant = Object.keys(lengths).find((name) => lengths[name] === bytes);
  return { problem: 'digest', key, text: digests[0] ?? '', ...(meant === undefined ? {} : { meant }) };
}

/** `smtp :host`: a blank before the colon is part of the transport's name. */
function transportProblem(key: string, value: string): RuleData<'inline-result'> | undefined {
  return /^[\w-]+\s+:/.test(value) ? { problem: 'transport', key, text: value } : undefined;
}
