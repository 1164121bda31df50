import type { Assumption } from '../../evaluate/reading.ts';
import type { Messages } from '../../texts/messages.ts';

/** What a trace says by itself. */
export type TraceTexts = Messages['trace'];

/** What was assumed of an unknown, as people read it. */
export function assumptionText({ question, label }: Assumption, { assumed }: TraceTexts): string {
  switch (question.kind) {
    case 'dns':
      return assumed.dns({ name: question.name, type: question.type, label });
    case 'policy':
      return assumed.policy({ server: question.server, label });
    case 'verify':
      return assumed.verify({ address: question.address, label });
    case 'table':
      return assumed.table({ table: question.table, key: question.key, label });
    case 'proxyFilter':
      return assumed.proxyFilter({ endpoint: question.endpoint, label });
    case 'milter':
      return assumed.milter({ milter: question.milter, event: question.event, label });
    case 'account':
      return assumed.account({ name: question.name, label });
    case 'addressFile':
      return assumed.addressFile({ path: question.path, label });
    case 'filter':
      return assumed.filter({ name: question.name, filter: question.filter, label });
  }
}

/** Several assumptions that hold at once: `If …:`. */
export function assumingText(assumptions: readonly Assumption[], texts: TraceTexts): string {
  return texts.assuming(assumptions.map((one) => assumptionText(one, texts)).join(texts.and));
}
