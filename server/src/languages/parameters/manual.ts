import type { ParameterFacts } from '../../facts/factTypes.ts';
import type { Knowledge } from '../../facts/knowledge.ts';
import { atLeast } from '../../facts/release.ts';
import { code, link } from './markdown.ts';

const site = 'https://www.postfix.org/';
/** Table types with a page of their own. */
const tablePages = new Set([
  'cidr',
  'ldap',
  'lmdb',
  'memcache',
  'mongodb',
  'mysql',
  'nisplus',
  'pcre',
  'pgsql',
  'regexp',
  'socketmap',
  'sqlite',
  'tcp',
]);

/** Whether postconf(5) explains a name. */
export function hasPage(knowledge: Knowledge, name: string): boolean {
  const facts = knowledge.parameters.get(name);
  return facts !== undefined && isDocumented(facts);
}

/** Where postconf(5) explains a name; undefined where it does not. */
export function parameterPage(knowledge: Knowledge, name: string): string | undefined {
  return hasPage(knowledge, name) ? anchor(name) : undefined;
}

/** A name with its place in the manual, where it has one. */
export function parameterLink(knowledge: Knowledge, name: string): string {
  const page = parameterPage(knowledge, name);
  return page === undefined ? code(name) : link(code(name), page);
}

/** Whether postconf(5) has it. Names that went with 2.3.1 or before are gone from the page too. */
function isDocumented(facts: ParameterFacts): boolean {
  return !facts.undocumented && !(facts.removed !== undefined && !atLeast(facts.removed, '2.4'));
}

/** The place in postconf(5) of a name that is known to be there: a restriction, a family of parameters. */
export function anchor(name: string): string {
  return `${site}postconf.5.html#${encodeURIComponent(name)}`;
}

/** The page of the manual that describes a table type. */
export function tablePage(type: string): string {
  return tablePages.has(type) ? `${site}${type}_table.5.html` : `${site}DATABASE_README.html#types`;
}

/** The page of a program of Postfix. */
export function programPage(program: string): string {
  return `${site}${encodeURIComponent(program)}.8.html`;
}
