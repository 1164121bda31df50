import { type QuestionCommand, readQuestionWords } from '../questionArguments.ts';

/** What `postfix-lint trace` is asked. */
export interface TraceOptions {
  readonly path: string;
  readonly client: string;
  readonly clientName: string | undefined;
  readonly reverseName: string | undefined;
  readonly helo: string | undefined;
  readonly from: string;
  readonly to: readonly string[];
  readonly login: string | undefined;
  readonly tls: boolean;
  readonly service: string | undefined;
  readonly worldFile: string | undefined;
  /** What `--assume` says, in its order. */
  readonly assumed: readonly string[];
  readonly format: 'text' | 'json';
  readonly targetVersion: string | undefined;
}

const definitions = {
  client: { type: 'string' },
  'client-name': { type: 'string' },
  'reverse-name': { type: 'string' },
  helo: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string', multiple: true },
  login: { type: 'string' },
  tls: { type: 'boolean' },
  service: { type: 'string' },
  world: { type: 'string' },
  assume: { type: 'string', multiple: true },
  format: { type: 'string' },
  'target-version': { type: 'string' },
} as const;

/** Reads the words behind `trace`. */
export function readTraceArguments(args: readonly string[]): QuestionCommand<TraceOptions> {
  const words = readQuestionWords(args, definitions);
  if (words.kind !== 'words') return words;
  const { path, values } = words;
  const { client, format = 'text', to = [] } = values;
  if (client === undefined) return { kind: 'usage', detail: '--client' };
  if (format !== 'text' && format !== 'json') return { kind: 'usage', detail: `--format ${format}` };
  const options: TraceOptions = {
    path,
    client,
    format,
    to,
    clientName: values['client-name'],
    reverseName: values['reverse-name'],
    helo: values.helo,
    from: values.from ?? '',
    login: values.login,
    tls: values.tls ?? false,
    service: values.service,
    worldFile: values.world,
    assumed: values.assume ?? [],
    targetVersion: values['target-version'],
  };
  return { kind: 'asked', options };
}
