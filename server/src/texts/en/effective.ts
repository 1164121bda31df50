/** What stands in the document that shows the effective configuration. */
export const enEffective = {
  title: (d: { file: string; release: string; commands: string }) => `${d.file} as Postfix ${d.release} reads it: ${d.commands}`,
  legend: () => 'Each comment says where the lines below it come from.',
  onlyHost: () => 'What only the host knows is left as it is written.',
  nothing: () => 'Nothing is set.',
  noOverrides: (d: { service: string }) => `${d.service} sets nothing of its own.`,
  noService: (d: { service: string }) => `There is no service ${d.service} in master.cf.`,
};
