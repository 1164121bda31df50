/** The pages of docs/rules by code and locale, in Markdown. */
export declare function rulePages(): Record<string, Record<'en' | 'zh-cn', string>>;
