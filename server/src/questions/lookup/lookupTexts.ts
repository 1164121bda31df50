import type { Locale } from '../../texts/locales.ts';

/** What the answer to a key says by itself; values and warnings are Postfix's. */
export interface LookupTexts {
  /** What stands above it: a key, who asks for it, and as which release. */
  readonly title: (key: string, asker: string | undefined, release: string) => string;
  readonly notFound: string;
  readonly failed: string;
  /** The value is a password. */
  readonly secret: string;
  /** What a program gets in the end. */
  readonly gets: (program: string) => string;
  readonly gotNothing: string;
  readonly gotFailure: string;
  readonly noKeys: string;
  readonly noTables: (asker: string) => string;
  readonly indexMissing: (index: string) => string;
  readonly indexOlder: (index: string) => string;
}

const en: LookupTexts = {
  title: (key, asker, release) =>
    asker === undefined ? `"${key}", as in Postfix ${release}` : `"${key}" for ${asker}, as in Postfix ${release}`,
  notFound: 'not found',
  failed: 'lookup failed',
  secret: '(found; the value is a password and is not shown)',
  gets: (program) => `${program} gets`,
  gotNothing: 'nothing: not found',
  gotFailure: 'a lookup failure: mail is deferred',
  noKeys: 'Postfix asks no table for this.',
  noTables: (asker) => `${asker} names no lookup table.`,
  indexMissing: (index) => `${index} does not exist: run "postmap" before Postfix can give this answer.`,
  indexOlder: (index) => `${index} is older than its source: Postfix gives this answer after "postmap".`,
};

const zhCn: LookupTexts = {
  title: (key, asker, release) =>
    asker === undefined ? `“${key}”（按 Postfix ${release}）` : `${asker} 查找“${key}”（按 Postfix ${release}）`,
  notFound: '未找到',
  failed: '查找失败',
  secret: '（已找到；值是密码，不显示）',
  gets: (program) => `${program} 得到`,
  gotNothing: '无结果：未找到',
  gotFailure: '查找失败：邮件会被延迟',
  noKeys: 'Postfix 不会为此查询任何表。',
  noTables: (asker) => `${asker} 未指定任何查找表。`,
  indexMissing: (index) => `${index} 不存在：运行“postmap”之后 Postfix 才会给出此结果。`,
  indexOlder: (index) => `${index} 比源文件旧：运行“postmap”之后 Postfix 才会给出此结果。`,
};

/** By locale. */
export const lookupTexts: Readonly<Record<Locale, LookupTexts>> = { en, 'zh-cn': zhCn };
