import { createInterface } from 'node:readline/promises';
import type { AuditRound } from '../../audit/runAudit.ts';
import { roundLines } from '../../audit/runAudit.ts';
import type { AuditTexts } from '../../texts/auditTexts.ts';

/** What a round is about to ask for, a line each. */
export function roundText(round: AuditRound, server: string, texts: AuditTexts['command']): string {
  const { connections, pages, files, programs, names } = roundLines(round);
  const records = names.map(({ name, type }) => `${type.padEnd(5)} ${name}`);
  const part = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)];
  const lines = [
    texts.round(round.number),
    ...part(texts.connections(), connections),
    ...part(texts.pages(), pages),
    ...part(texts.programs(), programs),
    ...part(texts.files(), files),
    ...part(texts.names(records.length, server), records),
  ];
  return `${lines.join('\n')}\n`;
}

/** Asks on the terminal. */
export async function askTerminal(question: string): Promise<'yes' | 'no' | 'all'> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Where the input ends, the question would never be answered.
    const ended = new Promise<string>((resolve) => {
      terminal.once('close', () => {
        resolve('');
      });
    });
    const answer = (await Promise.race([terminal.question(question), ended])).trim().toLowerCase();
    if (answer === 'a' || answer === 'all') return 'all';
    return answer === 'y' || answer === 'yes' ? 'yes' : 'no';
  } finally {
    terminal.close();
  }
}
