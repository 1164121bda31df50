import lists from '../data/overlay/dnsLists.json';

/** A DNS list that answers a query which it refuses as if the name were listed. */
export interface ErrorAnswers {
  readonly domains: readonly string[];
  /** The answers that mean an error, as a Postfix filter. */
  readonly answers: string;
  /** A filter that takes in the answers that mean “listed”. */
  readonly filter: string;
  readonly source: string;
}

/** A DNS list that was shut down, with all below its domain. */
export interface ClosedList {
  readonly domain: string;
  /** Year, month or day. */
  readonly since: string;
  readonly source: string;
}

const { errorAnswers, closed } = lists as {
  readonly errorAnswers: readonly ErrorAnswers[];
  readonly closed: readonly ClosedList[];
};

/** What is known of the error answers of a list, by its domain in lower case. */
export function errorAnswersOf(domain: string): ErrorAnswers | undefined {
  return errorAnswers.find(({ domains }) => domains.includes(domain));
}

/** The closed list that a domain belongs to. */
export function closedListOf(domain: string): ClosedList | undefined {
  return closed.find((one) => domain === one.domain || domain.endsWith(`.${one.domain}`));
}
