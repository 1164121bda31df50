import type { Locale } from '../../texts/locales.ts';
import type { Expectation, MailTestProblem } from './mailTest.ts';

/** What `postfix-lint test` says by itself; replies are Postfix's. */
export interface MailTestTexts {
  readonly help: string;
  readonly usage: (detail: string) => string;
  readonly cannotRead: (path: string) => string;
  readonly problem: (problem: MailTestProblem['problem']) => string;
  readonly expected: (expected: Expectation) => string;
  readonly got: (reply: string) => string;
  readonly closed: string;
  readonly open: string;
  readonly noService: (service: string) => string;
  readonly decided: string;
  readonly byDefault: string;
  readonly summary: (passed: number, failed: number) => string;
}

const options = `  --file FILE
  --format text|tap|junit
  --target-version R`;

const en: MailTestTexts = {
  help: `Usage: postfix-lint test [OPTION…] PATH

Plays the tests of mail-tests.yml against the configuration in the folder PATH: who may send what to whom.
Nothing is sent, and no name is looked up.

${options}

  --file  the tests (default: mail-tests.yml in PATH)
  --format  text for people, TAP version 14, or JUnit's XML
  --target-version  the release of Postfix, with its patch level where that is known (default: the installed one)

The exit status is 0 if all tests pass, 1 if one fails, and 2 for wrong usage or a file that cannot be read.
`,
  usage: (detail) => `bad command line: ${detail}`,
  cannotRead: (path) => `cannot read ${path}`,
  problem: (problem) => {
    switch (problem.kind) {
      case 'syntax':
        return problem.detail;
      case 'unknownKey':
        return `unknown key "${problem.key}"`;
      case 'missing':
        return `"${problem.key}" is missing`;
      case 'badValue':
        return `"${problem.key}" must be one of: ${problem.wanted}`;
      case 'noFile':
        return `cannot read ${problem.path}`;
    }
  },
  expected: (expected) => {
    if (expected.kind === 'accepted') return 'expected: accepted';
    return `expected: ${['refused', ...codesOf(expected)].join(' ')}`;
  },
  got: (reply) => `got: ${reply}`,
  closed: 'the connection is closed',
  open: 'the answer depends on something that "world" does not say',
  noService: (service) => `master.cf has no service ${service}`,
  decided: 'decided by:',
  byDefault: 'no line of the configuration decided; defaults did',
  summary: (passed, failed) => `${passed} passed, ${failed} failed.`,
};

const zhCn: MailTestTexts = {
  help: `用法：postfix-lint test [选项…] 路径

针对“路径”目录中的配置运行 mail-tests.yml 中的测试：谁可以向谁发送什么邮件。
不发送任何内容，也不查询任何域名。

${options}

  --file  测试文件（默认：“路径”目录中的 mail-tests.yml）
  --format  text 供人阅读；tap 为 TAP 14；junit 为 JUnit 的 XML
  --target-version  Postfix 的版本，已知时带补丁级别（默认：已安装的版本）

全部测试通过时退出状态为 0，有测试失败时为 1，用法错误或文件无法读取时为 2。
`,
  usage: (detail) => `命令行有误：${detail}`,
  cannotRead: (path) => `无法读取 ${path}`,
  problem: (problem) => {
    switch (problem.kind) {
      case 'syntax':
        return problem.detail;
      case 'unknownKey':
        return `未知的键“${problem.key}”`;
      case 'missing':
        return `缺少“${problem.key}”`;
      case 'badValue':
        return `“${problem.key}”的值应为：${problem.wanted}`;
      case 'noFile':
        return `无法读取 ${problem.path}`;
    }
  },
  expected: (expected) => {
    if (expected.kind === 'accepted') return '预期：接受';
    return `预期：${['拒绝', ...codesOf(expected)].join(' ')}`;
  },
  got: (reply) => `实际：${reply}`,
  closed: '连接已关闭',
  open: '结果取决于“world”中没有说明的内容',
  noService: (service) => `master.cf 中没有服务 ${service}`,
  decided: '决定结果的行：',
  byDefault: '没有配置行起决定作用，结果来自默认值',
  summary: (passed, failed) => `通过 ${passed} 个，失败 ${failed} 个。`,
};

function codesOf(expected: Expectation): readonly string[] {
  if (expected.kind === 'accepted') return [];
  return [expected.code, expected.status].filter((one) => one !== undefined);
}

/** By locale. */
export const mailTestTexts: Readonly<Record<Locale, MailTestTexts>> = { en, 'zh-cn': zhCn };
