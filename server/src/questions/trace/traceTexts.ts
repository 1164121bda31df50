import type { Assumption } from '../../evaluate/reading.ts';
import type { CheckStatus } from '../../evaluate/trace.ts';
import type { Locale } from '../../texts/locales.ts';

/** What a trace says by itself; replies and log lines are Postfix's. */
export interface TraceTexts {
  /** What stands above a trace in a document: who talks to which service, as which release plays it. */
  readonly title: (client: string, service: string, release: string) => string;
  readonly status: (status: CheckStatus | undefined) => string;
  readonly listed: (address: string) => string;
  readonly notFound: string;
  readonly failed: string;
  readonly assuming: (what: string) => string;
  readonly assumption: (assumption: Assumption) => string;
  readonly and: string;
  readonly furtherCases: (count: number) => string;
  readonly closed: string;
  readonly incomplete: string;
  readonly more: string;
}

const en: TraceTexts = {
  title: (client, service, release) => `A client at ${client} talks to ${service}, as in Postfix ${release}`,
  status: (status) => (status === undefined ? 'the list ends here' : statusEn[status]),
  listed: (address) => `does ${address} exist?`,
  notFound: 'not found',
  failed: 'lookup failed',
  assuming: (what) => `If ${what}:`,
  assumption: ({ question, label }) => {
    if (question.kind === 'dns') return `DNS says "${label}" for ${question.name} ${question.type}`;
    if (question.kind === 'policy') return `the policy server ${question.server} says "${label}"`;
    if (question.kind === 'verify') return `${question.address} is verified as "${label}"`;
    if (question.kind === 'table') return `${question.table} says "${label}" for "${question.key}"`;
    if (question.kind === 'proxyFilter') return `the filter ${question.endpoint} is "${label}"`;
    if (question.kind === 'milter') return `the Milter ${question.milter} says "${label}" to ${question.event}`;
    if (question.kind === 'account') return `the account ${question.name} is "${label}"`;
    if (question.kind === 'addressFile') return `the file ${question.path} is "${label}"`;
    return `"${label}" is the answer to whether ${question.name} matches ${question.filter}`;
  },
  and: ' and ',
  furtherCases: (count) => `or in ${count} more ${count === 1 ? 'case' : 'cases'}:`,
  closed: '(the connection is closed)',
  incomplete: 'What follows is not known: it may be anything.',
  more: 'There are more cases than are shown.',
};

const statusEn: Readonly<Record<CheckStatus, string>> = {
  dunno: 'does not decide',
  ok: 'lets pass',
  reject: 'refuses',
  'retry-error': 'fails',
  'config-error': 'is set up wrongly',
  aborted: 'the list ends here',
  unknown: 'is not known',
};

const zhCn: TraceTexts = {
  title: (client, service, release) => `地址为 ${client} 的客户端连接到 ${service}（按 Postfix ${release}）`,
  status: (status) => (status === undefined ? '列表到此结束' : statusZhCn[status]),
  listed: (address) => `${address} 是否存在？`,
  notFound: '未找到',
  failed: '查找失败',
  assuming: (what) => `如果${what}：`,
  assumption: ({ question, label }) => {
    if (question.kind === 'dns') return `DNS 对 ${question.name} ${question.type} 回答“${label}”`;
    if (question.kind === 'policy') return `策略服务器 ${question.server} 回答“${label}”`;
    if (question.kind === 'verify') return `${question.address} 的验证结果是“${label}”`;
    if (question.kind === 'table') return `${question.table} 对“${question.key}”回答“${label}”`;
    if (question.kind === 'proxyFilter') return `过滤器 ${question.endpoint} 的状态是“${label}”`;
    if (question.kind === 'milter') return `Milter ${question.milter} 在 ${question.event} 时回答“${label}”`;
    if (question.kind === 'account') return `账户 ${question.name} 的状态是“${label}”`;
    if (question.kind === 'addressFile') return `文件 ${question.path} 的状态是“${label}”`;
    return `${question.name} 是否匹配 ${question.filter} 的答案是“${label}”`;
  },
  and: '，并且',
  furtherCases: (count) => `或另外 ${count} 种情况：`,
  closed: '（连接已关闭）',
  incomplete: '之后的结果未知，可能是任何情况。',
  more: '还有更多情况未显示。',
};

const statusZhCn: Readonly<Record<CheckStatus, string>> = {
  dunno: '不作决定',
  ok: '放行',
  reject: '拒绝',
  'retry-error': '失败',
  'config-error': '配置有误',
  aborted: '列表到此结束',
  unknown: '未知',
};

/** By locale. */
export const traceTexts: Readonly<Record<Locale, TraceTexts>> = { en, 'zh-cn': zhCn };
