import { splitList, unbrace } from '../../syntax/splitList.ts';
import type { RuleData } from '../rule.ts';
import type { ResultView } from './resultView.ts';
import { wrongDigest } from './fingerprintLength.ts';

const levels = new Set([
  'none',
  'may',
  'encrypt',
  'dane',
  'dane-only',
  'half-dane',
  'fingerprint',
  'verify',
  'secure',
]);
const attributes = new Set([
  'protocols',
  'ciphers',
  'exclude',
  'match',
  'tafile',
  'servername',
  'connection_reuse',
  'enable_rpk',
  'requiretls',
  'mx_pattern',
  'policy_type',
  'policy_domain',
  'policy_string',
  'policy_ttl',
  'policy_failure',
  'mx_host_pattern',
]);

/** smtp_tls_policy.c: `attribute "match" invalid at security level "may"`. */
const levelsThatMatch = new Set(['fingerprint', 'verify', 'secure']);
const grades = new Set(['export', 'low', 'medium', 'high', 'null']);
const protocol = /^(?:!|>=|<=)?(?:SSLv[23]|TLSv1(?:\.[0-3])?|(?:0x)?[\da-f]{1,8})$/i;

function isMisused(level: string, name: string, text: string): boolean {
  if (name === 'match') return !levelsThatMatch.has(level);
  if (name === 'ciphers') return !grades.has(text.toLowerCase());
  return name === 'protocols' && text.split(':').some((word) => word !== '' && !protocol.test(word));
}

/** What is wrong with a TLS policy. smtp_tls_policy.c, tls_policy_lookup_one(): a level, then `name=value` words. */
export function policyProblem(
  key: string,
  value: string,
  program: 'smtp' | 'lmtp',
  view: ResultView,
): RuleData<'inline-result'> | undefined {
  const [level, ...rest] = splitList(value, { braces: true }).map(({ text }) => text);
  if (level === undefined) return undefined;
  if (!levels.has(level.toLowerCase())) return { problem: 'level', key, text: level };
  const bad = rest.find((word) => !word.includes('='));
  if (bad !== undefined) return { problem: 'attribute', key, text: bad };
  const pairs = rest.map(
    (word) => /^([^=]*?)\s*=\s*(.*)$/s.exec((word.startsWith('{') ? unbrace(word).text : word).trim()) ?? [],
  );
  const unknown = pairs.findIndex(([, name = '']) => !attributes.has(name.toLowerCase()));
  if (unknown >= 0) return { problem: 'unknown', key, text: rest[unknown] ?? '' };
  const misused = pairs.find(([, name = '', text = '']) => isMisused(level.toLowerCase(), name.toLowerCase(), text));
  if (misused) {
    const [pair = '', name = ''] = misused;
    return levelsThatMatch.has(level.toLowerCase()) || name.toLowerCase() !== 'match'
      ? { problem: 'value', key, text: pair }
      : { problem: 'at-level', key, text: name, meant: level };
  }
  if (level.toLowerCase() !== 'fingerprint') return undefined;
  // tls_dane_add_fpt_digests(): those of a policy stand between bars.
  for (const print of pairs.flatMap(([, name, prints = '']) =>
    name?.toLowerCase() === 'match' ? prints.split('|') : [],
  )) {
    const wrong = wrongDigest(view, print, program);
    if (wrong)
      return {
        problem: 'digest',
        key,
        text: wrong.digest,
        parameter: wrong.parameter,
        ...(wrong.meant === undefined ? {} : { meant: wrong.meant }),
      };
  }
  return undefined;
}
