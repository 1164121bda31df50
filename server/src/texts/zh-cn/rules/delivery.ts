import type { DeliveryRuleData } from '../../../rules/delivery/data.ts';
import type { TextsOf } from '../../textsOf.ts';

/** What the rules about mail that is lost late, and what delivery agents need say. */
export const zhCnDeliveryRules: TextsOf<DeliveryRuleData> = {
  'size-limit': (d) => {
    if (d.program === 'smtpd') {
      return (
        `“${d.limit}” 小于 “${d.message}” 的 1.5 倍：smtpd 可能接收队列放不下的邮件` +
        '（“queue_minfree(…) should be at least 1.5*message_size_limit(…)”）。'
      );
    }
    return d.unlimited
      ? `邮件大小不限，而 “${d.limit}” 限制了邮箱：${d.program} 每次投递都会报错退出` +
          `（“configuration error: ${d.limit} is limited but ${d.message} is unlimited”）。`
      : `“${d.limit}” 小于 “${d.message}”：${d.program} 每次投递都会报错退出` +
          `（“configuration error: ${d.limit} is smaller than ${d.message}”）。`;
  },
  'adjusted-limit': (d) =>
    `“${d.name}” ${d.order === 'larger' ? '大于' : '小于'} “${d.by}”：Postfix 对两者都使用 ${d.value}` +
    `（“${d.name} is ${d.order} than ${d.by} - adjusting ${d.name}”）。`,
  'virtual-mailbox-setup': (d) =>
    d.name === 'virtual_mailbox_base'
      ? '这些邮件由 virtual(8) 投递，它需要 “virtual_mailbox_base”：没有设置时每次启动都会报错退出，邮件留在队列中' +
        '（“bad string length 0 < 1: virtual_mailbox_base”）。'
      : `这些邮件由 virtual(8) 投递，而 “${d.name}” 为空：每封邮件都会被推迟` +
        `（“${/uid/.test(d.name) ? 'uid' : 'gid'} not found in ${d.name}”）。`,
  'filter-loop': (d) =>
    d.program === 'pickup'
      ? `“${d.service}” 交给 sendmail(1) 的邮件会带着同样的 “${d.name}” 被 pickup 取走：` +
        `邮件来回循环（“too many hops”）。请在 master.cf 中对 pickup 关闭：“-o ${d.name}=”。`
      : `“${d.service}” 从过滤器收回邮件，又把它发回去：邮件来回循环（“too many hops”）。请在 master.cf 中对它关闭：“-o ${d.name}=”。`,
  'filter-twice': (d) =>
    d.what === 'copies'
      ? `邮件在过滤之前和之后（“${d.service}”）都经过 cleanup：“${d.name}” 的每份抄送会发两次。` +
        '其中一处需要 “receive_override_options=no_address_mappings”。'
      : `“${d.service}” 从过滤器收回邮件，Milter 又运行了一遍。可以用 “-o smtpd_milters=” 或 “no_milters” 在那里关闭。`,
  'mappings-off': () =>
    '没有设置过滤器，之后不会再查询规范地址、虚拟别名和密送的表：它们都不起作用（“User unknown in virtual alias table”）。',
  backscatter: (d) =>
    d.problem === 'unlisted'
      ? '会接收不存在的收件人的邮件，之后再退给发件人，而这些发件人多半是伪造的。'
      : `没有 “${d.table}” 时，会接收 “${d.list}” 中域名的任何地址，收件人不存在时再退给发件人，而这些发件人多半是伪造的。`,
  'accounts-only': (d) =>
    `“${d.name}” 把邮件投递给别的程序，而 smtpd 仍只接收在本机有账户的用户` +
    '（“User unknown in local recipient table”）：有哪些用户由 “local_recipient_maps” 决定。',
  'headers-rewritten': (d) =>
    `SRS 只针对信封发件人，而 “${d.name}” 还会改写 From: 邮件头，看不出是谁写的。请设置 “${d.classes} = ${d.wanted}”。`,
  'origin-in-aliases': (d) =>
    `本机程序会给 root@${d.domain} 之类的地址发邮件，而 “${d.domain}” 是虚拟别名域：` +
    'virtual_alias_maps 中没有的地址会被退回（“User unknown in virtual alias table”）。',
  'smtputf8-agent': (d) =>
    `需要 SMTPUTF8 的邮件会被接收，但如果 “${d.name}” 的服务器不提供该扩展（例如 Dovecot 2.3），就会被退回` +
    '（“SMTPUTF8 is required, but was not offered by host”）。',
};
