/**
 * Words of Chinese that people put in parameter names, and the
 * words of Postfix's names they stand for, likeliest first.
 */
const dictionary: Readonly<Record<string, string>> = {
  主机名: 'hostname',
  我的主机名: 'myhostname',
  域名: 'domain',
  我的域名: 'mydomain',
  邮件域: 'domain',
  域: 'domain',
  源: 'origin',
  来源: 'origin',
  目的地: 'destination',
  目标: 'destination',
  网络: 'networks',
  我的网络: 'mynetworks',
  本地网络: 'mynetworks',
  内网: 'mynetworks',
  网段: 'networks',
  协议: 'protocols protocol',
  接口: 'interfaces',
  网络接口: 'interfaces',
  监听接口: 'interfaces',
  监听地址: 'interfaces',
  网卡: 'interfaces',
  中继: 'relay',
  中继主机: 'relayhost',
  中继服务器: 'relayhost',
  中继域名: 'relay_domains',
  中继域: 'relay_domains',
  转发主机: 'relayhost',
  队列: 'queue',
  目录: 'directory',
  大小: 'size',
  限制: 'limit restrictions',
  上限: 'limit',
  最大: 'maximal max',
  最小: 'minimal minimum',
  长度: 'length',
  邮箱: 'mailbox',
  邮件: 'message mail',
  信件: 'message',
  别名: 'alias',
  虚拟: 'virtual',
  用户: 'user',
  主机: 'host',
  服务器: 'server',
  端口: 'port',
  映射: 'maps',
  映射表: 'maps',
  查找表: 'maps',
  表: 'maps',
  数据库: 'database',
  传输: 'transport',
  投递: 'delivery',
  退信: 'bounce',
  转发: 'forward relay',
  发件人: 'sender',
  收件人: 'recipient',
  客户端: 'client',
  地址: 'address',
  证书: 'cert',
  密钥: 'key',
  私钥: 'key',
  文件: 'file',
  路径: 'path',
  安全: 'security',
  级别: 'level',
  等级: 'level',
  安全级别: 'security_level',
  日志: 'log',
  日志级别: 'loglevel',
  日志文件: 'maillog_file',
  超时: 'timeout',
  时间: 'time',
  寿命: 'lifetime',
  生存时间: 'lifetime',
  间隔: 'delay',
  延迟: 'delay',
  并发: 'concurrency',
  速率: 'rate',
  数量: 'count',
  次数: 'count',
  计数: 'count',
  认证: 'auth',
  启用: 'enable',
  开启: 'enable',
  密码: 'password',
  密码表: 'password_maps',
  加密: 'tls',
  密码套件: 'ciphers',
  横幅: 'banner',
  欢迎语: 'banner',
  名称: 'name',
  进程: 'process',
  默认: 'default',
  邮件头: 'header',
  正文: 'body',
  检查: 'checks',
  过滤: 'filter',
  过滤器: 'filter',
  内容: 'content',
  规范: 'canonical',
  命令: 'command',
  错误: 'error',
  警告: 'warning',
  连接: 'connection',
  消息: 'message',
  域列表: 'domains',
  域名列表: 'domains',
  会话: 'session',
  缓存: 'cache',
  类型: 'type',
  选项: 'options',
  排除: 'exclude',
  伪装: 'masquerade',
  本地: 'local',
  策略: 'policy',
  服务: 'service',
  分隔符: 'delimiter',
  备用: 'fallback',
  必需: 'required',
  要求: 'require',
  禁用: 'disable',
  的: '',
  我的: 'my',
};
const longest = Math.max(...Object.keys(dictionary).map((word) => word.length));
const chinese = /[\u3400-\u9fff\uf900-\ufaff]/;

/** Whether a name has Chinese characters in it. */
export function hasChinese(name: string): boolean {
  return chinese.test(name);
}

/**
 * What a name with Chinese words may be in Postfix's, likeliest first; empty where a word of it is not known: half a
 * translation says nothing. `inet协议` gives `inet_protocols`, `inet_protocol`.
 */
export function translations(name: string): readonly string[] {
  const readings: string[][] = [];
  let latin = '';
  for (let at = 0; at < name.length;) {
    const character = name.charAt(at);
    if (!chinese.test(character)) {
      latin += character;
      at++;
      continue;
    }
    if (latin) {
      readings.push([latin]);
      latin = '';
    }
    const word = wordAt(name, at);
    if (word === undefined) return [];
    const meanings = (dictionary[word] as string).split(' ').filter(Boolean);
    if (meanings.length) readings.push(meanings);
    at += word.length;
  }
  if (latin) readings.push([latin]);
  const chosen = readings.reduce<string[]>(
    (soFar, words) => soFar.flatMap((one) => words.map((word) => (one ? `${one}_${word}` : word))).slice(0, 8),
    [''],
  );
  return chosen.map((one) => one.replace(/_{2,}/g, '_')).filter(Boolean);
}

/** The longest word of the dictionary at a place. */
function wordAt(name: string, at: number): string | undefined {
  for (let length = Math.min(longest, name.length - at); length > 0; length--) {
    const word = name.slice(at, at + length);
    if (Object.hasOwn(dictionary, word)) return word;
  }
  return undefined;
}
