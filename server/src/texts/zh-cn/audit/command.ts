import type { enAuditCommand } from '../../en/audit/command.ts';

export const zhCnAuditCommand: typeof enAuditCommand = {
  help: `用法：postfix-lint audit [选项…] 路径

检查外界看到的“路径”目录中的配置：名称、SPF、DKIM、DMARC、TLS、黑名单。未经您同意，
不查询任何东西：每一轮都先列出要查询的内容，再等您回答。

  --domain 名称
  --selector 名称
  --address 地址
  --list 名称
  --dns 服务器
  --probe
  --run-openssl
  --root 目录
  --dry-run
  --yes
  --format text|json|md|sarif|html
  --target-version 版本

  --domain  要检查的域名；可以重复（默认：配置中的域名）
  --selector  DKIM 选择器；可以重复（默认：本机 OpenDKIM、rspamd 和 Amavis 的选择器）
  --address  发出邮件的地址；可以重复（默认：由配置和 DNS 得出）
  --list  查询本机地址的 DNS 黑名单；可以重复
  --dns  解析器，例如 127.0.0.1 或 [::1]:53（默认：本机的解析器）
  --probe  连接本机地址上 master.cf 中的服务，到 RCPT 为止；不发送邮件
  --run-openssl  运行本机的 openssl，查看是否支持 SM2、SM3 和 SM4
  --root  “路径”是副本时，存放被审计机器的文件的目录
  --dry-run  只显示第一轮要查询的内容
  --yes  同意所有轮次
  --target-version  Postfix 的版本，已知时带补丁级别（默认：已安装的版本）

没有失败项时退出状态为 0，有失败项时为 1，用法错误时为 2，审计提前结束时为 3。
`,
  usage: (detail) => `命令行有误：${detail}`,
  noConfiguration: (path) => `无法读取 ${path}/main.cf`,
  noResolver: () => '本机没有解析器；请用 --dns 指定',
  round: (number) => `第 ${number} 轮将查询：`,
  names: (count, server) => `向 ${server} 查询 ${count} 条 DNS 记录：`,
  connections: () => '连接：',
  pages: () => '网页：',
  files: () => '读取文件：',
  programs: () => '运行程序：',
  ask: () => '继续吗？[y] 是 / [n] 否 / [a] 全部同意 ',
  noTerminal: () => '这里无法询问；请用 --yes 表示同意',
  stopped: () => '审计在查完之前结束。',
  title: (path) => `${path} 的审计`,
  asked: (count, rounds) => `${rounds} 轮共 ${count} 项查询。`,
  verdicts: { passed: '通过', failed: '失败', warning: '警告', information: '说明', unseen: '看不出' },
  counted: (failed, warnings, passed, unseen) =>
    `失败 ${failed}，警告 ${warnings}，通过 ${passed}，看不出 ${unseen}。`,
  at: (file, line) => `${file} 第 ${line} 行`,
  setting: (name, value, service) =>
    service === undefined ? `设置 ${name} = ${value}` : `为 ${service} 设置 -o ${name}=${value}`,
  record: (name, type, value) => `DNS 记录：${name}. ${type} ${value}`,
};
