import type { Alternatives } from '../../evaluate/alternatives.ts';
import type { LookupTrace, RestrictionTrace, TraceItem } from '../../evaluate/trace.ts';
import type { PlaceOfParameter } from './traceLines.ts';
import { type SettingPlace, lineOfRestriction, linesOfValue } from './settingPlace.ts';

/** What a session made of a line: it was read and did not decide, it decided, or it was never come to. */
export type LineRole = 'passed' | 'decided' | 'never';

/** A line of a file that a session came to, or did not. */
export interface LineMark {
  /** `main.cf`, `master.cf`, or a table as its reference names it. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly role: LineRole;
}

/** The lists of smtpd; what a session does not come to is marked in these, as far as they are set. */
const lists = [
  'smtpd_client_restrictions',
  'smtpd_helo_restrictions',
  'smtpd_sender_restrictions',
  'smtpd_relay_restrictions',
  'smtpd_recipient_restrictions',
  'smtpd_data_restrictions',
  'smtpd_end_of_data_restrictions',
];

const weights: Readonly<Record<LineRole, number>> = { never: 0, passed: 1, decided: 2 };

/**
 * The lines of main.cf, master.cf and tables that a session came to, and those of its lists that it did not. Where it
 * may go in several ways, a line has decided if it decided in one of them.
 * @param textOf the text of main.cf or master.cf
 */
export function traceMarks(
  { alternatives }: Alternatives,
  placeOf: PlaceOfParameter,
  textOf: (file: SettingPlace['file']) => string,
): readonly LineMark[] {
  const marks = new Map<string, LineMark>();
  const add = (file: string, line: number, role: LineRole): void => {
    const key = `${file}:${line}`;
    const before = marks.get(key);
    if (!before || weights[before.role] < weights[role]) marks.set(key, { file, line, role });
  };
  const unplaced: PlaceOfParameter = () => undefined;
  const markItems = (items: readonly TraceItem[], list: SettingPlace | undefined, mayDecide: boolean): void => {
    for (const [index, item] of items.entries()) {
      switch (item.kind) {
        case 'list':
          markItems(item.items, item.name === undefined ? undefined : placeOf(item.name), mayDecide && item.ended);
          break;
        case 'restriction': {
          const decided = mayDecide && isDecision(item);
          const place = list && lineOfRestriction(list, textOf(list.file), item, items.slice(0, index));
          if (place) add(place.file, place.line, decided ? 'decided' : 'passed');
          markItems(item.items, undefined, decided);
          break;
        }
        case 'listed':
          markItems(item.items, undefined, false);
          break;
        case 'lookup':
          markLookup(item, mayDecide ? placeOf : unplaced, mayDecide ? 'decided' : 'passed');
          break;
        case 'answer':
          break;
      }
    }
  };
  const markLookup = ({ result, place, title }: LookupTrace, settingOf: PlaceOfParameter, role: LineRole): void => {
    if (result !== 'found') return;
    const setting = place ? undefined : settingOf(title);
    if (place) add(place.file, place.line, role);
    if (setting) add(setting.file, setting.line, 'passed');
  };
  for (const { transcript } of alternatives) {
    for (const { trace } of transcript.replies) markItems(trace, undefined, true);
  }
  for (const place of lists.map(placeOf)) {
    if (!place) continue;
    for (const line of linesOfValue(place, textOf(place.file))) add(place.file, line, 'never');
  }
  return [...marks.values()];
}

function isDecision({ status, warned }: RestrictionTrace): boolean {
  return status !== 'dunno' && !warned;
}
