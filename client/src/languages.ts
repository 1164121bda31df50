/** The languages of main.cf and master.cf. */
export const configurationLanguages = ['postfix-main-cf', 'postfix-master-cf'] as const;

/** The languages of the extension. */
export const languages = [
  ...configurationLanguages,
  'postfix-table',
  'postfix-regexp',
  'postfix-pcre',
  'postfix-cidr',
] as const;
