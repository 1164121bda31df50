import type { AuditDnsAnswer, DnsType } from './answers.ts';
import { isDomainName, plainName } from './hostText.ts';
import type { AuditFacts } from './question.ts';
import { type SpfTerm, brokenTerm, isSpfRecord, spfTerms } from './spfRecord.ts';

/**
 * What stands in a record and in all records that it leads to. Counted for a sender that no term matches: the worst
 * case.
 */
export interface SpfWalk {
  readonly record: string | undefined;
  /** How many records of SPF the domain has. */
  readonly records: number;
  readonly terms: readonly SpfTerm[];
  /** RFC 7208, 4.6.4: at most ten terms may ask DNS. */
  readonly lookups: number;
  /** Names without records that terms ask for: at most two. */
  readonly voids: readonly string[];
  /** The names that include: and redirect= lead to. */
  readonly included: readonly string[];
  readonly usesPtr: boolean;
  /** A name that leads back to itself. */
  readonly loop: string | undefined;
  readonly broken: { readonly domain: string; readonly term: string } | undefined;
  /** The answer that is missing. */
  readonly open: { readonly name: string; readonly answer: AuditDnsAnswer } | undefined;
}

/** Receivers stop at ten; a little more is followed, to say how many there are. */
const mostLookups = 40;

interface Walking {
  readonly facts: AuditFacts;
  lookups: number;
  readonly voids: string[];
  readonly included: string[];
  usesPtr: boolean;
  loop: string | undefined;
  broken: SpfWalk['broken'];
  open: SpfWalk['open'];
}

/** Follows the record of a domain; what it needs is asked for. */
export function walkSpf(domain: string, facts: AuditFacts): SpfWalk {
  const walking: Walking = {
    facts,
    lookups: 0,
    voids: [],
    included: [],
    usesPtr: false,
    loop: undefined,
    broken: undefined,
    open: undefined,
  };
  const records = recordsOf(domain, walking);
  const record = records[0];
  const terms = record === undefined ? [] : spfTerms(record);
  if (records.length === 1) walkTerms(domain, terms, [domain], walking);
  const { lookups, voids, included, usesPtr, loop, broken, open } = walking;
  return { record, records: records.length, terms, lookups, voids, included, usesPtr, loop, broken, open };
}

function recordsOf(domain: string, walking: Walking): readonly string[] {
  const answer = walking.facts.dns(domain, 'TXT');
  if (answer.kind === 'records') return answer.records.filter(isSpfRecord);
  if (answer.kind !== 'none') walking.open ??= { name: domain, answer };
  return [];
}

function walkTerms(domain: string, terms: readonly SpfTerm[], path: readonly string[], walking: Walking): void {
  const broken = brokenTerm(terms);
  if (broken) {
    walking.broken ??= { domain, term: broken.text };
    return;
  }
  const hasAll = terms.some(({ name, isModifier }) => !isModifier && name === 'all');
  for (const term of terms) {
    if (walking.lookups > mostLookups) return;
    if (!term.isModifier && term.name === 'all') return;
    // RFC 7208, 6.1: redirect= counts for nothing beside "all".
    if (term.isModifier && (term.name !== 'redirect' || hasAll)) continue;
    walkTerm(domain, term, path, walking);
  }
}

function walkTerm(domain: string, { name, domain: given }: SpfTerm, path: readonly string[], walking: Walking): void {
  if (name === 'ip4' || name === 'ip6') return;
  walking.lookups++;
  const target = plainName(given ?? domain);
  // What a macro stands for depends on the message.
  const isFixed = !target.includes('%') && isDomainName(target);
  if (name === 'ptr') walking.usesPtr = true;
  else if (!isFixed) return;
  else if (name === 'include' || name === 'redirect') follow(target, path, walking);
  else askAddresses(name, target, walking);
}

function follow(target: string, path: readonly string[], walking: Walking): void {
  walking.included.push(target);
  if (path.includes(target)) {
    walking.loop ??= target;
    return;
  }
  const answer = walking.facts.dns(target, 'TXT');
  if (answer.kind === 'none') walking.voids.push(target);
  const [record, second] = recordsOf(target, walking);
  // RFC 7208, 5.2: permerror where an included domain has no record, or several.
  if (record === undefined || second !== undefined) {
    const isKnown = answer.kind === 'records' || answer.kind === 'none';
    if (isKnown) walking.broken ??= { domain: target, term: '' };
    return;
  }
  walkTerms(target, spfTerms(record), [...path, target], walking);
}

/** The types of records that a mechanism asks for, if not those of addresses. */
const typesAskedBy: Readonly<Record<string, readonly DnsType[]>> = { mx: ['MX'], exists: ['A'] };

function askAddresses(name: string, target: string, { facts, voids }: Walking): void {
  const types = typesAskedBy[name] ?? ['A', 'AAAA'];
  const answers = types.map((type) => facts.dns(target, type));
  if (answers.every(({ kind }) => kind === 'none')) voids.push(target);
}
