import type { Release } from '../facts/factTypes.ts';
import { knowledge } from '../facts/knowledge.ts';
import { patchLevelOf } from '../facts/release.ts';
import type { Messages } from '../texts/messages.ts';
import type { Origin } from '../model/origin.ts';
import { lineAt, lineStarts } from '../syntax/lineStarts.ts';

/** A file as the reader knows it. */
export interface NamedText {
  readonly path: string;
  readonly text: string;
}

/** A main.cf and the master.cf that belongs to it; one of them may be missing. */
export interface NamedPair {
  readonly main: NamedText | undefined;
  readonly master: NamedText | undefined;
}

/** Says where values come from: `main.cf:4`, or in words what made a value that no line sets. */
export function originWords(
  { main, master }: NamedPair,
  { lint }: Pick<Messages, 'lint'>,
): (origin: Origin) => string {
  const say = lint.effective.origin;
  const [mainLines, masterLines] = [lineFinder(main?.text), lineFinder(master?.text)];
  const level = (release: Release): string => patchLevelOf(knowledge.newestPatch, release);
  return (origin) => {
    switch (origin.kind) {
      case 'main':
        return `${main?.path ?? 'main.cf'}:${mainLines(origin.offset)}`;
      case 'service':
        return `${master?.path ?? 'master.cf'}:${masterLines(origin.offset)}`;
      case 'default':
        return say.default({ release: level(origin.release) });
      case 'level':
        return say.level({ ...origin, release: level(origin.release) });
      case 'build':
        return say.build({ release: level(origin.release) });
      case 'derived':
        return say.derived(origin);
      case 'program':
        return say.program();
      case 'host':
        return say.host();
    }
  };
}

/** Lines by offset, counted from 1; the text is read once for all. */
export function lineFinder(text = ''): (offset: number) => number {
  const starts = lineStarts(text);
  return (offset) => lineAt(starts, offset) + 1;
}
