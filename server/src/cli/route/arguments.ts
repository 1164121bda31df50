import type { LintMessages } from '../../texts/messages.ts';
import { readQuestionWords } from '../questionArguments.ts';

/** What `postfix-lint route` is asked. */
export interface RouteOptions {
  readonly path: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly service: string | undefined;
  readonly filter: string | undefined;
  readonly headers: readonly string[];
  readonly worldFile: string | undefined;
  readonly format: 'text' | 'json';
  readonly targetVersion: string | undefined;
}

export type RouteCommand =
  | { readonly kind: 'route'; readonly options: RouteOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'usage'; readonly detail: string }
  | { readonly kind: 'option'; readonly message: (messages: LintMessages) => string };

const definitions = {
  from: { type: 'string' },
  to: { type: 'string', multiple: true },
  service: { type: 'string' },
  filter: { type: 'string' },
  header: { type: 'string', multiple: true },
  world: { type: 'string' },
  format: { type: 'string' },
  'target-version': { type: 'string' },
} as const;

/** Reads the words behind `route`. */
export function readRouteArguments(args: readonly string[]): RouteCommand {
  const words = readQuestionWords(args, definitions);
  if (words.kind !== 'words') return words;
  const { path, values } = words;
  const { format = 'text', to = [], from = '', filter, header: headers = [] } = values;
  if (to.length === 0) return { kind: 'usage', detail: '--to' };
  if (format !== 'text' && format !== 'json') return { kind: 'usage', detail: `--format ${format}` };
  return {
    kind: 'route',
    options: {
      path,
      format,
      to,
      from,
      filter,
      headers,
      service: values.service,
      worldFile: values.world,
      targetVersion: values['target-version'],
    },
  };
}
