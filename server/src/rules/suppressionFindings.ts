import type { FileId } from '../instance/layout.ts';
import { fileRules } from './files/index.ts';
import { findingOf } from './findingCollector.ts';
import { nearestWord } from './nearestWord.ts';
import type { Finding } from './rule.ts';
import { ruleCodes } from './ruleCodes.ts';
import type { NamedCode } from './suppression.ts';

const known: ReadonlySet<string> = new Set(ruleCodes);
/** What these find hangs on the machine: elsewhere the comment has its use. */
const ofMachine: ReadonlySet<string> = new Set(fileRules.map(({ code }) => code));

/** Says whether codes may be called unused: that a rule found nothing tells nothing where it did not see all. */
export interface Seen {
  readonly everything: boolean;
  /** Whether the rules of a code were run. */
  readonly ran: (code: string) => boolean;
}

/** What is wrong with the codes that the comments of a file name, but for those of which comments say to be silent. */
export function suppressionFindings(codes: readonly NamedCode[], file: FileId, seen: Seen): Finding[] {
  if (!seen.ran(own)) return [];
  // Both comments stand above the one line.
  const silent = new Set(codes.flatMap(({ code, line }) => (code === own ? [line] : [])));
  if (silent.has(undefined)) return [];
  const findings: Finding[] = [];
  for (const { code, span, line, used } of codes) {
    if (code === own || silent.has(line)) continue;
    if (!known.has(code)) {
      const near = nearestWord(code, ruleCodes);
      findings.push(
        findingOf(own, file, { span, data: { kind: 'unknown', name: code, ...(near === undefined ? {} : { near }) } }),
      );
    } else if (!used && seen.everything && seen.ran(code) && !ofMachine.has(code)) {
      const data = { kind: 'unused', name: code } as const;
      findings.push(findingOf(own, file, { span, data, severity: 'information', tag: 'unnecessary' }));
    }
  }
  return findings;
}
const own = 'suppression-code';
