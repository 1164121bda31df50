import type { LanguageDocument, Occurrence } from '../languages/language.ts';
import { touches } from '../syntax/span.ts';

/** A name where it stands. */
export interface LocatedOccurrence extends Occurrence {
  readonly document: LanguageDocument;
}

/** A name that an offset touches, and every place of it in the files of the instance. */
export interface FoundName {
  readonly at: LocatedOccurrence;
  /** File by file, in file order. */
  readonly all: readonly LocatedOccurrence[];
  /** The files that were looked at. */
  readonly files: readonly LanguageDocument[];
}

/** The files of the instance that are at hand, in one order whichever of them is asked about. */
export function instanceFiles(document: LanguageDocument): LanguageDocument[] {
  return [document, ...document.others()].sort((a, b) => Number(a.uri > b.uri) - Number(a.uri < b.uri));
}

/** Every place of a name. */
export function occurrencesOf(
  files: readonly LanguageDocument[],
  { kind, name }: Pick<Occurrence, 'kind' | 'name'>,
): LocatedOccurrence[] {
  return files.flatMap((document) => {
    const found = (document.language.occurrences?.(document, { name }) ?? []).filter(
      (one) => one.kind === kind && one.name === name,
    );
    return found.sort((a, b) => a.span.start - b.span.start).map((one) => ({ ...one, document }));
  });
}

/**
 * The name at an offset; of several the shortest: in `slow_destination_rate_delay` the service, where the offset is on
 * it.
 */
export function findName(document: LanguageDocument, offset: number): FoundName | undefined {
  const here = (document.language.occurrences?.(document, { at: offset }) ?? []).filter(({ span }) =>
    touches(span, offset),
  );
  const [at] = here.sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start));
  if (!at) return undefined;
  const files = instanceFiles(document);
  return { at: { ...at, document }, all: occurrencesOf(files, at), files };
}
