import type { Messages } from '../messages.ts';

export const zhCnMailTests: Messages['mailTests'] = {
  help: `用法：postfix-lint test [选项…] 路径

针对“路径”目录中的配置运行 mail-tests.yml 中的测试：谁可以向谁发送什么邮件。
不发送任何内容，也不查询任何域名。

  --file FILE
  --format text|tap|junit
  --target-version R

  --file  测试文件（默认：“路径”目录中的 mail-tests.yml）
  --format  text 供人阅读；tap 为 TAP 14；junit 为 JUnit 的 XML
  --target-version  Postfix 的版本，已知时带补丁级别（默认：已安装的版本）

全部测试通过时退出状态为 0，有测试失败时为 1，用法错误或文件无法读取时为 2。
`,
  usage: (detail) => `命令行有误：${detail}`,
  cannotRead: (path) => `无法读取 ${path}`,
  problems: {
    syntax: ({ detail }) => detail,
    unknownKey: ({ key }) => `未知的键“${key}”`,
    missing: ({ key }) => `缺少“${key}”`,
    badValue: ({ key, wanted }) => `“${key}”的值应为：${wanted}`,
    noFile: ({ path }) => `无法读取 ${path}`,
  },
  expectedAccepted: '预期：接受',
  expectedRefused: (codes) => `预期：${`拒绝 ${codes}`.trim()}`,
  got: (reply) => `实际：${reply}`,
  closed: '连接已关闭',
  open: '结果取决于“world”中没有说明的内容',
  noService: (service) => `master.cf 中没有服务 ${service}`,
  notWritten: '结果取决于未知信息，因此无法写成测试。',
  notATestFile: 'mail-tests.yml 不是有效的邮件测试文件，请先修正。',
  decided: '决定结果的行：',
  byDefault: '没有配置行起决定作用，结果来自默认值',
  summary: (passed, failed) => `通过 ${passed} 个，失败 ${failed} 个。`,
};
