import type { TablePlace, UnknownReason } from '../../lookup/answer.ts';
import type { Locale } from '../../texts/locales.ts';

/** What `postfix-lint query` says by itself; what Postfix says is in Postfix's words. */
export interface QueryTexts {
  readonly help: string;
  readonly usage: (detail: string) => string;
  readonly badRelease: (release: string) => string;
  readonly notARole: (name: string) => string;
  readonly noTables: (name: string) => string;
  readonly noConfiguration: (folder: string) => string;
  readonly uncertain: (name: string, value: string) => string;
  readonly unknown: (reason: UnknownReason) => string;
  readonly indexMissing: (index: string, source: string) => string;
  readonly indexOlder: (index: string, source: string) => string;
  readonly asked: (table: string, key: string) => string;
  readonly found: (value: string, place: string | undefined) => string;
  readonly notFound: string;
  readonly failed: string;
}

const options = `  -c, --config-dir DIR
  --target-version R
  --parameter NAME
  --trace`;

const en: QueryTexts = {
  help: `Usage: postfix-lint query [OPTION…] TYPE:NAME… KEY
       postfix-lint query [OPTION…] --parameter NAME [TYPE:NAME…] KEY

Prints what "postmap -q" would print, with the same exit status, from the sources of tables: no index is read.
With "-" as KEY, keys are read from standard input.

${options}

  -c  the folder of main.cf (default: /etc/postfix)
  --target-version  the release of Postfix, such as 3.10 (default: the one that is installed, or the newest)
  --parameter  ask all keys that the program that reads this parameter (or runs this restriction) asks
  --trace  say on standard error which keys were asked of which table, and which line answered
`,
  usage: (detail) => `bad command line: ${detail}`,
  badRelease: (release) => `"${release}" is not a release of Postfix`,
  notARole: (name) => `no keys are known for ${name}: it reads no lookup tables, or not in a way that is known here`,
  noTables: (name) => `${name} names no lookup table`,
  noConfiguration: (folder) => `cannot read ${folder}/main.cf`,
  uncertain: (name, value) => `${name} cannot be worked out from main.cf alone: ${value}`,
  unknown: (reason) => `unknown: ${unknownEn(reason)}`,
  indexMissing: (index, source) =>
    `${index} does not exist: this is the answer that it would give after "postmap" of ${source}`,
  indexOlder: (index, source) =>
    `${index} is older than ${source}: this is the answer that it would give after "postmap"`,
  asked: (table, key) => `${table}: "${key}"`,
  found: (value, place) => `found "${value}"${place === undefined ? '' : ` (${place})`}`,
  notFound: 'not found',
  failed: 'lookup failed',
};

function unknownEn(reason: UnknownReason): string {
  switch (reason.code) {
    case 'remote':
      return `${reason.type} tables are answered by another program`;
    case 'unread-type':
      return `${reason.type} tables are not read here`;
    case 'unread-file':
      return `${reason.file} cannot be read${reason.detail === undefined ? '' : `: ${reason.detail}`}`;
    case 'environment':
      return `the environment variable ${reason.name} of the daemon`;
    case 'random':
      return `one of ${reason.values.map((value) => `"${value}"`).join(', ')}, chosen at random`;
    case 'step-limit':
      return `the pattern${atEn(reason.place)} takes too many steps`;
    case 'engine-missing':
      return 'PCRE2 could not be loaded';
    case 'pattern':
      return `the pattern${atEn(reason.place)} is not understood (${reason.detail})`;
    case 'depth':
      return 'tables are nested too deeply';
  }
}

const zhCn: QueryTexts = {
  help: `用法：postfix-lint query [选项…] TYPE:NAME… KEY
      postfix-lint query [选项…] --parameter NAME [TYPE:NAME…] KEY

根据查找表的源文件打印“postmap -q”会打印的内容，退出状态相同；不读取索引。
KEY 为“-”时，从标准输入读取键。

${options}

  -c  main.cf 所在目录（默认 /etc/postfix）
  --target-version  Postfix 版本，例如 3.10（默认为已安装的版本，否则为最新版本）
  --parameter  按读取该参数的程序的方式查询所有键；也可以是 check_sender_access 之类的限制
  --trace  在标准错误上列出向哪个表查询了哪些键，以及由哪一行给出答案
`,
  usage: (detail) => `命令行有误：${detail}`,
  badRelease: (release) => `“${release}”不是 Postfix 版本`,
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

function atEn(place: TablePlace | undefined): string {
  return place ? ` at ${place.file}:${place.line}` : '';
}

function atZhCn(place: TablePlace | undefined): string {
  return place ? `${place.file}:${place.line} 处的` : '';
}

/** The texts by locale. */
export const queryTexts: Readonly<Record<Locale, QueryTexts>> = { en, 'zh-cn': zhCn };
