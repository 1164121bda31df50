import type { enMaster } from '../en/master.ts';

export const zhCnMaster: typeof enMaster = {
  columns: {
    service: '服务的名称：`inet` 类型写端口或 `host:port`，其他类型写队列目录下套接字的名称。',
    type: '通过什么方式访问这个服务。',
    private: '套接字是否只供 Postfix 使用：`y` 放在 `private` 目录，`n` 放在 `public` 目录。网络服务必须是 `n`。',
    unprivileged:
      '程序以 `$mail_owner` 的身份运行（`y`），还是保留 root 权限（`n`）；向用户投递或执行命令的程序需要后者。',
    chroot: '程序是否被限制在队列目录之内。若是，它之后要打开的文件也必须在那里。',
    wakeup: 'master 每隔多少秒主动唤醒一次这个服务；`0` 表示不唤醒。数字后面加 `?` 表示服务被使用过之后才开始唤醒。',
    processLimit: '这个服务最多可以同时运行多少个进程；`0` 表示不限。',
    command: '`$daemon_directory` 之下的程序，以及它的参数。',
  },
  titles: {
    service: '服务',
    type: '类型',
    private: 'private',
    unprivileged: 'unprivileged',
    chroot: 'chroot',
    wakeup: '唤醒间隔',
    processLimit: '进程数上限',
    command: '命令',
  },
  types: {
    inet: 'TCP 端口',
    unix: 'UNIX 域套接字',
    fifo: '命名管道，旧版本的 pickup 和 qmgr 使用它',
    pass: 'UNIX 域套接字，postscreen 通过它转交已建立的连接',
    'unix-dgram': '数据报 UNIX 域套接字，由 postlogd 读取',
  },
  here: (text) => `这里：${text}`,
  yes: '是',
  no: '否',
  default: (value) => `\`-\` 表示默认值，即 ${value}`,
  chrootDefault: (d) => {
    if (d.value === undefined) return '`n`；`compatibility_level` 低于 1 时则为 `y`';
    if (d.level === undefined) return `${d.value}（Postfix ${d.release}）`;
    return `${d.value}，因为这里的 \`compatibility_level\` 是 ${d.level}`;
  },
  limitDefault: (value) => `\`$default_process_limit\`，这里是 ${value}`,
  socketPath: (path) => `套接字：${path}`,
  needs: {
    'process-limit': (value) => `这个程序要求这里是 ${value}。`,
    privileged: () => '这个程序要求这里是 `n`。',
  },
  inMain: (d) => `main.cf：${d.value}（第 ${d.line} 行${d.of > 1 ? `，共 ${d.of} 处设置，以最后一处为准` : ''}）`,
  options: {
    '-o': '只为这个服务设置一个参数：`-o name=value`；值中有空格时写成 `-o { name = value }`。',
    '-v': '记录更多日志，重复使用会更加详细。',
    '-D': '程序启动时运行 `debugger_command`。',
  },
  attributes: {
    flags: '一组字母，说明投递前对邮件做哪些改动。',
    user: '执行命令所用的账户，冒号后面可以写组；不能是 root，也不能是 `$mail_owner`。',
    argv: '命令及其参数，后面的所有内容都属于它。不经过 shell。',
    directory: '执行命令时所在的目录。',
    chroot: '命令所见的根目录。',
    eol: '邮件中的换行符：默认为换行（LF），命令要求回车加换行时写 `\\r\\n`。',
    null_sender: '发件人地址为空时，宏 `${sender}` 的内容。',
    size: '邮件的最大字节数，更大的邮件会被退回。',
  },
  flags: {
    B: '在邮件末尾加一个空行',
    D: '加上 Delivered-To: 邮件头；要求收件人上限为 1',
    F: '在邮件之前加上 “From 发件人 日期” 一行',
    O: '加上 X-Original-To: 邮件头；' + '要求收件人上限为 1',
    R: '加上 Return-Path: 邮件头',
    X: '在投递状态通知中算作最终投递',
    h: '主机名和下一跳改为小写',
    q: '给地址的本地部分加引号',
    u: '收件人的本地部分改为小写',
    '.': '在以点开头的行前再加一个点',
    '>': '在以 “From ” 开头的行前加 “>”',
  },
  pipeMacro: (name) => `${name} 由 pipe 在每次投递时填入。`,
};
