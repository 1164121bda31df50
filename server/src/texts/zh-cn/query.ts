import type { TablePlace, UnknownReason } from '../../lookup/answer.ts';
import type { Messages } from '../messages.ts';

export const zhCnQuery: Messages['query'] = {
  help: `用法：postfix-lint query [选项…] TYPE:NAME… KEY
      postfix-lint query [选项…] --parameter NAME [TYPE:NAME…] KEY

根据查找表的源文件打印“postmap -q”会打印的内容，退出状态相同；不读取索引。
KEY 为“-”时，从标准输入读取键。

  -c, --config-dir DIR
  --target-version R
  --parameter NAME
  --trace

  -c  main.cf 所在目录（默认 /etc/postfix）
  --target-version  Postfix 版本，例如 3.10（默认为已安装的版本，否则为最新版本）
  --parameter  按读取该参数的程序的方式查询所有键；也可以是 check_sender_access 之类的限制
  --trace  在标准错误上列出向哪个表查询了哪些键，以及由哪一行给出答案
`,
  usage: (detail) => `命令行有误：${detail}`,
  notARole: (name) => `不知道 ${name} 查询哪些键：它不读取查找表，或其方式未知`,
  noTables: (name) => `${name} 没有指定查找表`,
  noConfiguration: (folder) => `无法读取 ${folder}/main.cf`,
  uncertain: (name, value) => `仅凭 main.cf 无法确定 ${name}：${value}`,
  unknown: (reason) => `未知：${unknownZhCn(reason)}`,
  indexMissing: (index, source) => `${index} 不存在：这是对 ${source} 执行“postmap”之后的答案`,
  indexOlder: (index, source) => `${index} 比 ${source} 旧：这是执行“postmap”之后的答案`,
  asked: (table, key) => `${table}：“${key}”`,
  found: (value, place) => `找到“${value}”${place === undefined ? '' : `（${place}）`}`,
  notFound: '未找到',
  failed: '查询失败',
};

function unknownZhCn(reason: UnknownReason): string {
  switch (reason.code) {
    case 'remote':
      return `${reason.type} 表由其他程序回答`;
    case 'unread-type':
      return `此处不读取 ${reason.type} 表`;
    case 'unread-file':
      return `无法读取 ${reason.file}${reason.detail === undefined ? '' : `：${reason.detail}`}`;
    case 'environment':
      return `守护进程的环境变量 ${reason.name}`;
    case 'random':
      return `随机选取其一：${reason.values.map((value) => `“${value}”`).join('、')}`;
    case 'step-limit':
      return `${atZhCn(reason.place)}模式需要的步骤过多`;
    case 'engine-missing':
      return '无法加载 PCRE2';
    case 'pattern':
      return `${atZhCn(reason.place)}模式无法处理（${reason.detail}）`;
    case 'depth':
      return '查找表嵌套过深';
  }
}

function atZhCn(place: TablePlace | undefined): string {
  return place ? `${place.file}:${place.line} 处的` : '';
}
