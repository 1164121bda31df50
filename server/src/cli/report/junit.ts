import type { Problem } from '../problem.ts';
import { below } from './paths.ts';
import type { Report } from './report.ts';

/** JUnit's XML: a suite a file, a failed case a problem; a file without problems is one case that passed. */
export function junitReport(report: Report): string {
  const suites = report.files.map(({ path, problems }) => {
    const name = attribute(below(report.root, path) ?? path);
    const cases = problems.length
      ? problems.map((problem) => failedCase(name, problem))
      : [`    <testcase name="postfix-lint" classname="${name}"/>`];
    const count = `tests="${cases.length}" failures="${problems.length}" errors="0"`;
    return `  <testsuite name="${name}" ${count}>\n${cases.join('\n')}\n  </testsuite>`;
  });
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="postfix-lint">',
    ...suites,
    '</testsuites>',
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function failedCase(file: string, { code, severity, message, start }: Problem): string {
  const place = `line ${start.line}, column ${start.column}`;
  const text = attribute(`${place}: ${message}`);
  return (
    `    <testcase name="${attribute(code)}: ${place}" classname="${file}">\n` +
    `      <failure type="${severity}" message="${attribute(message)}">${text}</failure>\n` +
    '    </testcase>'
  );
}

/** A text in XML 1.0, which has no place for most control characters, not even escaped. */
function attribute(text: string): string {
  return [...text].map((character) => entities[character] ?? (isChar(character) ? character : '\uFFFD')).join('');
}
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
};

/** The production Char of XML 1.0. */
function isChar(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= 0x20 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
