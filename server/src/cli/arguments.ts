import { parseArgs } from 'node:util';
import type { LintMessages } from '../texts/messages.ts';
import { type Locale, isLanguageName, localeNames, localeOf } from '../texts/locales.ts';
import { usageFault } from './mistyped.ts';
import { nearestWord } from '../rules/nearestWord.ts';
import { ruleCodes } from '../rules/ruleCodes.ts';
import { type RuleSettings, isCode, isTarget, severities, targetsText } from '../settings/values.ts';

const formats = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;
/** How problems are printed. */
export type Format = (typeof formats)[number];

/** What the command line asks for. */
export interface Options {
  /** Without `staged` there is one at least. */
  readonly paths: readonly string[];
  /** Whether the index of Git is checked instead of the disk. */
  readonly staged: boolean;
  /** What is left out where folders are searched, in the language of .gitignore. */
  readonly exclude: readonly string[];
  readonly format: Format;
  readonly fix: boolean;
  /** Whether what `--fix` would change is printed, and nothing written. */
  readonly diff: boolean;
  /** Whether only errors are listed; the others are counted still. */
  readonly quiet: boolean;
  /** How many findings of a file are listed. */
  readonly maxFindings: number;
  readonly targetVersion: string | undefined;
  readonly rules: RuleSettings;
  /** How many warnings are let pass; errors never are. */
  readonly maxWarnings: number;
  /** Whether to look at the files that a main.cf names, and at the Postfix that is installed. */
  readonly files: boolean;
  readonly baseline: string | undefined;
  readonly writeBaseline: boolean;
  readonly locale: Locale | undefined;
  /** The name under which standard input is checked; undefined = files are. */
  readonly stdin: string | undefined;
  readonly effective:
    { readonly service: string | undefined; readonly expand: boolean; readonly all: boolean } | undefined;
}

/** What the command is to do. */
export type Command =
  | { readonly kind: 'lint'; readonly options: Options }
  | { readonly kind: 'help'; readonly locale: Locale | undefined }
  | { readonly kind: 'rules'; readonly locale: Locale | undefined }
  | { readonly kind: 'explain'; readonly code: string; readonly locale: Locale | undefined }
  | { readonly kind: 'version'; readonly locale: Locale | undefined }
  | {
      readonly kind: 'usage';
      readonly message: (messages: LintMessages) => string;
      readonly locale: Locale | undefined;
    };

const definitions = {
  format: { type: 'string', short: 'f' },
  fix: { type: 'boolean' },
  diff: { type: 'boolean' },
  explain: { type: 'string' },
  'target-version': { type: 'string' },
  rule: { type: 'string', multiple: true },
  'max-warnings': { type: 'string' },
  'no-files': { type: 'boolean' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'boolean' },
  lang: { type: 'string' },
  'stdin-filename': { type: 'string' },
  staged: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  'max-findings': { type: 'string' },
  'list-rules': { type: 'boolean' },
  exclude: { type: 'string', multiple: true },
  'show-effective': { type: 'boolean' },
  service: { type: 'string' },
  expand: { type: 'boolean' },
  all: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const;

/** Reads the command line; what is wrong with it is part of the answer. */
export function readArguments(args: readonly string[]): Command {
  let locale = looseLocale(args);
  const usage = (message: (messages: LintMessages) => string): Command => ({ kind: 'usage', message, locale });
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: definitions, allowPositionals: true });
  } catch (error) {
    return usage(usageFault(args, definitions, error));
  }
  const { values, positionals } = parsed;
  if (values.lang !== undefined) {
    if (!isLanguageName(values.lang))
      return usage((messages) =>
        messages.usage.badValue({ option: '--lang', value: values.lang ?? '', wanted: localeNames.join(', ') }),
      );
    locale = localeOf(values.lang);
  }
  if (values.help) return { kind: 'help', locale };
  if (values['list-rules']) return { kind: 'rules', locale };
  if (values.version) return { kind: 'version', locale };
  if (values.explain !== undefined) {
    const code = values.explain;
    if (!isCode(code))
      return usage((messages) => messages.usage.unknownCode({ code, near: nearestWord(code, ruleCodes) }));
    return { kind: 'explain', code, locale };
  }

  const format = formats.find((one) => one === (values.format ?? 'text'));
  if (!format)
    return usage((messages) =>
      messages.usage.badValue({ option: '--format', value: values.format ?? '', wanted: formats.join(', ') }),
    );
  const targetVersion = values['target-version'];
  if (targetVersion !== undefined && !isTarget(targetVersion)) {
    return usage((messages) =>
      messages.usage.badValue({ option: '--target-version', value: targetVersion, wanted: targetsText }),
    );
  }
  const maximum = values['max-warnings'] ?? '0';
  if (!/^(?:-1|\d{1,9})$/.test(maximum))
    return usage((messages) =>
      messages.usage.badValue({ option: '--max-warnings', value: maximum, wanted: '0, 1, 2, … -1' }),
    );
  const mostFindings = values['max-findings'] ?? '1000';
  if (!/^\d{1,9}$/.test(mostFindings))
    return usage((messages) =>
      messages.usage.badValue({ option: '--max-findings', value: mostFindings, wanted: '0, 1, 2, …' }),
    );
  const rules: Record<string, RuleSettings[string]> = {};
  for (const given of values.rule ?? []) {
    const equals = given.indexOf('=');
    const [code, word] = [given.slice(0, Math.max(equals, 0)), given.slice(equals + 1)];
    const severity = severities.find((one) => one === word);
    if (equals < 1 || !severity)
      return usage((messages) =>
        messages.usage.badValue({ option: '--rule', value: given, wanted: `CODE=${severities.join('|')}` }),
      );
    if (!isCode(code))
      return usage((messages) => messages.usage.unknownCode({ code, near: nearestWord(code, ruleCodes) }));
    rules[code] = severity;
  }
  const show = values['show-effective'] ?? false;
  const ofEffective = [
    ...(values.service !== undefined ? ['--service'] : []),
    ...(values.expand ? ['--expand'] : []),
    ...(values.all ? ['--all'] : []),
  ];
  const [option] = ofEffective;
  if (!show && option !== undefined)
    return usage((messages) => messages.usage.needs({ option, other: '--show-effective' }));
  if (values['write-baseline'] && values.baseline === undefined)
    return usage((messages) => messages.usage.needs({ option: '--write-baseline', other: '--baseline' }));
  const stdinName = values['stdin-filename'] ?? (positionals.includes('-') ? 'main.cf' : undefined);
  if (stdinName !== undefined && positionals.some((path) => path !== '-'))
    return usage((messages) => messages.usage.conflict({ option: '--stdin-filename', other: 'PATH' }));
  if (stdinName !== undefined && values.fix)
    return usage((messages) => messages.usage.conflict({ option: '--stdin-filename', other: '--fix' }));
  const staged = values.staged ?? false;
  if (staged && (values.fix || stdinName !== undefined))
    return usage((messages) =>
      messages.usage.conflict({ option: '--staged', other: values.fix ? '--fix' : '--stdin-filename' }),
    );
  const besideDiff = [
    ...(values.fix ? ['--fix'] : []),
    ...(values['write-baseline'] ? ['--write-baseline'] : []),
    ...(show ? ['--show-effective'] : []),
    ...(format === 'text' ? [] : [`--format ${format}`]),
  ][0];
  if (values.diff && besideDiff !== undefined)
    return usage((messages) => messages.usage.conflict({ option: '--diff', other: besideDiff }));
  if (show && (values.fix || (format !== 'text' && format !== 'json')))
    return usage((messages) =>
      messages.usage.conflict({ option: '--show-effective', other: values.fix ? '--fix' : `--format ${format}` }),
    );
  return {
    kind: 'lint',
    options: {
      staged,
      exclude: values.exclude ?? [],
      paths:
        positionals.length || stdinName !== undefined || staged ? positionals.filter((path) => path !== '-') : ['.'],
      format,
      fix: values.fix ?? false,
      diff: values.diff ?? false,
      quiet: values.quiet ?? false,
      maxFindings: Number(mostFindings),
      targetVersion,
      rules,
      maxWarnings: Number(maximum),
      files: !values['no-files'],
      baseline: values.baseline,
      writeBaseline: values['write-baseline'] ?? false,
      locale,
      stdin: stdinName,
      effective: show
        ? { service: values.service, expand: values.expand ?? false, all: values.all ?? false }
        : undefined,
    },
  };
}

/** The language to complain in when the rest of the line cannot be read. */
function looseLocale(args: readonly string[]): Locale | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = args[at]?.startsWith('--lang=') ? args[at]?.slice('--lang='.length) : args[at + 1];
  return at >= 0 && given !== undefined && isLanguageName(given) ? localeOf(given) : undefined;
}
