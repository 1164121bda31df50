import type { TableRuleData } from '../../../rules/tables/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about lookup tables say. */
export const zhCnTableRules: TextsOf<TableRuleData> = {
  'unknown-table-type': (d) =>
    d.address !== undefined && d.type === ''
    ? '这里的 IPv6 地址必须放在方括号里：Postfix 会把它当作没有类型的查找表，smtpd 会停止（“expecting "type:name" form”）。'
    : d.address !== undefined ? `这里的 IPv6 地址必须放在方括号里：Postfix 会把它当作查找表，匹配会失败（“unsupported dictionary type: ${d.type}”）。`
    : d.newer !== undefined ? `查找表类型 “${d.type}” 自 Postfix ${d.newer} 起才有：`
      + `在 ${d.release} 中所有查询都会失败（“unsupported dictionary type”）。`
    : d.removed !== undefined ? `Postfix ${d.removed} 已移除查找表类型 “${d.type}”：所有查询都会失败（“unsupported dictionary type”）。`
    : d.endpoint ? `“${d.type}” 不是查找表类型；查询策略服务要用 “check_policy_service”。`
    : `Postfix 没有查找表类型 “${d.type}”：所有查询都会失败（“unsupported dictionary type: ${d.type}”）。`
      + `${d.suggestion ? `是不是想写 “${d.suggestion}”？` : ''}`,
  'untyped-table': (d) => {
    const what = d.joined !== undefined ? `${d.table.endsWith(':') ? '冒号后面的空格' : '本该是冒号的空格'}把一个查找表拆成了两个` : `“${d.table}” 不是 “类型:名称” 的形式`;
    return `${what}：打开它的程序会报错退出，自 3.12 起则是所有查询都失败（“expecting "type:name" form instead of "${d.table}"”）。`;
  },
};
