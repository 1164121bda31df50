/** An example of a rule's page, in a fence. */
export interface PageExample {
  readonly role: 'wrong' | 'right';
  readonly text: string;
  /**
   * Comments of case files (`# target`, `# disk`, `# keys`, `# types`)
   * from a `<!-- with: target 3.5; disk /x absent -->` above the fence.
   */
  readonly given: string;
}

/**
 * What is wrong stands in a fence without a language, below `## Wrong`, `## Old` or `Wrong:`, so that no editor paints
 * it as good; what is right in one of Postfix's languages, wherever it is.
 */
export function pageExamples(page: string): PageExample[] {
  const examples: PageExample[] = [];
  let wrong = false;
  let given = '';
  const kinds = [
    '## (?<heading>.+)',
    '(?<label>Wrong|Right):',
    '<!-- with: (?<given>.+) -->',
    '```(?<language>.*)\\n(?<text>[^]*?)^```',
  ];
  const parts = new RegExp(`^(?:${kinds.join('|')})$`, 'gm');
  for (const { groups = {} } of page.matchAll(parts)) {
    const { heading, label, language, text } = groups;
    if (groups['given'] !== undefined)
      given = groups['given']
        .split('; ')
        .map((one) => `# ${one}\n`)
        .join('');
    else if (heading !== undefined) wrong = heading === 'Wrong' || heading === 'Old';
    else if (label !== undefined) wrong = label === 'Wrong';
    else if (text !== undefined) {
      if (language !== '' || wrong) examples.push({ role: language === '' ? 'wrong' : 'right', text, given });
      given = '';
    }
  }
  return examples;
}
