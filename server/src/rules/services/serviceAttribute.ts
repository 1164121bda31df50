import { column, isComplete, programOf, readServiceArguments } from '../../model/masterService.ts';
import type { MasterWord } from '../../syntax/masterCf.ts';
import type { Span } from '../../syntax/span.ts';
import { isTemplate, upperCasePlaceholder } from '../reportedByOtherRule.ts';
import { nearestWord } from '../nearestWord.ts';
import type { MasterContext, ServiceRule } from '../rule.ts';
import type { AttributeProblem } from './data.ts';

const pipeNames = ['flags', 'user', 'directory', 'chroot', 'eol', 'null_sender', 'size', 'argv'];
const spawnNames = ['user', 'argv'];
const attributeNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['pipe', pipeNames],
  ['spawn', spawnNames],
  ['smtp', ['flags']],
  ['lmtp', ['flags']],
]);

/**
 * pipe.c, spawn.c, smtp.c: get_service_attr(); each of these is fatal for the program, but a macro,
 * for which pipe warns `unknown macro name` and defers the mail.
 */
export const serviceAttribute: ServiceRule<'service-attribute'> = {
  code: 'service-attribute',
  severity: 'error',
  scope: 'service',
  check(entry, context, report) {
    const program = programOf(entry);
    if (
      !isComplete(entry) ||
      program === undefined ||
      isTemplate(context.text.slice(entry.span.start, entry.span.end))
    )
      return;
    const names = attributeNames.get(program);
    if (!names) return;
    const { rest } = readServiceArguments(entry);
    // Before 3.5 the client took no arguments: extra-argument and its like tell of that.
    const found = readAttributes(rest, names);
    const command = entry.columns[column.command]?.span ?? entry.span;
    const placeholder = rest.some(({ text }) => upperCasePlaceholder.test(text));
    if (program === 'pipe' || program === 'spawn') {
      for (const name of ['user', 'argv'] as const) {
        if (!found.values.has(name) && !found.stopped && !placeholder)
          report({ span: command, data: { program, problem: 'missing', name } });
      }
    }
    for (const problem of found.problems) {
      // trailing-comment, option-comma and option-spacing tell of words that are no attributes.
      if (
        !problem.word.text.startsWith('#') &&
        !(names.length === 1 && !problem.suggestion && !/=/.test(problem.word.text))
      ) {
        report({
          span: problem.word.span,
          data: {
            program,
            problem: problem.kind,
            name: problem.word.text,
            ...(problem.suggestion ? { suggestion: problem.suggestion } : {}),
          },
        });
      }
    }
    checkValues(program, found.values, context, (span, data) =>
      report({
        span,
        data: { program, ...data },
        ...(data.problem === 'macro' ? { severity: 'warning' as const } : {}),
      }),
    );
  },
  fixes: ({ span, data }) =>
    data.suggestion === undefined
      ? []
      : [
          {
            title: { key: 'replaceSetting', data: { text: data.suggestion } },
            edits: [{ span, text: data.suggestion }],
            preferred: true,
          },
        ],
};

interface Attributes {
  readonly values: ReadonlyMap<
    string,
    { readonly word: MasterWord; readonly text: string; readonly command?: readonly MasterWord[] }
  >;
  readonly problems: readonly {
    readonly kind: 'unknown' | 'no-equals';
    readonly word: MasterWord;
    readonly suggestion?: string;
  }[];
  /** Something unreadable came before the end, so that what is missing may stand behind it. */
  readonly stopped: boolean;
}

/** Names match in any case; `argv=` takes all that follows. */
function readAttributes(words: readonly MasterWord[], names: readonly string[]): Attributes {
  const values = new Map<string, { word: MasterWord; text: string; command?: readonly MasterWord[] }>();
  for (const [i, word] of words.entries()) {
    const equals = word.text.indexOf('=');
    const name = equals < 0 ? word.text : word.text.slice(0, equals);
    if (equals > 0 && names.includes(name.toLowerCase())) {
      values.set(name.toLowerCase(), {
        word,
        text: word.text.slice(equals + 1),
        ...(name.toLowerCase() === 'argv' ? { command: words.slice(i) } : {}),
      });
      if (name.toLowerCase() === 'argv') break;
      continue;
    }
    // The first bad one ends the program; what comes behind it is its command or more of the same.
    const meant = equals < 0 && names.includes(name.toLowerCase()) ? name.toLowerCase() : nearestWord(name, names);
    const suggestion = meant === undefined || equals < 0 ? undefined : `${meant}${word.text.slice(equals)}`;
    return {
      values,
      problems: [
        {
          kind: equals < 0 && meant !== undefined ? 'no-equals' : 'unknown',
          word,
          ...(suggestion ? { suggestion } : {}),
        },
      ],
      stopped: true,
    };
  }
  return { values, problems: [], stopped: false };
}

type Tell = (
  span: Span,
  data: { readonly problem: AttributeProblem; readonly name: string; readonly value?: string },
) => void;

function checkValues(
  program: string,
  values: Attributes['values'],
  { configuration }: MasterContext,
  tell: Tell,
): void {
  const { deliveryAgentFlags } = configuration.knowledge.master;
  const flags = values.get('flags');
  const letters = deliveryAgentFlags[program === 'lmtp' ? 'smtp' : program] as
    { flags?: readonly string[]; macros?: readonly string[] } | undefined;
  if (flags && letters?.flags && !isTemplate(flags.text)) {
    const bad = [...flags.text].findIndex((letter) => !letters.flags?.includes(letter));
    const start = flags.word.span.start + 'flags='.length + bad;
    if (bad >= 0 && !flags.word.braced)
      tell({ start, end: start + 1 }, { problem: 'flag', name: 'flags', value: [...flags.text][bad] ?? '' });
  }
  const size = values.get('size');
  if (size && !/^\d+$/.test(size.text) && !upperCasePlaceholder.test(size.text))
    tell(size.word.span, { problem: 'size', name: 'size', value: size.text });
  const user = values.get('user');
  const owner = configuration.settings.get('mail_owner')?.at(-1)?.element.value.text ?? 'postfix';
  const account = user?.text.split(':')[0] ?? '';
  if (user && (account === 'root' || account === owner))
    tell(user.word.span, { problem: 'owner', name: 'user', value: account });
  if (program !== 'pipe' || !letters?.macros) return;
  for (const { text, span, braced } of values.get('argv')?.command ?? []) {
    if (braced || !text.includes('$')) continue;
    for (const match of text.matchAll(/\$\$|\$\{(\w+)\}|\$\((\w+)\)|\$(\w+)/g)) {
      const name = match[1] ?? match[2] ?? match[3];
      if (name === undefined || letters.macros.includes(name) || upperCasePlaceholder.test(name)) continue;
      tell(
        { start: span.start + match.index, end: span.start + match.index + match[0].length },
        { problem: 'macro', name },
      );
    }
  }
}
