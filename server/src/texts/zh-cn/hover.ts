import type { enHover } from '../en/hover.ts';
import { zhCnValueKinds } from './valueKinds.ts';

/** Chinese has no blank between its own words; a code span has one before it. */
const spaced = (value: string): string => (value.startsWith('`') ? ` ${value}` : value);
const empty = '空';
const units = [
  ['周', 604_800],
  ['天', 86_400],
  ['小时', 3600],
  ['分钟', 60],
  ['秒', 1],
] as const;

const unitNames: Readonly<Record<string, string>> = { s: '秒', m: '分钟', h: '小时', d: '天', w: '周' };

export const zhCnHover: typeof enHover = {
  kinds: zhCnValueKinds,
  titled: (name, text) => `${name}：${text}`,
  or: (choices) => (choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join('、')} 或 ${choices.at(-1)}`),
  list: (items) => items.join('、'),
  listOf: (choices) => `列表，可用 ${choices}`,
  range: (kind, min, max) => {
    if (min !== undefined && max !== undefined) return `${kind} ${min}–${max}`;
    if (min !== undefined) return `${kind} ≥ ${min}`;
    return max === undefined ? kind : `${kind} ≤ ${max}`;
  },
  inUnit: (kind, unit) => `${kind}，不写单位时为${unitNames[unit] ?? unit}`,
  empty,
  default: (d) => `默认${d.value === empty ? '为' : ''}${spaced(d.value)}${d.here ? ` →${spaced(d.here)}` : ''}`,
  levelBelow: (d) => `兼容级别低于 ${d.level} 时为${spaced(d.value)}`,
  levelFrom: (d) => `兼容级别 ${d.level} 起为${spaced(d.value)}`,
  before: (d) => `${d.release} 之前为${spaced(d.value)}`,
  from: (d) => `${d.release} 起为${spaced(d.value)}`,
  ofBuild: '可能因编译而异',
  atRun: (source) =>
    ({
      host: '主机名',
      domain: '`myhostname` 去掉第一段',
      networks: '由 `mynetworks_style` 和网络接口得出',
      process: '由各进程自行设置',
    })[source],
  aside: (text) => `（${text}）`,
  join: (parts) => parts.join('；'),
  since: (d) => `自 ${d.release} 起${d.patch ? `（${d.patch} 也有）` : ''}`,
  deprecated: (d) => `自 ${d.since} 起已弃用${d.by ? `，请改用 ${d.by}` : ''}`,
  removed: (d) => `${d.release} 已移除${d.by ? `，请改用 ${d.by}` : ''}`,
  patchLevel: (d) =>
    d.level === d.target
      ? d.level
      : `${d.level}（${d.target} ${d.level.startsWith(`${d.target}.`) ? '已知的最新版本' : '之前最近的已知版本'}）`,
  asOf: (level) => `以 ${level} 为准`,
  everyProgram: '所有程序',
  morePrograms: (programs, more) => `${programs} 和另外 ${more} 个程序`,
  readOnly: '不能设置',
  notIn: (d) =>
    `Postfix ${d.release} 没有这个参数${d.older ? `（那时叫 ${d.older}）` : ''}，会忽略这一行；` +
    `\`postconf\` 会显示 “unused parameter”。`,
  here: (d) => `本文件：${d.value}（第 ${d.line} 行${d.of > 1 ? `，共设置 ${d.of} 次，以最后一次为准` : ''}）`,
  notSet: '本文件没有设置。',
  fails: '无法展开',
  unread: (program) => `无效：${program} 不读取它`,
  overridden: (services) => `master.cf 另有设置：${services.join('、')}`,
  inService: (d) => `${d.service} 为${spaced(d.value)}`,
  see: (links, manual) =>
    `${links.length ? `参见 ${links.join('、')}` : ''}${links.length && manual ? ' · ' : ''}${manual ?? ''}`,
  manual: '手册',

  unknown: 'Postfix 没有这个参数，会忽略这一行；`postconf` 会显示 “unused parameter”。',
  undefinedReference: '这个名称没有在任何地方设置，展开后为空。',
  didYouMean: (name) => `是不是想写 ${name}？`,
  ownParameter: '本文件自定义的参数，在其他值引用它的地方起作用。',
  usedBy: (names) => `用于 ${names.join('、')}`,
  restrictionClass: '限制类，访问表和限制列表可以用这个名称代替其中的一组限制。',
  tableSetting: (d) => `查找表 ${d.table} 的 ${d.setting} 设置。`,
  perItem: (d) => `只对这一个服务器代替 ${d.parameter}。`,

  expandsTo: (value) => `展开为${spaced(value)}`,
  amount: (d) => `${d.value} 即 ${d.means}`,
  time: (seconds) => {
    if (seconds === 0) return '0 秒';
    const words: string[] = [];
    let rest = seconds;
    for (const [unit, size] of units) {
      const count = Math.floor(rest / size);
      if (count) words.push(`${count} ${unit}`);
      rest -= count * size;
    }
    return words.join(' ');
  },
  seconds: (seconds) => `${seconds} 秒`,
  switch: (on) => (on ? '开启' : '关闭'),
  isDefault: '默认值',
  actions: {
    permit: '放行',
    reject: '拒绝',
    defer: '暂缓',
    lookup: '查询',
    modifier: '改变其后一项的效果',
    delay: '等待',
  },
  wants: {
    map: '后接一个查找表（`类型:名称`）',
    'map-or-search-order': '后接一个查找表（`类型:名称`）',
    'dns-list': '后接一个 DNS 黑名单或白名单的域名',
    'policy-endpoint': '后接一个服务地址（`inet:host:port`、`unix:path`）',
    restriction: '作用于后面的一项限制',
    seconds: '后接秒数',
  },
  needs: {
    client: '检查客户端',
    'helo name': '检查 HELO 名称',
    'sender address': '检查发件人',
    'recipient address': '检查收件人',
    'etrn domain': '检查 ETRN 域名',
  },
  withDelayReject: (list) => `在 ${list} 中能起作用，是因为 \`smtpd_delay_reject\` 把检查推迟到了 RCPT TO。`,
  withoutDelayReject: (list) => `在 ${list} 中不起作用，因为 \`smtpd_delay_reject\` 已关闭。`,
  neverIn: (list) => `在 ${list} 中不起作用。`,
  notInRelease: (d) =>
    d.removed === undefined
      ? `Postfix ${d.release} 没有它，自 ${d.since ?? ''} 起才有。` + ''
      : `Postfix ${d.release} 没有它，${d.removed} 已移除。`,
  standsFor: (restriction) => `前面没有限制名，因此这个查找表由 ${restriction} 来查询。`,

  tableSyntax: (forms) => forms.join(' 或 '),
  table: { indexed: (command) => `每次修改后运行 ${command}`, plain: () => '无需建立索引' },
  notInEveryBuild: '并非每个编译版本都有（`postconf -m` 可列出）',

  keywordOf: (parameter) => `${parameter} 的一个取值。`,
  obsolete: (since) => (since === undefined ? '已过时' : `自 ${since} 起已过时`),
  readAs: (value) => `当作 ${value}`,
  protocol: (mark, name) =>
    ({ '!': `排除 ${name}`, '>=': `${name} 及更新的版本`, '<=': `${name} 及更旧的版本` })[mark],
  statusClass: (digit) =>
    (({ 2: '成功', 4: '临时失败', 5: '永久失败' }) as Readonly<Record<string, string>>)[digit] ?? '中间应答',
  replyClass: (digit) =>
    (
      ({
        2: '命令已完成',
        3: '服务器等待后续内容',
        4: '临时失败，客户端稍后重试',
        5: '永久失败，客户端放弃',
      }) as Readonly<Record<string, string>>
    )[digit] ?? '应答码',

  service: (d) => `master.cf 中的服务${d.type ? ` · ${d.type}` : ''} · 由 ${d.command} 运行`,
  noService: (name) => `master.cf 中没有服务 ${name}。`,
  socket: (path) => `UNIX 域套接字 ${path}`,
  relativePath: '相对于队列目录',
  jailedPath: (d) => `${d.service} 在 chroot 中运行，打开的是 ${d.path}`,
  endpoint: (d) => `${d.host}${d.port ? `，端口 ${d.port}` : ''}`,
  mailHosts: (domain) => `${domain} 的 MX 主机`,
  addressOf: (host) => `主机 ${host} 本身，不查 MX`,
  fixedAddress: (address) => `地址 ${address}`,
  hostAddress: (host) => `主机 ${host}`,
  dnsList: (d) =>
    `DNS 名单 ${d.domain}：${d.filter ? `只有匹配 ${d.filter} 的结果才算命中` : '有任何结果即算命中'}${d.weight ? `，权重 ${d.weight}` : ''}。`,
  network: (d) => (d.count === '1' ? `地址 ${d.first}` : `${d.count} 个地址，${d.first} 至 ${d.last}`),
  prefix: (d) => `前 ${d.bits} 位与 ${d.address} 相同的地址`,
  notMatching: (what) => `排除${spaced(what)}，对后面的条目构成例外`,
  subdomains: (domain) => `${domain} 的各级子域`,
  withSubdomains: (domain) => `${domain} 及其各级子域`,
  parentStyle: (d) => `匹配不到任何域名：${d.list} 含有这个列表，写 ${d.domain} 就已包括子域`,
  matchesNothing: '匹配不到任何域名：这个列表只比较完整的名称，没有表示子域的写法',
  itemsIn: (path) => `文件 ${path} 中的条目，每行一个`,
};
