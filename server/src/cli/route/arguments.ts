import { type QuestionCommand, readQuestionWords } from '../questionArguments.ts';

/** What `postfix-lint route` is asked. */
export interface RouteOptions {
  readonly path: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly service: string | undefined;
  readonly filter: string | undefined;
  readonly headers: readonly string[];
  readonly worldFile: string | undefined;
  /** What `--assume` says, in its order. */
  readonly assumed: readonly string[];
  readonly format: 'text' | 'json';
  readonly targetVersion: string | undefined;
}

const definitions = {
  from: { type: 'string' },
  to: { type: 'string', multiple: true },
  service: { type: 'string' },
  filter: { type: 'string' },
  header: { type: 'string', multiple: true },
  world: { type: 'string' },
  assume: { type: 'string', multiple: true },
  format: { type: 'string' },
  'target-version': { type: 'string' },
} as const;

/** Reads the words behind `route`. */
export function readRouteArguments(args: readonly string[]): QuestionCommand<RouteOptions> {
  const words = readQuestionWords(args, definitions);
  if (words.kind !== 'words') return words;
  const { path, values } = words;
  const { format = 'text', to = [], from = '', filter, header: headers = [] } = values;
  if (to.length === 0) return { kind: 'usage', detail: '--to' };
  if (format !== 'text' && format !== 'json') return { kind: 'usage', detail: `--format ${format}` };
  return {
    kind: 'asked',
    options: {
      path,
      format,
      to,
      from,
      filter,
      headers,
      service: values.service,
      worldFile: values.world,
      assumed: values.assume ?? [],
      targetVersion: values['target-version'],
    },
  };
}
