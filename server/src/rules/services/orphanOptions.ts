import { column, isComplete } from '../../model/masterService.ts';
import { lineKind, nextLine } from '../../syntax/physicalLine.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { Span } from '../../syntax/span.ts';
import type { ServiceRule } from '../rule.ts';

/**
 * master_ent.c reads by logical lines: comment lines are skipped, and the indented lines behind one go on with the
 * entry above. Options of a service that is commented out become those of another service, without a word.
 */
export const orphanOptions: ServiceRule<'orphan-options'> = {
  code: 'orphan-options',
  severity: 'warning',
  scope: 'service',
  check(entry, { text, configuration: { knowledge } }, report) {
    if (!isComplete(entry)) return;
    const types = new Set(knowledge.master.types.map(({ name }) => name));
    let orphaned: { service: string; span: Span } | undefined;
    for (let at = entry.span.start; at < entry.span.end; at = nextLine(text, at)) {
      const kind = lineKind(text, at);
      const end = nextLine(text, at);
      if (kind === 'comment') {
        const words = text
          .slice(at, end)
          .replace(/^\s*#+\s*/, '')
          .trim()
          .split(/\s+/);
        if (words.length >= 8 && types.has(words[column.type] ?? ''))
          orphaned = { service: words[0] ?? '', span: { start: at, end } };
      } else if (kind === 'indented' && orphaned) {
        const line = text.slice(at, end);
        const start = at + (/^\s*/.exec(line)?.[0].length ?? 0);
        report({
          span: { start, end: at + line.trimEnd().length },
          data: { service: orphaned.service, into: entry.columns[column.service]?.text ?? '' },
          related: [orphaned.span],
        });
        return;
      }
    }
  },
  fixes({ span }, { text }, entry) {
    if (!entry) return [];
    const edits = linesFrom(text, span.start, entry).map((at) => ({ span: { start: at, end: at }, text: '#' }));
    return [{ title: { key: 'commentOutOptions', data: undefined }, edits, preferred: true }];
  },
};

/** The starts of the indented lines of an entry from an offset on, up to the next comment. */
function linesFrom(text: string, from: number, entry: MasterEntry): number[] {
  const lines: number[] = [];
  for (let at = text.lastIndexOf('\n', from) + 1; at < entry.span.end; at = nextLine(text, at)) {
    const kind = lineKind(text, at);
    if (kind === 'comment') break;
    if (kind === 'indented') lines.push(at);
  }
  return lines;
}
