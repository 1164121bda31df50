/** What stands in the document that shows the effective configuration. */
export const enEffective = {
  title: (d: { file: string; release: string; commands: string }) =>
    `${d.file} as Postfix ${d.release} reads it: ` + `${d.commands}`,
  withoutDefaults: (d: { command: string }) => `${d.command}, without defaults`,
  legend: () => 'Each comment says where the lines below it come from.',
  onlyHost: () => 'Values that only the host knows are left as written.',
  nothing: () => 'Nothing is set.',
  noOverrides: (d: { service: string }) => `${d.service} overrides no settings.`,
  noService: (d: { service: string }) => `master.cf has no service ${d.service}.`,
};
