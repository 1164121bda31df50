import { atLeast } from '../../facts/release.ts';
import { programOf } from '../../model/masterService.ts';
import { parameterOf } from '../../model/parameter.ts';
import type { MasterEntry } from '../../syntax/masterCf.ts';
import type { Fix, MasterContext, ServiceRule } from '../rule.ts';
import { type ArgumentFault, argumentFaults } from './argumentProblems.ts';
import { insertAbove } from '../fixes/lineEdit.ts';
import { withBlanksBefore } from './entryEdit.ts';

type FaultOf<K extends ArgumentFault['kind']> = ArgumentFault & { readonly kind: K };

/** What is wrong with the arguments of an entry, of one kind. */
export function faultsOf<K extends ArgumentFault['kind']>(
  entry: MasterEntry,
  context: MasterContext,
  kind: K,
): FaultOf<K>[] {
  let faults = known.get(entry);
  if (!faults) {
    faults = argumentFaults(entry, context.text);
    known.set(entry, faults);
  }
  return faults.filter((fault): fault is FaultOf<K> => fault.kind === kind);
}
/** An entry belongs to one text, so that its faults are always the same; five rules ask for them. */
const known = new WeakMap<MasterEntry, readonly ArgumentFault[]>();

/**
 * `-o a = b` are three arguments. single_server.c: `invalid "-o a" option value: missing '=' after attribute name`; of
 * `-o a= b` the value is empty and `b` is `unexpected command-line argument: b` (smtpd.c and others).
 */
export const optionSpacing: ServiceRule<'option-spacing'> = {
  code: 'option-spacing',
  severity: 'error',
  scope: 'service',
  check(entry, context, report) {
    for (const { override, words, span } of faultsOf(entry, context, 'spacing'))
      report({
        span,
        data: {
          name: override.name,
          value: words[0]?.text ?? '',
          program: programOf(entry) ?? '',
          equals: override.problem === undefined,
        },
      });
  },
  fixes: (finding, context, entry) => joinFixes(finding.span.start, context, entry),
};

/** `-o a=b, c`: `c` is an argument of its own, `unexpected command-line argument: c` (smtpd.c and others). */
export const optionComma: ServiceRule<'option-comma'> = {
  code: 'option-comma',
  severity: 'error',
  scope: 'service',
  check(entry, context, report) {
    for (const { override, words, span, comma, quoted } of faultsOf(entry, context, 'split')) {
      report({
        span,
        data: {
          name: override.name,
          value: override.value.text,
          rest: words[0]?.text ?? '',
          program: programOf(entry) ?? '',
          comma,
          quoted,
        },
      });
    }
  },
  fixes: (finding, context, entry) => joinFixes(finding.span.start, context, entry),
};

/** A `#` behind something is a word like others: see option-comma for what becomes of words that nobody wants. */
export const trailingComment: ServiceRule<'trailing-comment'> = {
  code: 'trailing-comment',
  severity: 'error',
  scope: 'service',
  check(entry, context, report) {
    for (const { span, text, effect } of faultsOf(entry, context, 'comment')) {
      report({
        span,
        data: { text: text.length > 40 ? `${text.slice(0, 39)}…` : text, program: programOf(entry) ?? '', effect },
        ...(effect === 'stops'
          ? {}
          : { severity: effect === 'passed' ? ('warning' as const) : ('information' as const) }),
      });
    }
  },
  fixes({ span }, file) {
    const line = file.text.slice(span.start, span.end);
    return [
      {
        title: { key: 'moveComment', data: undefined },
        edits: [insertAbove(file, span.start, line), { span: withBlanksBefore(file.text, span), text: '' }],
        safe: true,
        preferred: true,
      },
    ];
  },
};

/** `fatal: unexpected command-line argument: x`. */
export const extraArgument: ServiceRule<'extra-argument'> = {
  code: 'extra-argument',
  severity: 'error',
  scope: 'service',
  check(entry, context, report) {
    for (const { span, text } of faultsOf(entry, context, 'extra'))
      report({ span, data: { text, program: programOf(entry) ?? '' } });
  },
};

/** single_server.c: `invalid option: x`, `invalid "-o x" option value: …`; master_ent.c: `missing '}' in "x"`. */
export const invalidOption: ServiceRule<'invalid-option'> = {
  code: 'invalid-option',
  severity: 'error',
  scope: 'service',
  check(entry, context, report) {
    for (const { problem, span, text } of faultsOf(entry, context, 'option'))
      report({ span, data: { problem, text, program: programOf(entry) ?? '' } });
  },
  fixes: ({ span, data }) =>
    data.problem === 'unclosed'
      ? [
          {
            title: { key: 'closeMacro', data: { bracket: '}' } },
            edits: [{ span: { start: span.end, end: span.end }, text: ' }' }],
          },
        ]
      : [],
};

/** Makes one argument of what was meant as one: without blanks where it is a list, else in braces (since 3.0). */
function joinFixes(start: number, context: MasterContext, entry: MasterEntry | undefined): Fix[] {
  const fault =
    entry &&
    argumentFaults(entry, context.text).find(
      (one): one is FaultOf<'spacing' | 'split'> =>
        (one.kind === 'spacing' || one.kind === 'split') && one.span.start === start,
    );
  if (!fault) return [];
  const { override, words, span, kind } = fault;
  const parts = [...(override.value.text === '' ? [] : [override.value.text]), ...words.map(({ text }) => text)];
  if (kind === 'spacing' && override.problem) parts[0] = (parts[0] ?? '').replace(/^=/, '');
  const values = parts.filter((part) => part !== '');
  const { configuration } = context;
  const hasBlanks = values.length > 1 && !isJoined(values);
  const value = hasBlanks && !isList(context, override.name) ? undefined : joined(values);
  const quotes = /^(["'])(.*)\1$/s.exec(values.join(' '));
  const needsBraces = value === undefined || quotes !== null;
  if (needsBraces && !atLeast(configuration.release, '3.0')) return [];
  const written = needsBraces
    ? `{ ${override.name} = ${quotes?.[2] ?? values.join(' ')} }`
    : `${override.name}=${value}`;
  // `-oname=value` in one word: braces are looked for at the start of a word alone.
  const glue = /\s/.test(context.text.charAt(span.start - 1)) ? '' : ' ';
  return [
    {
      title: { key: 'replaceSetting', data: { text: written } },
      edits: [{ span, text: glue + written }],
      preferred: true,
      safe: !hasBlanks && !quotes,
    },
  ];
}

/** The items of a list as one word. */
function joined(values: readonly string[]): string {
  if (values.length < 2 || isJoined(values)) return values.join('');
  return values
    .map((one) => one.replace(/^,|,$/g, ''))
    .filter(Boolean)
    .join(',');
}

/** `a,` `b`: a comma stands at each seam. */
function isJoined(values: readonly string[]): boolean {
  return values.every((value, i) => i === 0 || value.startsWith(',') || (values[i - 1] ?? '').endsWith(','));
}

function isList({ configuration }: MasterContext, name: string): boolean {
  return /list$/.test(parameterOf(configuration, name)?.value ?? '');
}
