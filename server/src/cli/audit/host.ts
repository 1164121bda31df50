import type { AuditHost } from '../../audit/runAudit.ts';
import { readCertificates } from './certificateFiles.ts';
import { pathBelow, readAlgorithms, readTextFile } from './machineAnswers.ts';
import type { NameServer } from './nameServer.ts';
import { fetchPolicy } from './policyFile.ts';
import { createProbe } from './probe.ts';
import { createResolver } from './resolver.ts';
import { evaluateSpf } from './spf.ts';

/** What a program on Node adds to an audit: how it asks the user, and what it shows. */
export type AuditUser = Pick<AuditHost, 'confirm' | 'progress' | 'cancelled'>;

/**
 * The world as Node reaches it.
 * @param root the folder that holds the files of the audited machine; undefined: none are at hand
 */
export function nodeAuditHost(nameServer: NameServer, root: string | undefined, user: AuditUser): AuditHost {
  const resolver = createResolver(nameServer);
  const probe = createProbe();
  return {
    ...user,
    spf: evaluateSpf,
    now: () => Date.now(),
    async answer(question) {
      switch (question.kind) {
        case 'dns':
          return resolver.ask(question.name, question.type);
        case 'policy':
          return fetchPolicy(question.domain, resolver);
        case 'probe':
          return probe(question);
        case 'algorithms':
          return readAlgorithms();
        case 'text':
          return root === undefined ? { kind: 'notAsked' } : readTextFile(pathBelow(root, question.path));
        case 'certificate': {
          if (root === undefined) return { kind: 'notAsked' };
          const files = question.files.map((path) => pathBelow(root, path));
          return readCertificates(
            files,
            question.keyFile === undefined ? undefined : pathBelow(root, question.keyFile),
          );
        }
      }
    },
  };
}
