import type { enAuditServices } from '../../en/audit/services.ts';

const rows = {
  passed: 'SPF 与本服务器发送的邮件相符。',
  failed: 'SPF 与本服务器发送的邮件不符，见上文。',
  unseen: '看不出 SPF 与本服务器发送的邮件是否相符，见上文。',
};

export const zhCnAuditServices: typeof enAuditServices = {
  probeOff: () => '没有连接任何服务。需要时请用 --probe。',
  probeNothing: () => '在已知的地址上没有可以连接的服务。请用 --address 指明地址。',
  probeFailed: (d) => `${d.address} 端口 ${d.port} 不能工作：${d.why}`,
  probeBanner: (d) => `${d.address} 端口 ${d.port} 应答“${d.banner}”。`,
  probeBannerName: (d) => `${d.address} 端口 ${d.port} 应答“${d.banner}”，开头不是 ${d.host}。`,
  probeStartTls: (d) => `${d.address} 端口 ${d.port} 使用 ${d.protocol}（${d.cipher}）。`,
  probeNoStartTls: (d) => `设置要求 STARTTLS，${d.address} 端口 ${d.port} 却没有提供。`,
  probeStartTlsUnwanted: (d) =>
    `设置中没有 STARTTLS，${d.address} 端口 ${d.port} 却提供了。是否忘了重新加载 Postfix？`,
  probeAuthInClear: (d) => `${d.address} 端口 ${d.port} 在 TLS 之前就提供用密码登录。`,
  probeAuthUnwanted: (d) => `设置中没有登录，${d.address} 端口 ${d.port} 却提供了。是否忘了重新加载 Postfix？`,
  probeNoAuth: (d) => `设置要求提供登录，${d.address} 端口 ${d.port} 却没有提供。`,
  probeAuth: (d) => `${d.address} 端口 ${d.port} 提供登录：${d.mechanisms}。`,
  probeCertificate: (d) => `${d.address} 端口 ${d.port} 出示用于 ${d.names} 的证书。`,
  probeOtherCertificate: (d) => `${d.address} 端口 ${d.port} 出示用于 ${d.names} 的证书，不用于 ${d.host}。`,
  probeCertificateDiffers: (d) =>
    `${d.address} 端口 ${d.port} 出示的不是 ${d.file} 中的证书。是否忘了重新加载 Postfix？`,
  probeRelayRefused: (d) => `从 ${d.from} 看，${d.address} 端口 ${d.port} 不为他人接收邮件：${d.reply}`,
  probeRelayTaken: (d) => `从 ${d.from} 看，${d.address} 端口 ${d.port} 是开放中继：${d.reply}`,
  probeRelayTrusted: (d) =>
    `${d.address} 端口 ${d.port} 从 ${d.from} 接收发往他处的邮件，因为配置信任该地址（mynetworks）；` +
    '陌生客户端会被拒绝。要确认，请从别处探测。',
  probeSimulatorAgrees: (d) => `${d.address} 端口 ${d.port} 对 ${d.from} 的应答与配置一致。`,
  probeSimulatorDiffers: (d) =>
    `${d.address} 端口 ${d.port} 对 ${d.from} 应答“${d.said}”，按配置应为“${d.expected}”。是否忘了重新加载 Postfix？`,
  probeSimulatorUnsure: (d) => `${d.address} 端口 ${d.port} 应如何应答 ${d.from}，取决于这里不知道的信息。`,
  rowSpf: (d) => rows[d.state],
  rowDkimFailures: () => 'DKIM 失败率（应低于 0.1%）见 DMARC 报告，配置中看不出。',
  rowTlsLog: (d) => `记录 TLS 日志（${d.level}）：请在日志中统计“TLS handshake failed”和“SSL_accept error”。`,
  rowTlsLogOff: (d) => `${d.setting} 为 0：TLS 的故障几乎不会记入日志。请设为 1。`,
  rowDelay: () => '邮件延迟（平均 500 毫秒）见日志中的“delay=”和“delays=”。',
  rowLoad: () => 'CPU 负载（最高 85%）要看机器的监控。',
  rowBandwidth: () => '网络利用率（最高 70%）要看机器的监控。',
  rowLogKept: () => '日志保留时间（180 天）由 logrotate 或 journald 决定。请在那台机器上运行审计。',
  rowLogKeptShort: (d) => `${d.path} 只保留邮件日志 ${d.days} 天，要求 180 天。`,
  rowLogKeptLong: (d) => `${d.path} 保留邮件日志 ${d.days} 天。`,
  rowBorders: () => '数据跨境的合规证明不在配置之中。',
  rowNational: () => '国产密码应用认证不在配置之中。',
  limitRateNone: (d) => `${d.service} 不限制一个客户端的邮件数。要限制，请用 smtpd_client_message_rate_limit。`,
  limitRate: (d) => `${d.service} 在 ${d.unit} 内最多接收一个客户端的 ${d.count} 封邮件。`,
  limitLifetime: (d) => `邮件最多尝试投递 ${d.value}（maximal_queue_lifetime）。`,
  limitLifetimeShort: (d) => `邮件在 ${d.value} 后就放弃；RFC 5321 要求四到五天。`,
  limitLifetimeLong: (d) => `邮件尝试投递长达 ${d.value}：发件人很晚才知道没有送达。`,
  limitSizeNone: () => '邮件大小不限（message_size_limit = 0）：一封邮件就可能占满磁盘。',
  limitSize: (d) => `邮件最大 ${d.bytes} 字节。`,
  limitSizeSmall: (d) => `邮件最大只有 ${d.bytes} 字节；别人常发送 25 MB 的邮件。`,
  limitSizeAboveMailbox: (d) =>
    `message_size_limit（${d.bytes}）大于 mailbox_size_limit（${d.mailbox}）：local(8) 会拒绝运行。`,
};
