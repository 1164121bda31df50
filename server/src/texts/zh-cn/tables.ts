import type { enTables } from '../en/tables.ts';

/** What features say of lookup tables. */
export const zhCnTables: typeof enTables = {
  class: 'main.cf 中定义的限制类',
  transport: (program) => `master.cf 中的传输，由 ${program} 运行`,
  noTransport: 'master.cf 中没有这个名称的传输：邮件会被延迟',
  readBy: (roles) => `由 ${roles} 读取。`,
  readAt: (role, place) => `由 ${role} 读取（${place}）`,
  lookUp: '查找键…',
  indexMissing: '需要运行 postmap：还没有索引文件',
  indexOlder: '需要运行 postmap：索引文件比源文件旧',
  large: '表过大：不提供大纲、着色和格式化',
  network: (bits, isNegated) => `${isNegated ? '同一地址族中除此之外的所有地址：' : ''}含 2^${bits} 个地址的网络`,
  pattern: ({ isNegated, ignoresCase, groups }) =>
    [
      isNegated ? '不匹配此表达式的内容' : '匹配此表达式的内容',
      ignoresCase ? '不区分大小写' : '区分大小写',
      groupsOf(groups),
    ].join('；'),
  keyOf: (kind) => keyTexts[kind],
};

function groupsOf(count: number): string {
  if (count === 0) return '没有分组';
  return count === 1 ? '一个分组：$1' : `${count} 个分组：$1 至 $${count}`;
}

const keyTexts = {
  address: '一个地址',
  domainOfAddress: '该域中没有单独条目的所有地址',
  subdomains: '该域之下的所有名称',
  any: '没有单独条目的所有内容',
  host: '一个域、主机名或地址',
  word: '一个键',
};
