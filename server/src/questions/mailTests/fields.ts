import { type Document, type LineCounter, type YAMLMap, isNode, isScalar } from 'yaml';
import type { MailTestProblem } from './mailTest.ts';

/** Takes the values of one mapping, and notes what is wrong with them. */
export interface Fields {
  /** Where the mapping begins, from 1. */
  readonly line: number;
  readonly has: (key: string) => boolean;
  /** The value as plain data; undefined where there is none. */
  readonly value: (key: string) => unknown;
  readonly text: (key: string) => string | undefined;
  readonly flag: (key: string) => boolean;
  readonly wrong: (key: string, wanted: string) => void;
}

/** What the mappings of one file share. */
export interface FieldsOfFile {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly problems: MailTestProblem[];
}

/** Reads a mapping whose keys are these. */
export function fieldsOf(map: YAMLMap, keys: readonly string[], file: FieldsOfFile): Fields {
  const { document, lines, problems } = file;
  const line = lineOfOffset(map.range?.[0], lines);
  const lineOf = (key: string): number => {
    const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
    return isScalar(pair?.key) ? lineOfOffset(pair.key.range?.[0], lines) : line;
  };
  for (const { key } of map.items) {
    const name = isScalar(key) ? String(key.value) : '?';
    if (!keys.includes(name)) problems.push({ line: lineOf(name), problem: { kind: 'unknownKey', key: name } });
  }
  const wrong = (key: string, wanted: string): void => {
    problems.push({ line: lineOf(key), problem: { kind: 'badValue', key, wanted } });
  };
  const value = (key: string): unknown => {
    const node: unknown = map.get(key, true);
    try {
      return isNode(node) ? (node.toJS(document) as unknown) : undefined;
    } catch {
      // An alias without its anchor, or more aliases than the library follows.
      wrong(key, '"…"');
      return undefined;
    }
  };
  const text = (key: string): string | undefined => {
    const found = value(key);
    if (found === undefined || typeof found === 'string') return found;
    wrong(key, '"…"');
    return undefined;
  };
  const flag = (key: string): boolean => {
    const found = value(key) ?? false;
    if (typeof found !== 'boolean') wrong(key, 'true, false');
    return found === true;
  };
  return { line, has: (key) => map.has(key), value, text, flag, wrong };
}

/** The line of a place in the text, from 1. */
export function lineOfOffset(offset: number | undefined, lines: LineCounter): number {
  return Math.max(1, lines.linePos(offset ?? 0).line);
}
