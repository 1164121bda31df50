import type { enSecureRules } from './enSecureRules.ts';

export const zhCnSecureRules: typeof enSecureRules = {
  'sasl-without-passwords': (d) =>
    `“${d.enable}” 已开启，而 “${d.maps}” 为空：${d.program} 在投递任何邮件之前就会终止（specify a password table via the \`${d.maps}' configuration parameter），所有邮件都会滞留在队列中。`,
  'sasl-noplaintext': (d) =>
    `${d.host} 只支持 ${d.mechanisms.join('、')} 认证，而 “noplaintext” 会把它们全部排除，使用 TLS 时也一样：所有邮件都会被推迟（SASL authentication failed; … no mechanism available）。`,
  'relayhost-without-tls': (d) =>
    `${d.host} 只接收通过 TLS 发来的邮件，而这里的客户端没有启用 TLS：邮件会被退回（530 … Must issue a STARTTLS command first）。`,
  'verify-without-ca': (d) =>
    `“${d.level}” 要求对方的证书由已知的证书颁发机构签发，而这里没有任何已知的机构：没有 “${d.file}” 时，所有邮件都会被推迟（Server certificate not verified）。`,
  'sasl-without-tls': (d) =>
    d.tls ? '在 STARTTLS 之前也提供登录认证，客户端可能以明文发送密码；设置 “smtpd_tls_auth_only = yes” 后，只在 TLS 会话中提供认证。'
    : '提供了登录认证，但没有启用 TLS：密码会以明文在网络上传输。',
  'sasl-dovecot-path': (d) => {
    const fatal = 'smtpd 会在每次连接时终止（fatal: no SASL authentication mechanisms）';
    switch (d.problem) {
      case 'default': return `使用 Dovecot 时，“smtpd_sasl_path” 必须指向它的认证套接字；默认值 “${d.path}” 只适用于 Cyrus SASL。${fatal}。`;
      case 'endpoint': return `Postfix 会把 “${d.path}” 当作文件；网络地址要写成 “inet:${d.path}”。${fatal}。`;
      case 'chroot': return `该服务运行在 chroot 环境中，会到队列目录之下去找 “${d.path}”。${fatal}。`;
      case 'rooted': return `“${d.path}” 以斜杠开头，Postfix 就不会到队列目录之下去找套接字。${fatal}。`;
      case 'cyrus': return `“${d.path}” 是套接字，${d.written ? '“smtpd_sasl_type = cyrus” 不使用它' : '只有 “smtpd_sasl_type = dovecot” 才使用它；这里没有设置该参数，而通常的默认值是 cyrus'}：登录都会得到 “535 5.7.8 Error: authentication failed”。`;
    }
  },
  'port-465-wrapper': (d) => {
    const mode = `${d.program}_tls_wrappermode`;
    switch (d.problem) {
      case 'off': return `${d.port} 端口要求连接后立即开始 TLS，而没有 “${mode} = yes” 时 Postfix 会一直等待问候语：投递会卡住直到超时（… while receiving the initial server greeting）。`;
      case 'plain': return `“${mode}” 使连接一开始就进行 TLS 握手，而${d.host ? ` ${d.host} 的 ${d.port} 端口` : ' 25 端口上的服务器'}先发送明文问候语：每次投递都会失败（SSL_connect error … wrong version number）。`;
      case 'level': return `“${mode}” 要求 “${d.program}_tls_security_level = encrypt” 或更高的级别：否则 Postfix 不会连接任何服务器，所有邮件都会被推迟。`;
    }
  },
  'tls-without-certificate': (d) =>
    `启用了 TLS，但没有证书（No server certs available. TLS won't be enabled）：${
      d.wrapper ? '连接会被直接关闭，没有任何应答' : `服务器照样通告 STARTTLS，却回复 “454 4.7.0 TLS not available due to local problem”${d.must ? '，并且以 “530 5.7.0 Must issue a STARTTLS command first” 拒收所有邮件' : ''}`
    }。`,
  'certificate-without-key': (d) => {
    switch (d.problem) {
      case 'no-key': return `没有设置 “${d.key}”，因此私钥必须也在 “${d.file}” 中，${d.sure ? '而 Certbot 不会把私钥放在那里' : '但它看上去只有证书'}：这样 TLS 会被停用（No private key found）。`;
      case 'no-certificate': return `没有 “${d.cert}”，只有私钥是没有用的${d.server ? '：TLS 不会启用（No server certs available）' : '，Postfix 不会读取它'}。`;
      case 'ignored': return `同时设置了 “${d.chain}”：Postfix 只使用它，忽略 “${d.cert}” 和 “${d.key}”。`;
    }
  },
  'mandatory-only-protocols': (d) =>
    `“${d.name}” 只在强制 TLS 时起作用，而这里最多是 “may”：这一行不起作用。对这类会话起作用的是 “${d.instead}”。`,
  'weak-protocol': (d) => {
    switch (d.problem) {
      case 'none': return '这个列表没有留下任何 TLS 协议版本：每次握手都会失败（no protocols available）。';
      case 'old': return `这个列表只留下 ${d.enabled.join('、')}，而现在的系统都会拒绝它们：与这些系统之间无法使用 TLS。`;
      case 'ssl': return `这个列表仍然启用 SSLv3，只要 OpenSSL 还支持它；该协议已被攻破（RFC 7568）。可改用 “${d.suggestion}”。`;
      case 'no-tls13': return `只列出名称时，其余协议都会停用，包括 TLSv1.3。“${d.suggestion}” 允许更新的协议。`;
    }
  },
  'weak-cipher': (d) =>
    d.nothing ? '“null” 只留下不加密的密码套件：使用 TLSv1.2 及更旧的版本时，会话要么失败（no shared cipher），要么内容可被途中任何人读取。'
    : `“${d.grade}” 会放行早已被攻破的密码套件；“medium” 并不会排除现今系统所需要的任何套件。`,
  'encrypt-on-port-25': (d) =>
    `接收互联网邮件的服务器不得在 ${d.port} 端口强制要求 TLS（RFC 3207）：不支持 TLS 的发送方会被拒绝（530 5.7.0 Must issue a STARTTLS command first）。“may” 表示提供 TLS；强制要求应写在 master.cf 的 submission 服务中。`,
  'wrappermode-in-main': (d) =>
    `这会使 ${d.port} 端口等待 TLS 握手，其他服务器和客户端则一直等不到问候语。它应写在 master.cf 中 465 端口的服务里：“-o smtpd_tls_wrappermode=yes”。`,
};
