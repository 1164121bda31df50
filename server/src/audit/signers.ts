import { splitList } from '../syntax/splitList.ts';
import { plainName } from './hostText.ts';
import type { AuditInputs } from './inputs.ts';
import type { AuditFacts } from './question.ts';

/** A key that a signer signs with; `*` for any domain. */
export interface SignerPair {
  readonly domain: string;
  readonly selector: string;
}

export type Signers =
  | { readonly kind: 'pending' }
  | { readonly kind: 'pairs'; readonly pairs: readonly SignerPair[]; readonly files: readonly string[] };

/** Where Debian's and the projects' own packages have the files of signers. */
const usualFiles: readonly (readonly [string, (text: string, facts: AuditFacts) => readonly SignerPair[]])[] = [
  ['/etc/opendkim.conf', opendkimPairs],
  ['/etc/rspamd/local.d/dkim_signing.conf', rspamdPairs],
  ['/etc/rspamd/override.d/dkim_signing.conf', rspamdPairs],
  ['/etc/amavis/conf.d/50-user', amavisPairs],
  ['/etc/amavisd/amavisd.conf', amavisPairs],
];

/** The selectors that OpenDKIM, rspamd and Amavis of this machine sign with. No key is read. */
export function signersOf({ files }: AuditInputs, facts: AuditFacts): Signers {
  if (!files) return { kind: 'pairs', pairs: [], files: [] };
  const read = usualFiles.map(([path, pairs]) => ({ path, pairs, answer: facts.ask({ kind: 'text', path }) }));
  if (read.some(({ answer }) => answer.kind === 'pending')) return { kind: 'pending' };
  const there = read.flatMap(({ path, pairs, answer }) =>
    answer.kind === 'text' ? [{ path, pairs: pairs(answer.text, facts) }] : [],
  );
  return { kind: 'pairs', pairs: there.flatMap((one) => [...one.pairs]), files: there.map(({ path }) => path) };
}

/** opendkim.conf(5): Domain and Selector, or KeyTable with `name domain:selector:key` a line. */
function opendkimPairs(text: string, facts: AuditFacts): readonly SignerPair[] {
  const setting = (name: string): string | undefined =>
    [...text.matchAll(new RegExp(`^[ \\t]*${name}[ \\t]+(\\S.*?)[ \\t]*$`, 'gim'))].at(-1)?.[1];
  const pairs: SignerPair[] = [];
  const selector = setting('Selector');
  const table = /^(?:(?:refile|file):)?(\/\S+)$/i.exec(setting('KeyTable') ?? '')?.[1];
  if (selector !== undefined && table === undefined) {
    for (const { text: domain } of splitList(setting('Domain') ?? ''))
      pairs.push({ domain: plainName(domain), selector });
  }
  const answer = table === undefined ? undefined : facts.ask({ kind: 'text', path: table });
  if (answer?.kind === 'text') {
    for (const [, domain = '', name = ''] of answer.text.matchAll(/^[^#\s]\S*\s+([^:\s]+):([^:\s]+):/gm)) {
      pairs.push({ domain: domain === '%' ? '*' : plainName(domain), selector: name });
    }
  }
  return pairs;
}

/** rspamd's dkim_signing: `selector = "…"` for all domains, or in the block of a domain. */
function rspamdPairs(text: string): readonly SignerPair[] {
  const plain = text.replace(/^\s*#.*$/gm, '');
  const pairs: SignerPair[] = [];
  const blocks = /([\w.-]+\.[\w-]+)\s*\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g;
  for (const [, domain = '', body = ''] of plain.matchAll(blocks)) {
    for (const selector of selectorsIn(body)) pairs.push({ domain: plainName(domain), selector });
  }
  for (const selector of selectorsIn(plain.replace(blocks, ''))) pairs.push({ domain: '*', selector });
  return pairs;
}

function selectorsIn(text: string): string[] {
  return [...text.matchAll(/\bselector\s*[=:]\s*"?([A-Za-z0-9._-]+)"?\s*;/g)].map(([, name = '']) => name);
}

/** amavisd.conf: `dkim_key('domain', 'selector', …)`. */
function amavisPairs(text: string): readonly SignerPair[] {
  const calls = text.replace(/^\s*#.*$/gm, '').matchAll(/\bdkim_key\(\s*['"]([^'"]+)['"]\s*,\s*['"]([^'"]+)['"]/g);
  return [...calls].map(([, domain = '', selector = '']) => ({ domain: plainName(domain), selector }));
}
