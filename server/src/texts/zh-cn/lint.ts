import type { LintMessages } from '../messages.ts';

/** Who chose the release. */
const releaseSources = {
  option: () => '（--target-version）',
  settings: (path: string) => `（${path}）`,
  installed: () => '，即本机安装的版本',
  newest: () => '，即最新的稳定版（可用 --target-version 指定）',
};

export const zhCnLint: LintMessages = {
  help: (d) => `用法：postfix-lint [选项]... [路径]...

检查 Postfix 配置中的错误，本机不必安装 Postfix。路径可以是 main.cf、master.cf，
或一个目录，会连同其下级目录一起查找；不写路径时检查当前目录。.gitignore 中列出的
文件不检查。

检查结果：
  -f, --format 格式          text（默认）、json、sarif、github、gitlab 或 junit
      --fix                  修复只有一种安全改法的问题
      --diff                 显示 --fix 会做的改动，但不修改文件
  -q, --quiet                只列出错误，退出状态不变
      --max-findings N       每个文件最多列出 N 个问题（默认 1000），先列严重的，
                             其余只计数
      --rule 代码=级别       级别为 error（错误）、warning（警告）、
                             information（提示）、hint（建议）或 off（关闭）；
                             可重复使用
      --target-version X     以哪个 Postfix 版本为准，例如 3.7 或 3.7.11；
                             auto 表示使用该 main.cf 的本机 Postfix 的版本，
                             没有则为最新的稳定版
      --no-files             不查看 main.cf 中引用的文件，也不查询本机的 Postfix
      --max-warnings N       警告超过 N 条才算失败；-1 表示警告从不算失败
                             （要写成 --max-warnings=-1）
      --baseline 文件        不报告该文件中已列出的问题
      --write-baseline       把目前的所有问题写入该文件
      --stdin-filename 名称  从标准输入读取，并以此作为文件名
      --staged               检查即将提交到 Git 的内容：两个文件和设置都取自暂存区
      --exclude 模式         不检查匹配的文件，写法同 .gitignore 中的一行；
                             可重复使用

有效配置：
      --show-effective       像 postconf -n 和 postconf -P 那样列出设置，
                             制表符之后是每个值的来源
      --expand               展开 $name，相当于 postconf -x
      --all                  连同没有设置的参数一起列出
      --service 名称[/类型]  从 master.cf 中这个服务的角度列出

其他：
      --lang 语言            ${d.locales.join(' 或 ')}；否则由 LC_ALL、LC_MESSAGES、LANG 决定
      --explain 代码         显示该规则的说明页：Postfix 的行为，错误和正确的写法
      --list-rules           列出每条规则的代码、级别和说明页
  -h, --help                 显示本帮助
  -V, --version              显示版本

向配置提问（COMMAND --help 有更多说明）：
  postfix-lint query 类型:名称 键      “postmap -q” 会给出的结果
  postfix-lint trace PATH --client IP  smtpd 会如何答复，以及原因
  postfix-lint route PATH --to 地址    邮件会送往何处
  postfix-lint test PATH               mail-tests.yml 是否成立
  postfix-lint audit 路径              DNS 和服务器是否与配置一致（查询前先征得同意）

开始使用：
  postfix-lint init [目录]             写一个 .postfix-lint.json

设置取自离文件最近的 .postfix-lint.json（文件所在目录或上级目录），命令行选项优先。
设置环境变量 NO_COLOR 可关闭颜色。

注释 “# postfix-lint-disable-next-line 代码” 对下一行关闭某条规则，
“# postfix-lint-disable 代码” 对整个文件关闭。

退出状态：
  0  没有错误，警告不超过 --max-warnings 允许的条数；提示和建议不计入。
     使用 --diff 时：没有需要改动之处
  1  发现问题。使用 --diff 时：有需要改动之处；
     使用 --show-effective 时：某个文件会被 Postfix 拒绝
  2  用法或设置有误，或文件无法读写
query、trace、route 和 test 的退出状态见各自的 --help。

示例：
  postfix-lint /etc/postfix
  postfix-lint --target-version 3.7 --rule duplicate-parameter=off main.cf
  postfix-lint --format sarif . > postfix.sarif
  postfix-lint --staged
  git show HEAD:main.cf | postfix-lint --stdin-filename main.cf
  postfix-lint --show-effective --service submission/inet /etc/postfix
`,
  tryHelp: () => '请参阅 postfix-lint --help。',
  usage: {
    badOption: (d) => `命令行选项有误：${d.detail}`,
    badValue: (d) => `“${d.value}” 不能作为 ${d.option} 的值，可用的值：${d.wanted}`,
    unknownCode: (d) => `没有名为 “${d.code}” 的规则。${d.near === undefined ? '' : `是否想写 “${d.near}”？`}`,
    mistyped: (d) => `没有 ${d.option} 这个选项，是否想写 ${d.near}？`,
    needs: (d) => `${d.option} 只能与 ${d.other} 一起使用。`,
    conflict: (d) => `${d.option} 与 ${d.other} 不能同时使用。`,
  },
  settings: {
    notJson: (d) => `内容不是有效的 JSON：${d.detail}`,
    notObject: () => '内容应是花括号 { } 中的对象',
    unknownKey: (d) => `没有名为 “${d.key}” 的设置，可用的设置：${d.keys}`,
    badValue: (d) => `${d.value} 不能作为 “${d.key}” 的值，可用的值：${d.wanted}`,
    at: (d) => `${d.path}：${d.problem}`,
  },
  cannotRead: (d) => `无法读取 ${d.path}（${d.reason}）。`,
  cannotWrite: (d) => `无法写入 ${d.path}（${d.reason}），文件保持原样。`,
  noFiles: (d) => `${d.path} 及其下级目录中没有 main.cf 或 master.cf。`,
  notConfiguration: (d) =>
    `未检查 ${d.path}：从文件名看，它不是 main.cf 或 master.cf。如需按 main.cf 检查：postfix-lint --stdin-filename main.cf < 文件`,
  git: {
    notInstalled: () => '--staged 需要 Git，但没有找到 Git。',
    notInIndex: (d) => `${d.path} 不在 Git 的暂存区中。`,
    failed: (d) => `Git 报错：${d.detail}`,
  },
  badBaseline: (d) => `${d.path} 不是基线文件，可用 --write-baseline 生成。`,
  baselineWritten: (d) => `${d.path}：已列入 ${d.count} 个问题。`,
  severity: { error: '错误', warning: '警告', information: '提示', hint: '建议' },
  clean: (d) =>
    d.staged && d.files === 0
      ? '暂存区中没有 main.cf 或 master.cf 的改动。'
      : `检查了 ${d.files} 个文件，没有发现问题。`,
  summary: (d) => {
    const parts = [
      ...(d.error ? [`${d.error} 个错误`] : []),
      ...(d.warning ? [`${d.warning} 个警告`] : []),
      ...(d.information ? [`${d.information} 个提示`] : []),
      ...(d.hint ? [`${d.hint} 个建议`] : []),
    ];
    return `${parts.join('，')}${d.fixable ? `；其中 ${d.fixable} 个可用 --fix 修复` : ''}。`;
  },
  progress: (d) => `已检查 ${d.all} 个配置中的 ${d.done} 个…`,
  notListed: (d) => `另有 ${d.count} 个问题未列出。`,
  fixed: (d) => `已修复 ${d.count} 个问题。`,
  known: (d) => `另有 ${d.count} 个问题已在基线中，未列出。`,
  judgedBy: (d) =>
    `按 Postfix ${d.release} 检查${releaseSources[d.source](d.settings)}` +
    `${d.files === undefined ? '' : `：${d.files} 个文件`}。`,
  init: {
    help: () => `用法：postfix-lint init [目录]

在该目录（默认为当前目录）中写一个 .postfix-lint.json，用于其中及下级目录中的所有
main.cf 和 master.cf：检查所依据的 Postfix 版本（如果本机安装了 Postfix，就是它的
版本），以及待填写的规则列表。已有的文件不会改动。

退出状态：0 已写入，2 未写入。
`,
    exists: (d) => `${d.path} 已经存在，没有改动。`,
    written: (d) =>
      `已写入 ${d.path}，其中 ${
        d.installed === undefined
          ? '"targetVersion" 为 "auto"（本机没有安装 Postfix：请写上实际运行的版本）'
          : `"targetVersion" 为本机安装的版本 "${d.installed}"`
      }。适用于：\n`,
    found: (d) => {
      if (d.error + d.warning + d.information + d.hint === 0) return '其中没有发现问题。\n';
      const baseline = 'postfix-lint --baseline .postfix-lint-baseline.json --write-baseline';
      return (
        `其中有 ${d.error} 个错误、${d.warning} 个警告、${d.information} 个提示、${d.hint} 个建议。查看：postfix-lint ${d.folder}\n` +
        `如果今后只想报告新出现的问题：${baseline} ${d.folder}\n`
      );
    },
  },
  effective: {
    noService: (d) => `${d.path} 中没有服务 “${d.service}”。`,
    refused: (d) =>
      `${d.place}：Postfix 读到这里会因致命错误退出（${
        {
          'missing-equals': '参数名之后没有 “=”',
          'empty-name': '“=” 之前没有参数名',
          macro: 'macro processing error',
          columns: '不足八列',
          type: '未知的服务类型',
          flag: '某一列不是 y、n 或 -',
          wakeup: '唤醒时间无效',
          'process-limit': '进程数上限无效',
          networks: '无法由此推算出 mynetworks',
        }[d.reason]
      }）；列出的是其余内容的含义。`,
    origin: {
      default: (d) => `Postfix ${d.release} 的默认值`,
      level: (d) => `Postfix ${d.release} 在 compatibility_level 为 ${d.level} 时的默认值`,
      build: (d) => `Postfix ${d.release} 的默认值，发行版可能另有设定`,
      derived: (d) => `由 ${d.from} 得出`,
      program: () => '由程序自行设定',
      host: () => '只有在主机上才能知道',
    },
  },
};
