import { offsetOf, settingOf } from '../../model/configuration.ts';
import { inlineEntries } from '../../model/inlineTable.ts';
import { readRestrictions, restrictionClass } from '../../model/restrictionList.ts';
import { type Parameter, parameterOf } from '../../model/parameter.ts';
import { tableReferences } from '../../model/tableReference.ts';
import { lacksService } from '../../model/transports.ts';
import { type TypedValue, sourceOf, typedValue } from '../../model/typedValue.ts';
import { type Span, shift } from '../../syntax/span.ts';
import { splitList, unbrace } from '../../syntax/splitList.ts';
import { type InstanceProblem, type InstanceView, instanceRule } from '../instance/instanceRule.ts';
import { judgedItems } from '../reportedByOtherRule.ts';
import type { RuleData } from '../rule.ts';
import { namedOverrides } from '../services/overrideName.ts';
import { accessProblem } from './accessResult.ts';
import { wrongDigest } from './fingerprintLength.ts';
import { policyProblem } from './policyResult.ts';

type Data = RuleData<'inline-result'>;

/** Parameters whose inline tables are checked, and what a result must be. */
const resultChecks: Readonly<Record<string, (view: InstanceView, key: string, value: string) => Data | undefined>> = {
  sender_bcc_maps: (_view, key, value) => severalAddresses(key, value),
  recipient_bcc_maps: (_view, key, value) => severalAddresses(key, value),
  smtp_tls_policy_maps: (view, key, value) => policyProblem(key, value, 'smtp', view),
  lmtp_tls_policy_maps: (view, key, value) => policyProblem(key, value, 'lmtp', view),
  relay_clientcerts: (view, key) => digestProblem(view, key),
  transport_maps: (view, key, value) => transportProblem(view, key, value),
};
const accessLists = ['client', 'helo', 'sender', 'relay', 'recipient', 'data', 'end_of_data', 'etrn'].map(
  (name) => `smtpd_${name}_restrictions`,
);

/** A value of either file, and where a stretch of it stands. */
interface WrittenTables {
  readonly name: string;
  readonly value: TypedValue;
  readonly place: (span: Span) => InstanceProblem<'inline-result'>['at'];
}

/**
 * The results of an inline table stand in the setting: cleanup_addr.c takes a BCC result for one address; a policy
 * that cannot be read defers the mail (smtp_tls_policy.c: `invalid attribute name`, `client TLS configuration
 * problem`); a word that is no action makes smtpd answer `451 4.3.5 Server configuration error`; a fingerprint of
 * another length than the digest's is never asked for.
 */
export const inlineResult = instanceRule<'inline-result'>({
  code: 'inline-result',
  severity: 'error',
  *find(view) {
    for (const written of valuesOf(view)) {
      for (const entry of entriesOf(written, view)) {
        const judge = resultChecks[written.name];
        const data = judge ? judge(view, entry.key, entry.value) : accessEntry(view, entry);
        if (data)
          yield {
            at: written.place(entry.span),
            data,
            ...(warnings.has(data.problem) ? { severity: 'warning' } : {}),
          };
      }
    }
  },
});
/** What is read as something, though hardly as what was meant. */
const warnings: ReadonlySet<Data['problem']> = new Set(['digest', 'number', 'argument', 'service']);

/** The values with inline or static tables in them, of main.cf and of each `-o`. */
function* valuesOf(view: InstanceView): Generator<WrittenTables> {
  const {
    context,
    configuration,
    used: { classes },
  } = view;
  const names = new Set([...Object.keys(resultChecks), ...accessLists, ...classes]);
  const parameterNamed = (name: string): Parameter | undefined =>
    parameterOf(configuration, name) ?? restrictionClass(name, classes);
  for (const name of names) {
    const setting = settingOf(configuration, name);
    const parameter = setting && hasTable(setting.element.value.text) ? parameterNamed(name) : undefined;
    if (!setting || !parameter) continue;
    const { element } = setting;
    const value = typedValue(parameter, element.value, element.valueSpan, context.lookup, element.macros);
    const offset = offsetOf(configuration, setting);
    yield { name, value, place: (span) => ({ file: 'main.cf', span: shift(sourceOf(value, span), offset) }) };
  }
  for (const entry of context.master?.entries ?? []) {
    for (const override of namedOverrides(entry)) {
      const parameter =
        names.has(override.name) && hasTable(override.value.text) ? parameterNamed(override.name) : undefined;
      const values = parameter && context.master?.valueContext(entry);
      if (!values) continue;
      const value = typedValue(parameter, override.value, override.valueSpan, values.lookup);
      yield { name: override.name, value, place: (span) => ({ file: 'master.cf', span: sourceOf(value, span) }) };
    }
  }
}

function hasTable(text: string): boolean {
  return /(?:inline|static):/.test(text);
}

/** An entry of a table in a value. */
interface TableEntry {
  readonly key: string;
  readonly value: string;
  readonly span: Span;
  readonly restriction: string | undefined;
}

function* entriesOf(
  { name, value }: WrittenTables,
  { configuration: { knowledge }, used: { classes } }: InstanceView,
): Generator<TableEntry> {
  const items = judgedItems(value);
  if (Object.hasOwn(resultChecks, name)) {
    for (const { text, span, hasMacro } of tableReferences(value, knowledge, classes, items))
      if (!hasMacro) yield* inTable(text, span, undefined);
    return;
  }
  for (const { kind, word, facts, argument, name: restriction } of readRestrictions(items, knowledge, classes)) {
    const named = facts?.argument?.startsWith('map') === true ? argument : undefined;
    const table = kind === 'table' ? word : named;
    if (table?.written === true) yield* inTable(table.text, table.span, restriction);
  }
}

/** `inline:{…}`, and `static:` with what it gives for each key. */
function* inTable(text: string, span: Span, restriction: string | undefined): Generator<TableEntry> {
  for (const entry of inlineEntries(text)) {
    const at = { start: span.start + entry.span.start, end: span.start + entry.span.end };
    yield { key: entry.key, value: entry.value, span: at, restriction };
  }
  if (!text.startsWith('static:')) return;
  const result = text.slice('static:'.length);
  yield { key: '*', value: (result.startsWith('{') ? unbrace(result).text : result).trim(), span, restriction };
}

/** Of a table that is asked about certificates the keys are fingerprints. */
function accessEntry(view: InstanceView, { key, value, restriction }: TableEntry): Data | undefined {
  const digest = restriction === 'check_ccert_access' ? digestProblem(view, key) : undefined;
  return digest ?? accessProblem(key, value, restriction, view);
}

function severalAddresses(key: string, value: string): Data | undefined {
  const items = splitList(value, { braces: false });
  return items.length > 1 && items.every(({ text }) => text.includes('@'))
    ? { problem: 'addresses', key, text: value }
    : undefined;
}

function digestProblem(view: InstanceView, key: string): Data | undefined {
  const wrong = wrongDigest(view, key, 'smtpd');
  return (
    wrong && {
      problem: 'digest',
      key,
      text: wrong.digest,
      parameter: wrong.parameter,
      ...(wrong.meant === undefined ? {} : { meant: wrong.meant }),
    }
  );
}

/**
 * `smtp :host`: a blank before the colon is part of the transport's name; and a transport is a service of master.cf.
 */
function transportProblem({ services, configuration }: InstanceView, key: string, value: string): Data | undefined {
  if (/^[\w-]+\s+:/.test(value)) return { problem: 'transport', key, text: value };
  const service = /^([\w-]+):(?!\/)/.exec(value)?.[1];
  if (service === undefined || !services || !lacksService(configuration.services ?? [], service)) return undefined;
  return { problem: 'service', key, text: service };
}
