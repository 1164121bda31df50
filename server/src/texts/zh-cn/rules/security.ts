import type { SecurityRuleData } from '../../../rules/security/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about logins and TLS say. */
export const zhCnSecurityRules: TextsOf<SecurityRuleData> = {
  'sasl-without-passwords': (d) =>
    `“${d.enable}” 已开启，而 “${d.maps}” 为空：${d.program} 每次投递前都会报错退出，` +
    `所有邮件滞留在队列中（“specify a password table via the \`${d.maps}' configuration parameter”）。`,
  'sasl-noplaintext': (d) =>
    `${d.host} 只支持 ${d.mechanisms.join('、')} 认证，而 “noplaintext” 排除了所有这些机制，使用 TLS 时也一样：` +
    '所有邮件都会被推迟（“SASL authentication failed; … no mechanism available”）。',
  'relayhost-without-tls': (d) =>
    `${d.host} 只接收通过 TLS 发来的邮件，而这里没有启用 TLS：邮件会被退回（“530 … Must issue a STARTTLS command first”）。`,
  'verify-without-ca': (d) =>
    `“${d.level}” 需要已知的证书颁发机构，而 “${d.file}” 没有设置：所有邮件都会被推迟（“Server certificate not verified”）。`,
  'sasl-without-tls': (d) =>
    d.tls
      ? 'STARTTLS 之前就提供登录认证：客户端可能以明文发送密码。设置 “smtpd_tls_auth_only = yes”，就只在 TLS 会话中提供认证。'
      : '提供了登录认证，但没有启用 TLS：密码会在网络上明文传输。',
  'sasl-dovecot-path': (d) => {
    const fatal = 'smtpd 每次接受连接都会报错退出（“fatal: no SASL authentication mechanisms”）';
    switch (d.problem) {
      case 'default':
        return `使用 Dovecot 时，“smtpd_sasl_path” 必须指向它的认证套接字，而默认值 “${d.path}” 只适用于 Cyrus SASL：${fatal}。`;
      case 'endpoint':
        return `Postfix 会把 “${d.path}” 当作文件（网络地址应写成 “inet:${d.path}”）：${fatal}。`;
      case 'chroot':
        return `该服务运行在 chroot 环境中，会到队列目录下去找 “${d.path}”：${fatal}。`;
      case 'rooted':
        return `“${d.path}” 以斜杠开头，Postfix 不会到队列目录下去找，而套接字在那里：${fatal}。`;
      case 'cyrus': {
        const user = d.written
          ? '“smtpd_sasl_type = cyrus” 不使用它'
          : '只有 “smtpd_sasl_type = dovecot” 才使用它（这里没有设置，默认值通常是 cyrus）';
        return `“${d.path}” 是套接字，${user}：所有登录都会得到 “535 5.7.8 Error: authentication failed”。`;
      }
    }
  },
  'port-465-wrapper': (d) => {
    const mode = `${d.program}_tls_wrappermode`;
    switch (d.problem) {
      case 'off':
        return (
          `${d.port} 端口要求连接后立即开始 TLS，而没有 “${mode} = yes” 时 Postfix 会等待问候语：` +
          '每次投递都会超时（“… while receiving the initial server greeting”）。'
        );
      case 'plain':
        return (
          `“${mode}” 使 Postfix 一连接就开始 TLS 握手，` +
          `而${d.host ? ` ${d.host} 的 ${d.port} 端口` : ' 25 端口上的服务器'}会先发送明文问候语：` +
          '每次投递都会失败（“SSL_connect error … wrong version number”）。'
        );
      case 'level':
        return (
          `“${mode}” 要求 “${d.program}_tls_security_level = encrypt” 或更高的级别：否则 Postfix 不会连接任何服务器，` +
          '所有邮件都会被推迟。'
        );
    }
  },
  'tls-without-certificate': (d) =>
    `启用了 TLS，但没有证书：${
      d.wrapper
        ? '连接会被直接关闭，没有任何应答'
        : 'smtpd 照样提供 STARTTLS，却应答 “454 4.7.0 TLS not available due to local ' +
          `problem”${d.must ? '，并拒绝所有邮件' : ''}`
    }（“No server certs available. TLS won't be enabled”）。`,
  'certificate-without-key': (d) => {
    switch (d.problem) {
      case 'no-key': {
        const effect = d.sure
          ? `Certbot 不会把私钥放进 “${d.file}”：TLS 会被停用`
          : `“${d.file}” 看上去只有证书：如果其中没有私钥，TLS 会被停用`;
        return `没有设置 “${d.key}”，而 ${effect}（“No private key found”）。`;
      }
      case 'no-certificate':
        return (
          `没有 “${d.cert}” 时，私钥不起作用：` +
          `${d.server ? 'TLS 不会启用（“No server certs available”）' : 'Postfix 不会读取它'}。`
        );
      case 'ignored':
        return `同时设置了 “${d.chain}”：Postfix 只使用它，会忽略 “${d.cert}” 和 “${d.key}”。`;
    }
  },
  'mandatory-only-protocols': (d) =>
    `“${d.name}” 用于强制 TLS，而这里的级别最高只是 “may”：这一行不起作用，起作用的是 “${d.instead}”。`,
  'weak-protocol': (d) => {
    switch (d.problem) {
      case 'none':
        return '这个列表没有留下任何 TLS 协议版本：每次握手都会失败（“no protocols available”）。';
      case 'old':
        return `这个列表只留下 ${d.enabled.join('、')}，而现在的系统都会拒绝它们：与这些系统之间无法使用 TLS。`;
      case 'ssl':
        return `只要 OpenSSL 还支持 SSLv3，这个列表就会启用它，而 SSLv3 已被攻破（RFC 7568）。请改为 “${d.suggestion}”。`;
      case 'no-tls13':
        return `只列出协议名称，其余协议就都会停用，包括 TLSv1.3。“${d.suggestion}” 允许更新的协议。`;
    }
  },
  'weak-cipher': (d) =>
    d.nothing
      ? '“null” 只留下不加密的密码套件：使用 TLSv1.2 及更旧的版本时，会话内容可能被途中任何人读取，或者会话失败（“no shared cipher”）。'
      : `“${d.grade}” 允许早已被攻破的密码套件；“medium” 已包含现在的系统所需的一切。`,
  'encrypt-on-port-25': (d) =>
    `接收互联网邮件的服务器不得在 ${d.port} 端口强制要求 TLS（RFC 3207）：` +
    '不支持 TLS 的发送方会被拒绝（“530 5.7.0 Must issue a STARTTLS command first”）。' +
    '请用 “may” 提供 TLS，强制要求则写在 master.cf 的 submission 服务中。',
  'wrappermode-in-main': (d) =>
    `连接 ${d.port} 端口的服务器和客户端会等待问候语，而这一行使 Postfix 等待 TLS 握手：收不到任何邮件。它应写在 master.cf 中 465 端口的服务里：` +
    '“-o smtpd_tls_wrappermode=yes”。',
  'dane-without-dnssec': (d) =>
    d.level === 'dane-only'
      ? `“dane-only” 需要 “${d.name} = dnssec”：否则所有邮件都会被推迟（“configured with dnssec lookups disabled”）。`
      : `“${d.level}” 需要 “${d.name} = dnssec”：否则按 “may” 发送邮件（“configured with dnssec lookups disabled”）。`,
  'hidden-starttls': (d) => {
    const effect = d.server
      ? '客户端无法继续（“530 5.7.0 Must issue a STARTTLS command first”）'
      : '所有邮件都会被推迟（“TLS is required, but was not offered”）';
    return `请从 “${d.name}” 中删除 “starttls”：“${d.levelName} = ${d.level}” 要求使用 TLS，${effect}。`;
  },
  'tlsproxy-certificate': (d) =>
    d.program === 'smtpd'
      ? `在 postscreen 阶段客户端看到的是另一个证书：tlsproxy 使用 “${d.twin}”，而不是这里的 “${d.name}”。请在 main.cf 中设置。`
      : `请把 “${d.twin}” 设为相同的值：tlsproxy 在启动时载入私钥，${d.program} 要求的其他私钥可能无法使用` +
        '（“request from tlsproxy client with unexpected settings”）。',
};
