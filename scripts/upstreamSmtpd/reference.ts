/** One command of a test input, with the lines that its reference has below it. */
export interface ReferenceStep {
  readonly command: string;
  readonly expected: readonly string[];
}

/** Takes a reference of smtpd_check apart: `>>> command`, then what it printed. */
export function readReference(text: string): ReferenceStep[] {
  const steps: { command: string; expected: string[] }[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    if (line.startsWith('>>> ')) steps.push({ command: line.slice(4), expected: [] });
    else steps.at(-1)?.expected.push(line);
  }
  return steps;
}

/** The words of a command, as argv_splitq() has them: blanks in braces do not end a word. */
export function commandWords(line: string): string[] {
  return line.match(/(?:\{[^{}]*\}|\S)+/g) ?? [];
}
