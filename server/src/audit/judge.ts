import { bimiCheck } from './checks/bimi.ts';
import { articleComplianceCheck, articlePerformanceCheck, articleSecurityCheck } from './checks/articleRows.ts';
import { caaCheck } from './checks/caa.ts';
import { configurationCheck } from './checks/configuration.ts';
import { certificateCheck } from './checks/certificate.ts';
import { daneCheck } from './checks/dane.ts';
import { dkimCheck } from './checks/dkim.ts';
import { dmarcCheck } from './checks/dmarc.ts';
import { dmarcReportsCheck } from './checks/dmarcReports.ts';
import { dnsListsCheck } from './checks/dnsLists.ts';
import { dnssecCheck } from './checks/dnssec.ts';
import { heloCheck } from './checks/helo.ts';
import { hostnameCheck } from './checks/hostname.ts';
import { limitsCheck } from './checks/limits.ts';
import { mtaStsCheck } from './checks/mtaSts.ts';
import { mxCheck } from './checks/mx.ts';
import { nationalAlgorithmsCheck } from './checks/nationalAlgorithms.ts';
import { outgoingCheck } from './checks/outgoing.ts';
import { probeCheck } from './checks/probe.ts';
import { reverseCheck } from './checks/reverse.ts';
import { signingCheck } from './checks/signing.ts';
import { spfCheck } from './checks/spf.ts';
import { spfLimitsCheck } from './checks/spfLimits.ts';
import { srsCheck } from './checks/srs.ts';
import { tlsRptCheck } from './checks/tlsRpt.ts';
import { tlsSettingsCheck } from './checks/tlsSettings.ts';
import type { AuditCheck, AuditFinding } from './finding.ts';
import type { AuditInputs } from './inputs.ts';
import { mailIdentity } from './mailIdentity.ts';
import type { AuditFacts } from './question.ts';

/** In the order of the report. */
export const auditChecks: readonly AuditCheck[] = [
  configurationCheck,
  hostnameCheck,
  outgoingCheck,
  heloCheck,
  reverseCheck,
  mxCheck,
  spfCheck,
  spfLimitsCheck,
  dkimCheck,
  signingCheck,
  dmarcCheck,
  dmarcReportsCheck,
  mtaStsCheck,
  tlsRptCheck,
  daneCheck,
  caaCheck,
  dnssecCheck,
  srsCheck,
  bimiCheck,
  certificateCheck,
  tlsSettingsCheck,
  nationalAlgorithmsCheck,
  dnsListsCheck,
  probeCheck,
  articleSecurityCheck,
  articlePerformanceCheck,
  articleComplianceCheck,
  limitsCheck,
];

/** What all checks say, given what is known. A pure function; what the checks miss, `facts` has noted. */
export function judgeAll(inputs: AuditInputs, facts: AuditFacts): readonly AuditFinding[] {
  const input = { inputs, facts, identity: mailIdentity(inputs, facts) };
  return auditChecks.flatMap((check) => [...check.judge(input)]);
}
