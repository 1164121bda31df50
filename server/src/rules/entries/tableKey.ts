import { readPatternLine } from '../../syntax/tables/patternRule.ts';
import { splitList } from '../../syntax/splitList.ts';
import type { EntryContext, EntryRule, RuleData } from '../rule.ts';
import { unaskedProblem } from '../tables/unaskedKey.ts';
import { isAccess, judgedRoles } from './tableUseKinds.ts';

type Data = RuleData<'table-key'>;

/**
 * A key that no program asks for: each role asks for keys of its own forms, in its own order (mail_addr_find.c,
 * smtpd_check.c, match_ops.c, transport.c), so that the line never answers.
 */
export const tableKey: EntryRule<'table-key'> = {
  code: 'table-key',
  severity: 'warning',
  scope: 'entry',
  appliesTo: (table) => judgedRoles(table).length > 0,
  check({ kind, key, keySpan, line }, table, report) {
    if (kind !== 'entry') return;
    // Another reader of the same file may ask for it.
    const found = table.roles.map((role) => problemOf(role, key, line.text, table));
    const [first] = found;
    if (!first || found.some((one) => !one)) return;
    report({ span: keySpan, data: first, ...(first.problem === 'domain' ? { severity: 'information' } : {}) });
  },
  fixes: ({ span, data: { suggestion } }) =>
    suggestion === undefined
      ? []
      : [
          {
            title: { key: 'insertWord', data: { word: suggestion } },
            edits: [{ span, text: suggestion }],
            preferred: true,
          },
        ],
};

function problemOf(role: string, key: string, line: string, table: EntryContext): Data | undefined {
  if (table.language === 'indexed') return isAccess(role) ? accessKey(role, key, table) : unaskedProblem(role, key);
  return table.language !== 'cidr' && isAccess(role) ? capitals(role, line, table.language) : undefined;
}

function accessKey(name: string, key: string, { view }: EntryContext): Data | undefined {
  const isAboutHosts = /^check_(?:client|helo|reverse_client_hostname)_access$/.test(name);
  if (isAboutHosts && /^[\d.]+\/\d+$|^[\da-f:]+::?[\da-f:]*\/\d+$/i.test(key))
    return { problem: 'network', key, name };
  if (key.startsWith('@') && key.length > 1) return { problem: 'at', key, name, suggestion: key.slice(1) };
  // match_parent_style.c: parents are asked for as `.domain` only where smtpd_access_maps is not in the list.
  const parents = view.main.text('parent_domain_matches_subdomains');
  const isBare = parents !== undefined && splitList(parents).some(({ text }) => text === 'smtpd_access_maps');
  return isBare && /^\.[^.]/.test(key) ? { problem: 'parent', key, name, suggestion: key.slice(1) } : undefined;
}

/** smtpd folds what it asks access tables for, so that a capital of a pattern which minds case meets nothing. */
function capitals(name: string, line: string, dialect: 'regexp' | 'pcre'): Data | undefined {
  const rule = readPatternLine(line, dialect);
  if (rule.kind !== 'rule' || rule.pattern.isNegated) return undefined;
  const { source, flags } = rule.pattern;
  const mindsCase = flags.replace(/[^i]/g, '').length % 2 === 1;
  // Alternatives may do without; classes, escapes and groups of PCRE have letters of their own.
  if (!mindsCase || /[|[({?*]/.test(source) || !/[A-Z]/.test(source.replace(/\\./g, ''))) return undefined;
  return { problem: 'capitals', key: source, name };
}
