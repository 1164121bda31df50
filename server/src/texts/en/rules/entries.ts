import type { EntryRuleData } from '../../../rules/entries/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about the contents of tables say. */
export const enEntryRules: TextsOf<EntryRuleData> = {
  'table-line': (d) => {
    switch (d.effect) {
      case 'unavailable':
        return (
          'Remove this line: with a key twice daemons cannot use the table at all, and mail is deferred ' +
          `(${quoted(d.log)}).`
        );
      case 'first':
        return `This key is in the table already, and the first entry counts (${quoted(d.log)}).`;
      case 'taken':
        return `Postfix warns of this line, and reads it as it can (${quoted(d.log)}).`;
      case 'dropped': {
        const meant = d.suggestion === undefined ? '' : ` Did you mean "${d.suggestion}"?`;
        return `Postfix does not use this line.${meant} (${quoted(d.log)})`;
      }
    }
  },
  'table-key': (d) => {
    const never = `"${d.name}" never asks for "${d.key}"`;
    const instead = d.suggestion === undefined ? '' : ` Use "${d.suggestion}".`;
    switch (d.problem) {
      case 'dot':
      case 'at':
      case 'domain':
        return `${never}: this line never answers.${instead}`;
      case 'partial':
        return `${never}: only whole addresses are asked for. Use a "cidr" table for networks.`;
      case 'address':
        return `${never}: it asks for next hops, not for addresses.`;
      case 'network':
        return `${never}: this type of table finds no networks. Use a "cidr" table, or leave out the last numbers.`;
      case 'parent':
        return `${never}: a domain matches its subdomains without a dot (parent_domain_matches_subdomains).${instead}`;
      case 'capitals':
        return `"${d.key}" never matches: with the flag "i" case counts, and "${d.name}" asks in small letters.`;
    }
  },
  'table-comment': (d) => {
    switch (d.becomes) {
      case 'address':
        return `Put this comment on a line of its own: "#" and its words become addresses of "${d.key}".`;
      case 'value':
        return `Put this comment on a line of its own: behind a value it becomes part of the value of "${d.key}".`;
      case 'text':
        return 'Put this comment on a line of its own: it is part of the text that is sent or logged.';
    }
  },
  'hidden-entry': (d) => `This line never answers: "${d.by}" in line ${d.line} matches all of it first.`,
  'pattern-flag': (d) =>
    d.flag === 'i'
      ? 'Remove "i" to ignore case: patterns do so by default, and the flag turns it off.'
      : 'Remove "x" to use +, ?, | and groups: patterns are extended by default, and the flag turns that off.',
  'mailbox-catch-all': (d) =>
    `"${d.key}" takes the mail of all mailboxes of "${d.domain}" too: aliases come first. ` +
    `Add "user@${d.domain} user@${d.domain}" for each mailbox.`,
};

function quoted(log: string): string {
  return `"${log}"`;
}
