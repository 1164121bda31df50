import type { AuditData } from '../audit/data.ts';
import { enAudit } from './en/audit/index.ts';
import type { Locale } from './locales.ts';
import type { TextsOf } from './textsOf.ts';
import { zhCnAudit } from './zh-cn/audit/index.ts';

/** Every text of the audit. A finding without a text does not compile. */
export type AuditTexts = Omit<typeof enAudit, 'findings'> & { readonly findings: TextsOf<AuditData> };

/** By locale. They stand apart from the other texts, which every start of the server loads. */
export const auditTexts: Readonly<Record<Locale, AuditTexts>> = { en: enAudit, 'zh-cn': zhCnAudit };
