import type { Knowledge } from '../../facts/knowledge.ts';
import { expandExactly } from '../../model/expand.ts';
import { parameterOf } from '../../model/parameter.ts';
import { type WrittenItem, writtenItems } from '../../model/typedValue.ts';
import { ownPathIn } from '../../rules/entries/tableUses.ts';
import type { Context } from '../../rules/rule.ts';
import type { Assignment } from '../../syntax/element.ts';
import { toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { splitList, unbrace } from '../../syntax/splitList.ts';
import type { PathLink } from '../language.ts';

/** Kinds of values in which a path is no file that an editor opens: directories, programs, sockets, free text. */
const noFiles = new Set([
  'directory',
  'directory-list',
  'directory-or-template',
  'shell-command',
  'socket-name',
  'text',
  'text-template',
  'character-set',
  'pathname-prefix-list',
  'pathname-template-list',
  'pathname-relative',
  'milter-list',
  'transport',
  'nexthop',
  'nexthop-list',
  'sasl-path',
  'inet-endpoint',
  'prng-source',
  'strftime-format',
]);
/** Names of programs and sockets whose kind is `pathname`. */
const notText = /^(?:mailq_path|newaliases_path|sendmail_path)$/;

/**
 * The files that the value of a setting names: absolute paths, and those of tables such as `hash:/etc/postfix/x`.
 * @param offset where the element starts that the setting's spans are relative to
 */
export function settingPaths(context: Context, setting: Assignment, offset: number): PathLink[] {
  const { value } = setting;
  if (!/[/$]/.test(value.text)) return [];
  return pathsIn(context, setting).map(({ start, end, path }) => ({
    span: { start: offset + toSource(value, start), end: offset + toSourceEnd(value, end) },
    path: ownPathIn(context, path),
  }));
}

interface PathInValue {
  readonly start: number;
  readonly end: number;
  readonly path: string;
}

/** Paths with where they are written in the unexpanded value. */
function pathsIn(context: Context, element: Assignment): PathInValue[] {
  const parameter = parameterOf(context.configuration, element.name);
  if (parameter?.raw || notText.test(element.name) || noFiles.has(parameter?.value ?? '')) return [];
  const { knowledge } = context.configuration;
  return writtenItems({ logical: element.value, macros: element.macros }).flatMap((item) =>
    pathsOf(item, knowledge, (text) => expandExactly(text, context.lookup), 0),
  );
}

function pathsOf(
  { text, span }: Pick<WrittenItem, 'text' | 'span'>,
  knowledge: Knowledge,
  expandExactly: (text: string) => string | undefined,
  depth: number,
): PathInValue[] {
  if (text.startsWith('{')) return inBraces(text, span.start, knowledge, expandExactly, depth);
  // `!/etc/postfix/networks` in match lists; `debug:proxy:mysql:/path`.
  let at = text.startsWith('!') ? 1 : 0;
  for (let colon = text.indexOf(':', at); colon >= 0; colon = text.indexOf(':', at)) {
    const type = knowledge.tableTypes.get(text.slice(at, colon));
    if (!type) break;
    at = colon + 1;
    if (text.charAt(at) === '{') {
      return type.wraps || type.class === 'adapter'
        ? inBraces(text.slice(at), span.start + at, knowledge, expandExactly, depth)
        : [];
    }
    if (!type.wraps && type.class !== 'adapter') {
      // Names of other tables only look like paths (`static:/x`, `socketmap:unix:/run/x:name`).
      if (type.class !== 'file' && !type.configFile) return [];
      break;
    }
  }
  const written = text.slice(at);
  const expanded = written.includes('$') ? expandExactly(written) : written;
  const path = at === 0 && written.startsWith('$') ? expanded && withoutType(expanded, knowledge) : expanded;
  if (path === undefined || !/^\/[^\s,:{}]*[^\s,:{}/]$/.test(path)) return [];
  return [{ start: span.start + at, end: span.end, path }];
}

/** `$default_database_type:/path` */
function withoutType(text: string, knowledge: Knowledge): string {
  const colon = text.indexOf(':');
  const type = colon < 0 ? undefined : knowledge.tableTypes.get(text.slice(0, colon));
  return type && (type.class === 'file' || type.configFile) ? text.slice(colon + 1) : text;
}

function inBraces(
  text: string,
  start: number,
  knowledge: Knowledge,
  expandExactly: (text: string) => string | undefined,
  depth: number,
): PathInValue[] {
  if (depth > 4) return [];
  const inner = unbrace(text);
  const by = start + inner.span.start;
  return splitList(inner.text).flatMap((item) =>
    pathsOf(
      { text: item.text, span: { start: by + item.span.start, end: by + item.span.end } },
      knowledge,
      expandExactly,
      depth + 1,
    ),
  );
}
