import { lineKind, nextLine } from '../../syntax/parseElement.ts';
import type { MasterFinding } from './masterRule.ts';

/** The same comments as in main.cf: `# postfix-lint-disable CODE …`, `# postfix-lint-disable-next-line CODE …`. */
const marker = /postfix-lint-disable(-next-line)?(?![-\w])[ \t]*([^\r\n]*)/;

/** The findings without those that comments switch off. Without a code behind it a comment speaks of all. */
export function suppressedIn(text: string, findings: MasterFinding[]): MasterFinding[] {
  if (findings.length === 0 || !text.includes('postfix-lint-disable')) return findings;
  const file: Codes[] = [];
  const lines: { start: number; end: number; codes: Codes }[] = [];
  let waiting: Codes[] = [];
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const end = nextLine(text, at);
    const kind = lineKind(text, at);
    if (kind === 'comment') {
      const match = marker.exec(text.slice(at, end));
      if (match) (match[1] ? waiting : file).push(readCodes(match[2] ?? ''));
    } else if (kind !== 'blank') {
      for (const codes of waiting) lines.push({ start: at, end, codes });
      waiting = [];
    }
  }
  return findings.filter(({ code, span }) =>
    !file.some((codes) => codes === 'all' || codes.has(code))
    && !lines.some(({ start, end, codes }) => span.start >= start && span.start < end && (codes === 'all' || codes.has(code))));
}

type Codes = 'all' | ReadonlySet<string>;

function readCodes(text: string): Codes {
  const codes = text.split(/[\s,]+/).filter((word) => /^[a-z][-a-z0-9]*$/.test(word));
  return codes.length ? new Set(codes) : 'all';
}
