import type { Messages } from '../messages.ts';

export const zhCnTraceCommand: Messages['traceCommand'] = {
  help: `用法：postfix-lint trace [选项…] 路径

针对“路径”目录中的配置模拟一次 SMTP 会话，并逐步显示 smtpd 的应答。
不发送任何内容，也不查询任何域名。

  --client ADDRESS
  --client-name NAME
  --reverse-name NAME
  --helo NAME
  --from ADDRESS
  --to ADDRESS
  --login USER
  --tls
  --service NAME/TYPE
  --world FILE
  --assume WHAT
  --format text|json
  --target-version R

  --client  客户端的地址
  --client-name、--reverse-name  客户端经过验证的名称，以及 DNS 中其地址对应的名称（默认：无）
  --helo  EHLO 中的名称；不给出时客户端不发送 EHLO
  --from、--to  发件人（默认：空发件人）和收件人；--to 可以重复
  --login  客户端登录时使用的用户名
  --tls  会话已加密
  --service  master.cf 中的服务，例如 smtp/inet 或 submission/inet（默认：smtp/inet）
  --world  JSON 文件，说明已知的 DNS、策略服务器、帐户和其他机器上的查找表
  --assume  一项已知信息，优先于文件；可以重复：
            "dns 名称 类型 值…"、"dns 名称 none"（名称不存在）、"dns 名称 retry"（DNS 查询失败）、
            "policy 服务器 动作…"、"policy 服务器 unreachable"、"table 类型:名称 键 值…"、
            "table 类型:名称 键"（未找到）、"verify 地址 状态 原因…"、"filter 端点 accepts|unreachable"
  --target-version  Postfix 的版本，已知时带补丁级别（默认：已安装的版本）

所有命令都被接受时退出状态为 0，有命令被拒绝时为 1，取决于未知信息时为 3，用法错误时为 2。
`,
  usage: (detail) => `命令行有误：${detail}`,
  noConfiguration: (path) => `无法读取 ${path}/main.cf`,
  noService: (service) => `master.cf 中没有服务 ${service}`,
  badAssumption: (words, wanted) => `--assume "${words}" 应为以下形式之一：${wanted}`,
  badWorld: (path, why) => `无法读取 ${path}：${why}`,
};
