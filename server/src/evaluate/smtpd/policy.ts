import { isAscii } from '../../base/byteString.ts';
import { splitList, unbrace } from '../../syntax/splitList.ts';
import type { CheckStatus } from '../trace.ts';
import type { PolicyAnswer, PolicyRequest } from '../world.ts';
import { accessCases } from './accessCases.ts';
import { decideResult } from './actions.ts';
import { policyRequest } from './policyRequest.ts';

import type { RestrictionCall, SmtpdCheck } from './state.ts';

/** A policy server as a restriction names it, with what its braces set (policy_client_register()). */
interface PolicyServer {
  /** `inet:127.0.0.1:10023`. */
  readonly endpoint: string;
  /** Without the type of socket, as log lines have it. */
  readonly name: string;
  readonly setting: (name: string) => string;
}

function readServer({ service: { settings } }: SmtpdCheck, text: string): PolicyServer {
  const own = new Map<string, string>();
  let endpoint = text;
  if (text.startsWith('{')) {
    const [first, ...rest] = splitList(unbrace(text).text).map((item) =>
      item.text.startsWith('{') ? unbrace(item.text).text : item.text,
    );
    endpoint = first ?? '';
    for (const item of rest) {
      const equals = item.indexOf('=');
      if (equals > 0) own.set(item.slice(0, equals).trim(), item.slice(equals + 1).trim());
    }
  }
  return {
    endpoint,
    name: endpoint.replace(/^(inet|unix):/, ''),
    setting: (name) => own.get(name) ?? settings.text(`smtpd_policy_service_${name}`),
  };
}

/** Behind which no server's answer is looked for, however many tries are allowed. */
const mostTries = 100;

/** check_policy_service(): asks the server, and does what it says or, where it does not answer, the default action. */
export function checkPolicyService(check: SmtpdCheck, call: RestrictionCall, replyName: string): CheckStatus {
  const server = readServer(check, call.argument);
  const request = policyRequest(check, server.setting('policy_context'));
  const action = askServer(check, server, request) ?? server.setting('default_action');
  check.trace(
    { kind: 'answer', source: 'policy', asked: server.endpoint, answer: action },
    isAscii(server.endpoint + action),
  );
  return decideResult(check, action, {
    source: call.argument,
    key: 'policy query',
    replyName,
    subject: call.subject,
    defaultAccess: call.defaultAccess,
  });
}

/** attr_clnt_request(): undefined where no try brings an answer. */
function askServer(check: SmtpdCheck, server: PolicyServer, request: PolicyRequest): string | undefined {
  const { state } = check;
  const tries = Math.min(Number(server.setting('try_limit')) || mostTries, mostTries);
  for (let count = 1; count <= tries; count++) {
    // Once the server hung up, smtpd connects anew for a further try only, not for a further request.
    const reason = state.deadServers?.has(server.endpoint) ? 'Application error' : attempt(check, server, request);
    if (typeof reason !== 'string') return reason.action;
    if (count === tries || reason !== 'Application error')
      check.log(`warning: problem talking to server ${server.name}: ${reason}`);
    if (count < tries) state.deadServers?.delete(server.endpoint);
  }
  return undefined;
}

/** One request: the action, or why there is none. */
function attempt(
  check: SmtpdCheck,
  server: PolicyServer,
  request: PolicyRequest,
): { readonly action: string } | string {
  const answer: PolicyAnswer = check.reading.world.policy(server.endpoint, request) ?? assumed(check, server, request);
  if (answer.kind === 'unreachable') {
    check.log(`warning: connect to ${server.name}: ${answer.reason}`);
    return answer.reason;
  }
  check.policyRequests.push(request);
  if (answer.kind === 'closed') {
    check.state.deadServers ??= new Set();
    check.state.deadServers.add(server.endpoint);
    return 'Application error';
  }
  return readReply(check, server, answer.bytes);
}

/** attr_vscan_plain(): the first `action=` counts, and an empty line ends the reply. */
function readReply(check: SmtpdCheck, server: PolicyServer, bytes: string): { readonly action: string } | string {
  let action: string | undefined;
  const lines = bytes.split('\n');
  for (const line of lines.slice(0, -1)) {
    if (line === '') {
      if (action !== undefined) return { action };
      check.log(`warning: missing attribute action in input from ${server.name}`);
      return 'Application error';
    }
    if (action === undefined && line.startsWith('action=')) action = line.slice('action='.length);
  }
  check.log(`warning: timeout on ${server.name} while reading input attribute name`);
  return 'Connection timed out';
}

function assumed(check: SmtpdCheck, server: PolicyServer, request: PolicyRequest): PolicyAnswer {
  return check.reading.choose<PolicyAnswer>({ kind: 'policy', server: server.endpoint, request }, [
    ...accessCases.map(({ label, value }) => ({
      label,
      value: { kind: 'reply' as const, bytes: `action=${value}\n\n` },
    })),
    { label: 'no answer', value: { kind: 'unreachable', reason: 'Connection refused' } },
  ]);
}
