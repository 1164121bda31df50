import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locale } from '../texts/locales.ts';

/** The pages of rules by code, in Markdown; they are docs/rules, put together by the build (scripts/rulePages.mjs). */
export type RulePages = Readonly<Record<string, Readonly<Record<Locale, string>> | undefined>>;

/**
 * Reads the pages.
 * @param dataFolder that of the data that come with the program
 * @returns no page where they are not to be had: a report goes without them
 */
export function readRulePages(dataFolder: string): RulePages {
  try {
    return JSON.parse(readFileSync(join(dataFolder, 'rules', 'pages.json'), 'utf8')) as RulePages;
  } catch {
    return {};
  }
}

/**
 * A page as text for a terminal: code is indented, headings stand out where that is possible, links are their words.
 */
export function pageAsText(markdown: string, isTerminal: boolean): string {
  let inCode = false;
  const lines = markdown.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      inCode = !inCode;
      return [];
    }
    if (inCode) return line === '' ? line : `    ${line}`;
    const heading = /^#+ (.*)$/.exec(line)?.[1];
    if (heading !== undefined) return isTerminal ? `\u001B[1m${heading}\u001B[0m` : heading;
    return line.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('**', '');
  });
  return `${lines.join('\n')}\n`;
}

/** The same in one paragraph of plain words: what SARIF calls the text of a help. */
export function pageAsPlainText(markdown: string): string {
  return pageAsText(markdown, false).replaceAll('`', '').trim();
}
