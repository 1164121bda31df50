import { splitList } from '../../syntax/splitList.ts';
import { type AuditCheck, type AuditFinding, type CheckInput, auditFinding } from '../finding.ts';
import { spfCheck } from './spf.ts';

/** The article's list "security": SPF fits what is sent, failures of DKIM, failures of TLS in the log. */
export const articleSecurityCheck: AuditCheck = {
  id: 'article-security',
  judge(input) {
    const finding = auditFinding('article-security');
    return [
      ...spfRow(input),
      finding('unseen', 'rowDkimFailures', {}),
      ...['smtpd_tls_loglevel', 'smtp_tls_loglevel'].map((name): AuditFinding => {
        const level = input.identity.settings.number(name);
        const source = { name };
        if (level > 0) return finding('passed', 'rowTlsLog', { level: `${name} = ${level}` }, { source });
        return finding(
          'failed',
          'rowTlsLogOff',
          { setting: name },
          { source, cure: { kind: 'setting', name, value: '1' } },
        );
      }),
    ];
  },
};

function spfRow(input: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('article-security');
  const spf = spfCheck.judge(input);
  if (spf.length === 0) return [];
  if (spf.some(({ verdict }) => verdict === 'failed' || verdict === 'warning'))
    return [finding('failed', 'rowSpf', { state: 'failed' })];
  const isSeen = spf.every(({ verdict }) => verdict === 'passed');
  return [finding(isSeen ? 'passed' : 'unseen', 'rowSpf', { state: isSeen ? 'passed' : 'unseen' })];
}

/** The article's list "performance": none of it is in a configuration. */
export const articlePerformanceCheck: AuditCheck = {
  id: 'article-performance',
  judge: () => {
    const finding = auditFinding('article-performance');
    return [
      finding('unseen', 'rowDelay', {}),
      finding('unseen', 'rowLoad', {}),
      finding('unseen', 'rowBandwidth', {}),
    ];
  },
};

/** The article's list "compliance": how long the log is kept, borders, national cryptography. */
export const articleComplianceCheck: AuditCheck = {
  id: 'article-compliance',
  judge(input) {
    const finding = auditFinding('article-compliance');
    return [...logRow(input), finding('unseen', 'rowBorders', {}), finding('unseen', 'rowNational', {})];
  },
};

/** Where the rotation of the mail log may be set up on Debian and Red Hat, and for Postfix's own log file. */
const rotationFiles = ['/etc/logrotate.d/rsyslog', '/etc/logrotate.d/syslog', '/etc/logrotate.d/postfix'];
const wantedDays = 180;

/** logrotate.conf(5): `rotate COUNT` with `daily`, `weekly` …, of the block that names the mail log. */
function logRow({ inputs, identity, facts }: CheckInput): readonly AuditFinding[] {
  const finding = auditFinding('article-compliance');
  if (!inputs.files) return [finding('unseen', 'rowLogKept', {})];
  const answers = rotationFiles.map((path) => ({ path, answer: facts.ask({ kind: 'text', path }) }));
  if (answers.some(({ answer }) => answer.kind === 'pending')) return [];
  const own = identity.settings.text('maillog_file').trim();
  const logs = ['/var/log/mail.log', '/var/log/maillog', ...(own === '' ? [] : [own])];
  for (const { path, answer } of answers) {
    const days = answer.kind === 'text' ? daysKept(answer.text, logs) : undefined;
    if (days === undefined) continue;
    if (days < wantedDays) return [finding('failed', 'rowLogKeptShort', { path, days })];
    return [finding('passed', 'rowLogKeptLong', { path, days })];
  }
  return [finding('unseen', 'rowLogKept', {})];
}

const periods: Readonly<Record<string, number>> = { hourly: 1 / 24, daily: 1, weekly: 7, monthly: 30, yearly: 365 };

function daysKept(text: string, logs: readonly string[]): number | undefined {
  for (const [, paths = '', body = ''] of text.replace(/^\s*#.*$/gm, '').matchAll(/([^{}]+)\{([^}]*)\}/g)) {
    if (!splitList(paths).some(({ text: path }) => logs.includes(path))) continue;
    const count = /^\s*rotate\s+(\d+)/m.exec(body)?.[1];
    const period = /^\s*(hourly|daily|weekly|monthly|yearly)\b/m.exec(body)?.[1];
    if (count !== undefined && period !== undefined) return Math.floor(Number(count) * (periods[period] ?? 0));
  }
  return undefined;
}
