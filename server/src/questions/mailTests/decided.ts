import type { SmtpReply } from '../../evaluate/smtpd/reply.ts';
import type { TraceItem } from '../../evaluate/trace.ts';
import { type SettingPlace, lineOfRestriction } from '../trace/settingPlace.ts';

/** A line of a file. */
export interface DecidingLine {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** The line's text; of a table, its key and value. */
  readonly text: string;
}

/**
 * The lines that decided a reply, the innermost one last: the restriction in main.cf or master.cf, and the line of the
 * table that it found. Empty where no restriction decided, or where only defaults did.
 * @param placeOf where a parameter is set
 * @param textOf the text of main.cf or master.cf
 */
export function decidingLines(
  { trace, code, closed }: SmtpReply,
  placeOf: (parameter: string) => SettingPlace | undefined,
  textOf: (file: SettingPlace['file']) => string,
): readonly DecidingLine[] {
  const refused = closed === true || /^[45]/.test(code);
  const path = decidingPath(trace, refused);
  const lines: DecidingLine[] = [];
  for (const [index, item] of path.entries()) {
    const place = item.kind === 'list' && item.name !== undefined ? placeOf(item.name) : undefined;
    if (place) lines.push(lineOfItem(place, textOf(place.file), item, path[index + 1]));
    if (item.kind === 'lookup') lines.push(...lookupLines(item, placeOf));
  }
  return lines;
}

/** From a list to the restriction that ended it, and on to what that found. */
function decidingPath(items: readonly TraceItem[], refused: boolean): readonly TraceItem[] {
  const last = items.findLast((item) => decides(item, refused));
  if (last === undefined || last.kind === 'lookup' || last.kind === 'answer') return last ? [last] : [];
  return [last, ...decidingPath(last.items, refused)];
}

function decides(item: TraceItem, refused: boolean): boolean {
  switch (item.kind) {
    case 'list':
      return item.items.some((one) => decides(one, refused));
    case 'restriction':
      return item.status !== 'dunno';
    // That an address exists lets nobody pass who would not pass anyway.
    case 'listed':
      return refused;
    case 'lookup':
      return item.result !== 'unknown';
    case 'answer':
      return false;
  }
}

function lookupLines(
  { title, key, value, place }: Extract<TraceItem, { readonly kind: 'lookup' }>,
  placeOf: (parameter: string) => SettingPlace | undefined,
): readonly DecidingLine[] {
  if (place) return [{ file: place.file, line: place.line, text: `${key} ${value ?? ''}` }];
  const setting = placeOf(title);
  return setting ? [setting] : [];
}

/** Of a value with several lines, that of the restriction in it. */
function lineOfItem(place: SettingPlace, text: string, list: TraceItem, item: TraceItem | undefined): DecidingLine {
  if (item?.kind !== 'restriction' || list.kind !== 'list') return place;
  return lineOfRestriction(place, text, item, list.items.slice(0, list.items.indexOf(item)));
}
