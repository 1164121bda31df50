import { expand } from '../../model/expand.ts';
import { keptFor } from '../../facts/keptFor.ts';
import type { Knowledge } from '../../facts/knowledge.ts';
import { createQuery } from '../../instance/query.ts';
import { type Configuration, offsetOf, settingOf } from '../../model/configuration.ts';
import { isComplete } from '../../model/masterService.ts';
import { parameterOf } from '../../model/parameter.ts';
import { listedTables, looksIntoClasses, proxiedTable } from '../../model/proxiedTables.ts';
import { type LogicalText, toSource, toSourceEnd } from '../../syntax/logicalText.ts';
import { type Span, shift } from '../../syntax/span.ts';
import { type InstanceProblem, type InstanceView, instanceRule, instanceViewOf } from '../instance/instanceRule.ts';
import type { Context } from '../rule.ts';

/** Read by commands that open tables themselves, or by nobody as a table to look up in. */
const notLookedUp = new Set(['alias_database', 'proxy_read_maps', 'proxy_write_maps']);

/**
 * proxymap.c: a table that the list does not have is refused (`warning: request for unapproved table: "mysql:…"`), and
 * the program that asked stops (dict_proxy.c: `fatal: proxymap service is not configured for table "mysql:…"`). The
 * list is that of main.cf: of what `-o` settings name alone, proxymap knows nothing.
 */
export const proxyNotListed = instanceRule<'proxy-not-listed'>({
  code: 'proxy-not-listed',
  severity: 'error',
  *find(view) {
    const { configuration, used } = view;
    const inMain = [...tableParameters(configuration.knowledge), ...used.classes].flatMap((name) => {
      const setting = settingOf(configuration, name);
      return setting?.element.value.text.includes('proxy:') && !notLookedUp.has(name) ? [{ name, setting }] : [];
    });
    // The lists refer to dozens of parameters: few files have a use for them.
    if (inMain.length === 0 && !mayNameProxied(configuration)) return;
    const [read, write] = [readListed(view.context), writeListed(view.context)];
    if (!read || !write) return;
    for (const { name, setting } of inMain) {
      const isCache = configuration.knowledge.parameters.get(name)?.value === 'cache-map';
      const isClass = used.classes.has(name) && !looksIntoClasses(configuration.release);
      if (!isClass && !parameterOf(configuration, name)) continue;
      const place = (span: Span): Span => shift(span, offsetOf(configuration, setting));
      yield* missingIn(setting.element.value, isCache ? write : read, isCache, (span) => ({
        file: 'main.cf',
        span: place(span),
      }));
    }
    yield* ofServices(view, read);
  },
});

/**
 * The parameters that may name tables: looking at these alone,
 * not at all that a file sets, keeps a keystroke elsewhere cheap.
 */
const tableParameters = keptFor(({ parameters }: Knowledge): readonly string[] =>
  [...parameters]
    .filter(([, { type, value }]) => type === 'string' && value !== undefined && /map|list|domain/.test(value))
    .map(([name]) => name),
);

/** Whether a `-o` could name a table of proxymap, itself or by a setting that it refers to. */
function mayNameProxied({ master }: Configuration): boolean {
  return (master?.entries ?? []).some(({ overrides }) =>
    overrides.some(({ value: { text } }) => text.includes('proxy:') || text.includes('$')),
  );
}

/** The lists refer to dozens of settings, and are expanded again when one of those changes. */
const readListed = createQuery((context: Context) => listedIn(instanceViewOf(context), 'proxy_read_maps'));
const writeListed = createQuery((context: Context) => listedIn(instanceViewOf(context), 'proxy_write_maps'));

/** What a list holds; what only the host knows of the settings that it names is no table. */
function listedIn(
  { main, lookup, configuration }: InstanceView,
  list: 'proxy_read_maps' | 'proxy_write_maps',
): ReadonlySet<string> | undefined {
  const written = lookup(list);
  if (written === null || written === undefined) return undefined;
  // A name of the user's own that is not there expands to nothing.
  const expanded = expand(written, (name) => lookup(name) ?? '').text;
  const own = settingOf(configuration, list)?.element.value.text ?? '';
  return main.text('queue_directory') === undefined && own === '' ? undefined : listedTables(expanded);
}

/** The tables of `-o` settings, also those that stand in a setting of main.cf which nothing else reads. */
function* ofServices(
  { configuration, lookup }: InstanceView,
  listed: ReadonlySet<string>,
): Generator<InstanceProblem<'proxy-not-listed'>> {
  for (const entry of configuration.master?.entries ?? []) {
    if (!isComplete(entry)) continue;
    for (const { name, value } of entry.overrides) {
      if (
        notLookedUp.has(name) ||
        configuration.knowledge.parameters.get(name)?.value === 'cache-map' ||
        !parameterOf(configuration, name)
      )
        continue;
      yield* missingIn(value, listed, false, (span) => ({ file: 'master.cf', span }));
      if (!value.text.includes('$')) continue;
      for (const [, one] of value.text.matchAll(/\$[({]?([A-Za-z0-9_]+)/g)) {
        const setting = one === undefined ? undefined : settingOf(configuration, one);
        // A parameter of Postfix's own is judged as such.
        if (!setting || one === undefined || parameterOf(configuration, one) || lookup(one) === null) continue;
        const place = (span: Span): Span => shift(span, offsetOf(configuration, setting));
        yield* missingIn(setting.element.value, listed, false, (span) => ({ file: 'main.cf', span: place(span) }));
      }
    }
  }
}

const table = /(?<![\w:.-])(?:proxy:)+[a-z]+:[^\s,{}]+/g;

function* missingIn(
  value: LogicalText,
  listed: ReadonlySet<string>,
  write: boolean,
  at: (span: Span) => InstanceProblem<'proxy-not-listed'>['at'],
): Generator<InstanceProblem<'proxy-not-listed'>> {
  for (const match of value.text.matchAll(table)) {
    const name = proxiedTable(match[0]);
    if (name === undefined || name.includes('$') || listed.has(name)) continue;
    const span = { start: toSource(value, match.index), end: toSourceEnd(value, match.index + match[0].length) };
    yield { at: at(span), data: { table: name, list: write ? 'proxy_write_maps' : 'proxy_read_maps' } };
  }
}
