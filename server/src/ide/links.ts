import type { DocumentLink } from 'vscode-languageserver-types';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { expandExactly } from '../model/expand.ts';
import { parameterOf } from '../model/parameter.ts';
import { type WrittenItem, writtenItems } from '../model/typedValue.ts';
import type { Assignment } from '../syntax/element.ts';
import { toSource, toSourceEnd } from '../syntax/logicalText.ts';
import { unbrace, splitList } from '../syntax/splitList.ts';
import { type MainDocument, rangeOf } from '../languages/mainCf/mainDocument.ts';

/** Kinds of values in which a path is no file that an editor opens: directories, programs, sockets, free text. */
const noFiles = new Set([
  'directory', 'directory-list', 'directory-or-template', 'shell-command', 'socket-name', 'text', 'text-template', 'character-set', 'pathname-prefix-list',
  'pathname-template-list', 'pathname-relative', 'milter-list', 'transport', 'nexthop', 'nexthop-list', 'sasl-path', 'inet-endpoint', 'prng-source', 'strftime-format',
]);
/** Names of programs and sockets whose kind is `pathname`. */
const notText = /^(?:mailq_path|newaliases_path|sendmail_path)$/;

/** The files that values name: absolute paths, and those of tables such as `hash:/etc/postfix/x`. */
export function documentLinks(document: MainDocument): DocumentLink[] {
  if (!document.uri.startsWith('file:')) return [];
  const { elements, offsets } = document.context.configuration.tree;
  const links: DocumentLink[] = [];
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i];
    if (element?.kind !== 'assignment' || !/[/$]/.test(element.value.text)) continue;
    for (const { start, end, path } of pathsIn(document, element)) {
      const offset = offsets[i] as number;
      const span = { start: offset + toSource(element.value, start), end: offset + toSourceEnd(element.value, end) };
      links.push({ range: rangeOf(document, span), target: pathToUri(path) });
    }
  }
  return links;
}

interface Path { readonly start: number; readonly end: number; readonly path: string }

/** Paths with where they are written in the unexpanded value. */
export function pathsIn({ context }: MainDocument, element: Assignment): Path[] {
  const parameter = parameterOf(context.configuration, element.name);
  if (parameter?.raw || notText.test(element.name) || noFiles.has(parameter?.value ?? '')) return [];
  const { knowledge } = context.configuration;
  return writtenItems({ logical: element.value, macros: element.macros })
    .flatMap((item) => pathsOf(item, knowledge, (text) => expandExactly(text, context.lookup), 0));
}

function pathsOf({ text, span }: Pick<WrittenItem, 'text' | 'span'>, knowledge: Knowledge, expandExactly: (text: string) => string | undefined, depth: number): Path[] {
  if (text.startsWith('{')) return inBraces(text, span.start, knowledge, expandExactly, depth);
  // `!/etc/postfix/networks` in match lists; `debug:proxy:mysql:/path`.
  let at = text.startsWith('!') ? 1 : 0;
  for (let colon = text.indexOf(':', at); colon >= 0; colon = text.indexOf(':', at)) {
    const type = knowledge.tableTypes.get(text.slice(at, colon));
    if (!type) break;
    at = colon + 1;
    if (text.charAt(at) === '{') return type.wraps || type.class === 'adapter' ? inBraces(text.slice(at), span.start + at, knowledge, expandExactly, depth) : [];
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

function inBraces(text: string, start: number, knowledge: Knowledge, expandExactly: (text: string) => string | undefined, depth: number): Path[] {
  if (depth > 4) return [];
  const inner = unbrace(text);
  const by = start + inner.span.start;
  return splitList(inner.text).flatMap((item) => pathsOf({ text: item.text, span: { start: by + item.span.start, end: by + item.span.end } }, knowledge, expandExactly, depth + 1));
}

/** The `file:` URI of an absolute path. */
export function pathToUri(path: string): string {
  // A lone surrogate has no UTF-8, so that encodeURIComponent() would throw.
  const whole = path.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return `file://${whole.split('/').map(encodeURIComponent).join('/')}`;
}
