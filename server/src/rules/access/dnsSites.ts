import { readRestrictions } from '../../model/restrictionList.ts';
import { type TypedValue, sourceOf } from '../../model/typedValue.ts';
import type { Span } from '../../syntax/span.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { ValueContext } from '../rule.ts';

/** A DNS list that a value names: `domain=filter*weight`; its span is in the source. */
export interface DnsSite {
  /** In lower case. */
  readonly domain: string;
  readonly filter: string | undefined;
  readonly weight: string | undefined;
  readonly span: Span;
  readonly domainSpan: Span;
}

/** The DNS lists of `postscreen_dnsbl_sites` or of a restriction list. */
export function dnsSites(value: TypedValue, { configuration, used }: ValueContext): DnsSite[] {
  if (value.parameter.value !== 'restriction-list')
    return judgedItems(value, { braces: false }).flatMap(({ text, span }) => siteOf(text, span, value));
  if (!/_(?:rh?s?bl|dnswl|rhswl)_/i.test(value.logical.text)) return [];
  return readRestrictions(judgedItems(value), configuration.knowledge, used.classes).flatMap(
    ({ facts, argument, uncertain }) => {
      const own = facts?.argument === 'dns-list' && !uncertain && argument?.written ? argument : undefined;
      return own ? siteOf(own.text, own.span, value) : [];
    },
  );
}

function siteOf(text: string, span: Span, value: TypedValue): DnsSite[] {
  const match = /^([\w.-]+)(?:=([^*\s]+))?(?:\*(-?\d+))?$/.exec(text);
  if (!match?.[1]) return [];
  return [
    {
      domain: match[1].toLowerCase(),
      filter: match[2],
      weight: match[3],
      span: sourceOf(value, span),
      domainSpan: sourceOf(value, { start: span.start, end: span.start + match[1].length }),
    },
  ];
}
