import type { EntryRuleData } from '../../../rules/entries/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about the contents of tables say. */
export const zhCnEntryRules: TextsOf<EntryRuleData> = {
  'table-line': (d) => {
    switch (d.effect) {
      case 'unavailable':
        return `请删除这一行：键重复时，守护进程无法使用整个表，邮件会被推迟（“${d.log}”）。`;
      case 'first':
        return `表中已有这个键，以第一条为准（“${d.log}”）。`;
      case 'taken':
        return `Postfix 对这一行发出警告，并尽量照此读取（“${d.log}”）。`;
      case 'dropped':
        return `Postfix 不使用这一行。${d.suggestion === undefined ? '' : `是不是想写 “${d.suggestion}”？`}（“${d.log}”）`;
    }
  },
  'table-key': (d) => {
    const never = `“${d.name}” 从不查询 “${d.key}”`;
    const instead = d.suggestion === undefined ? '' : `请改用 “${d.suggestion}”。`;
    switch (d.problem) {
      case 'dot':
      case 'at':
      case 'domain':
        return `${never}，这一行不起作用。${instead}`;
      case 'partial':
        return `${never}：只查询完整的地址。网段请用 “cidr” 表。`;
      case 'address':
        return `${never}：它查询的是下一跳，不是邮件地址。`;
      case 'network':
        return `${never}：这种表不支持网段。请使用 “cidr” 表，或去掉末尾的数字。`;
      case 'parent':
        return `${never}：域名不带点就匹配其子域（parent_domain_matches_subdomains）。${instead}`;
      case 'capitals':
        return `“${d.key}” 永远不会匹配：有标志 “i” 时区分大小写，而 “${d.name}” 以小写查询。`;
    }
  },
  'table-comment': (d) => {
    switch (d.becomes) {
      case 'address':
        return `请把注释单独放在一行：写在值后面，“#” 和后面的词会成为 “${d.key}” 的地址。`;
      case 'value':
        return `请把注释单独放在一行：写在值后面，它会成为 “${d.key}” 的值的一部分。`;
      case 'text':
        return '请把注释单独放在一行：它会成为发送或记录的文本的一部分。';
    }
  },
  'hidden-entry': (d) => `这一行不起作用：第 ${d.line} 行的 “${d.by}” 会先匹配同样的键。`,
  'pattern-flag': (d) =>
    d.flag === 'i'
      ? '要忽略大小写，请去掉 “i”：模式默认忽略大小写，这个标志反而使其区分大小写。'
      : '要使用 +、?、| 和分组，请去掉 “x”：模式默认是扩展正则表达式，这个标志会关闭它。',
  'mailbox-catch-all': (d) =>
    `“${d.key}” 也会取走 “${d.domain}” 所有邮箱的邮件：别名先于邮箱处理。` +
    `请为每个邮箱添加 “用户@${d.domain} 用户@${d.domain}”。`,
};
