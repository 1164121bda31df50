import type { enEffective } from '../en/effective.ts';

export const zhCnEffective: typeof enEffective = {
  title: (d) => `Postfix ${d.release} 读取 ${d.file} 的结果：${d.commands}`,
  withoutDefaults: (d) => `${d.command}，不含默认值`,
  legend: () => '每条注释说明其下各行的来源。',
  onlyHost: () => '只有在主机上才能知道的值保持原样。',
  nothing: () => '没有任何设置。',
  noOverrides: (d) => `${d.service} 没有自己的设置。`,
  noService: (d) => `master.cf 中没有服务 ${d.service}。`,
};
