import { atLeast, existsIn } from '../../facts/release.ts';
import type { Scope } from '../../model/scope.ts';
import { splitList } from '../../syntax/splitList.ts';
import { exactValue } from '../exactValue.ts';

/** The two lists that decide at RCPT TO, in the order in which smtpd asks them. */
export const gateLists = ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'] as const;
/** One of them. */
export type GateList = (typeof gateLists)[number];

/** `unknown` where a part of a list is not known here. */
export type GateState = 'present' | 'missing' | 'unknown';

/** Whether smtpd, as it starts in a scope, is content with the two lists. */
export function gateState(scope: Scope, classes: ReadonlySet<string>): GateState {
  const states = gateLists.map((name) => gateOf(name, scope, classes));
  if (states.includes('present')) return 'present';
  return states.includes('unknown') ? 'unknown' : 'missing';
}

/** Whether one of the lists has a gate in the eyes of smtpd. */
export function gateOf(name: GateList, scope: Scope, classes: ReadonlySet<string>): GateState {
  const text = listText(scope, name);
  return text === undefined ? 'unknown' : gateIn(text, scope, classes, 0);
}

/**
 * The text of a list in a scope; empty where the release has
 * no such list, undefined where it is not known for certain.
 */
export function listText(scope: Scope, name: string): string | undefined {
  const { knowledge, release } = scope.configuration;
  const facts = knowledge.restrictionLists[name];
  if (!facts || !existsIn(facts, release)) return '';
  return exactValue(scope, name)?.text;
}

/**
 * has_required() of smtpd_check.c. It looks at words, arguments among them; `permit` ends the list, and what stands
 * behind warn_if_reject does not count. A class without a gate is no end, not even one that holds `permit`.
 */
function gateIn(text: string, scope: Scope, classes: ReadonlySet<string>, depth: number): GateState {
  if (depth > maxDepth) return 'unknown';
  const { knowledge, release } = scope.configuration;
  const words = splitList(text);
  let unknown = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]?.text ?? '';
    const name = word.toLowerCase();
    if (name === 'warn_if_reject' && i + 1 < words.length) {
      i++;
      continue;
    }
    if (name === 'permit') break;
    const facts = knowledge.restrictions.get(name);
    // Removed gates count: 3.12 still takes check_relay_domains for one at its start.
    if (facts?.gate && atLeast(release, facts.since)) return 'present';
    if (!classes.has(word)) continue;
    const inner = exactValue(scope, word);
    const state = inner === undefined ? 'unknown' : gateIn(inner.text, scope, classes, depth + 1);
    if (state === 'present') return state;
    unknown ||= state === 'unknown';
  }
  return unknown ? 'unknown' : 'missing';
}
/** Classes may name classes, and nothing keeps them from naming each other; nobody nests them deeper. */
const maxDepth = 8;
