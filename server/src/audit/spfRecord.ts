/** A term of an SPF record (RFC 7208, 4.6). */
export interface SpfTerm {
  readonly text: string;
  readonly qualifier: '+' | '-' | '~' | '?';
  /** In lower case. */
  readonly name: string;
  readonly isModifier: boolean;
  /** What follows `:` or `=`, without the lengths of prefixes; undefined where there is nothing. */
  readonly domain: string | undefined;
}

const mechanisms = new Set(['all', 'include', 'a', 'mx', 'ptr', 'ip4', 'ip6', 'exists']);
/** Those that need a name. */
const withName = new Set(['include', 'exists', 'redirect', 'exp', 'ip4', 'ip6']);

/** Whether a TXT record is one of SPF (RFC 7208, 4.5). */
export function isSpfRecord(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/** The terms of a record behind its version. */
export function spfTerms(record: string): readonly SpfTerm[] {
  return record
    .split(/ +/)
    .slice(1)
    .filter((text) => text !== '')
    .map((text) => {
      const [, sign = '', name = '', separator = '', rest = ''] =
        /^([-+~?]?)([A-Za-z0-9_.-]*)([:=/]?)(.*)$/.exec(text) ?? [];
      const isModifier = separator === '=';
      const target = separator === '/' ? '' : rest;
      const isIpAddress = /^ip[46]$/i.test(name);
      return {
        text,
        qualifier: sign === '-' || sign === '~' || sign === '?' ? sign : '+',
        name: name.toLowerCase(),
        isModifier,
        domain: (isIpAddress ? target : target.replace(/\/.*$/, '')) || undefined,
      };
    });
}

/**
 * The first term that makes receivers give up on the record (RFC 7208, 4.6.1: permerror); unknown modifiers do not.
 */
export function brokenTerm(terms: readonly SpfTerm[]): SpfTerm | undefined {
  const count = (name: string): number => terms.filter((term) => term.isModifier && term.name === name).length;
  return terms.find((term) => {
    const { text, name, isModifier, domain } = term;
    if (isModifier) {
      const isKnown = name === 'redirect' || name === 'exp';
      return /^[-+~?]/.test(text) || !/^[a-z]/.test(name) || (isKnown && (domain === undefined || count(name) > 1));
    }
    if (!mechanisms.has(name)) return true;
    if (withName.has(name) && domain === undefined) return true;
    if (name === 'all') return !/^[-+~?]?all$/i.test(text);
    if (name === 'ip4') return !/^[-+~?]?ip4:(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?$/i.test(text);
    if (name === 'ip6') return !/^[-+~?]?ip6:[0-9a-f:.]*:[0-9a-f:.]*(?:\/\d{1,3})?$/i.test(text);
    return /[:=]$/.test(text);
  });
}
