/** The languages of the extension. */
export const languages = ['postfix-main-cf', 'postfix-master-cf'] as const;
