import { parseArgs } from 'node:util';
import type { LintMessages } from '../../texts/messages.ts';
import { usageFault } from '../mistyped.ts';

/** What `postfix-lint query` is asked. */
export interface QueryOptions {
  /** The folder of main.cf. */
  readonly folder: string | undefined;
  readonly targetVersion: string | undefined;
  /** `type:name` words; none where a parameter gives them. */
  readonly tables: readonly string[];
  /** `-`: keys come from standard input. */
  readonly key: string;
  readonly trace: boolean;
  /** A parameter, or a restriction such as check_sender_access with tables. */
  readonly parameter: string | undefined;
}

/** What the command line says. */
export type QueryCommand =
  | { readonly kind: 'query'; readonly options: QueryOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly detail: string }
  | { readonly kind: 'option'; readonly message: (messages: LintMessages) => string };

const definitions = {
  'config-dir': { type: 'string', short: 'c' },
  'target-version': { type: 'string' },
  parameter: { type: 'string' },
  trace: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string' },
} as const;

/** Reads the words behind `query`. The last one is the key. */
export function readQueryArguments(args: readonly string[]): QueryCommand {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options: definitions, allowPositionals: true });
  } catch (error) {
    return { kind: 'option', message: usageFault(args, definitions, error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: 'help' };
  const key = positionals.at(-1);
  const tables = positionals.slice(0, -1);
  if (key === undefined) return { kind: 'usage', detail: 'KEY' };
  if (tables.length === 0 && values.parameter === undefined) return { kind: 'usage', detail: 'TYPE:NAME' };
  return {
    kind: 'query',
    options: {
      folder: values['config-dir'],
      targetVersion: values['target-version'],
      tables,
      key,
      trace: values.trace ?? false,
      parameter: values.parameter,
    },
  };
}
